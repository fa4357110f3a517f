# To be read into other steps: how to ask GitHub. The token is never an argument, where other programs could see it,
# and goes to no other host that GitHub sends on to.

# github METHOD PATH [FILE]: one request, with the JSON in FILE.
github() {
  method=$1 path=$2
  shift 2
  [ $# -eq 0 ] || set -- --data-binary "@$1" --header 'Content-Type: application/json'
  printf 'Authorization: Bearer %s\n' "$GITHUB_TOKEN" |
    curl --silent --show-error --fail --location --request "$method" --header @- \
      --header 'Accept: application/vnd.github+json' "$@" "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY$path"
}

# github_list PATH: all pages of a list, an item a line.
github_list() {
  page=1
  while :; do
    items=$(github GET "$1?per_page=100&page=$page")
    printf '%s\n' "$items" | jq -c '.[]'
    [ "$(printf '%s\n' "$items" | jq length)" -eq 100 ] || break
    page=$((page + 1))
  done
}
