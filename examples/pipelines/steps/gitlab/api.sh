# To be read into other steps: how to ask GitLab. The token is never an argument, where other programs could see it,
# and goes to no other host that GitLab sends on to.

# shellcheck disable=SC2034
project=/projects/$CI_PROJECT_ID

# gitlab METHOD PATH [FILE]: one request, with the JSON in FILE.
gitlab() {
  method=$1 path=$2
  shift 2
  [ $# -eq 0 ] || set -- --data-binary "@$1" --header 'Content-Type: application/json'
  printf 'Authorization: Bearer %s\n' "$GITLAB_REVIEW_TOKEN" |
    curl --silent --show-error --fail --location --request "$method" --header @- "$@" \
      "$CI_API_V4_URL$path"
}

# gitlab_list PATH: all pages of a list, an item a line.
gitlab_list() {
  page=1
  while :; do
    items=$(gitlab GET "$1?per_page=100&page=$page")
    printf '%s\n' "$items" | jq -c '.[]'
    [ "$(printf '%s\n' "$items" | jq length)" -eq 100 ] || break
    page=$((page + 1))
  done
}
