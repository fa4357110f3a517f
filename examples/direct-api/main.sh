#!/usr/bin/env bash
# The Roster API with curl, which signs by itself. See README.md.
set -euo pipefail

for program in curl jq; do
  command -v "$program" > /dev/null || {
    echo "This example needs $program: install it with your system's package manager." >&2
    exit 1
  }
done
: "${ROSTER_ENDPOINT:?Set it to the address of the API, as in http://127.0.0.1:8085}"
: "${ROSTER_ACCESS_KEY_ID:?Set it to an access key id (ak_...)}"
: "${ROSTER_SECRET_ACCESS_KEY:?Set it to the secret access key that belongs to it (rsk_...)}"

# call METHOD PATH [BODY] [CURL OPTION...]: one signed request; prints the body of the answer. Anything but 2xx is 22,
# with the problem that the API tells on standard error.
# The secret goes through a file descriptor, because arguments can be seen by every user of the machine.
call() {
  local method=$1 path=$2 body=${3-} answer status=0
  shift $(($# < 3 ? $# : 3))
  answer=$(curl --silent --show-error --fail-with-body --request "$method" \
    --retry 3 --retry-connrefused \
    --aws-sigv4 'aws:amz:global:roster' \
    --config <(printf 'user = "%s:%s"\n' "$ROSTER_ACCESS_KEY_ID" "$ROSTER_SECRET_ACCESS_KEY") \
    ${body:+--header 'Content-Type: application/json' --data "$body"} \
    "$@" "$ROSTER_ENDPOINT$path") || status=$?
  if ((status != 0)); then
    echo "$answer" >&2
    return "$status"
  fi
  echo "$answer"
}

new_key() {
  echo "$(date +%s)-$RANDOM-$RANDOM"
}

# What is created under a key of our own can be sent again without being created twice.
create() {
  call POST "$1" "$2" --header "Idempotency-Key: ${3:-$(new_key)}"
}

created=()
delete_all() {
  local index
  for ((index = ${#created[@]} - 1; index >= 0; index--)); do
    call DELETE "${created[index]}" > /dev/null
  done
  ((${#created[@]} == 0)) || echo "deleted: ${#created[@]}"
  created=()
}
trap delete_all EXIT

key=$(new_key)
project_id=$(create /v1/projects '{"name": "direct-api"}' "$key" | jq --raw-output .id)
created+=("/v1/projects/$project_id")
echo 'project: direct-api'

again=$(create /v1/projects '{"name": "direct-api"}' "$key" | jq --raw-output .id)
[[ $again == "$project_id" ]] && echo 'sent again with the same key: the same project'

member_id=$(create /v1/members '{"email": "jane@direct-api.example.com"}' | jq --raw-output .id)
created+=("/v1/members/$member_id")
assignment=$(create /v1/role_assignments \
  "{\"principal_id\": \"$member_id\", \"role_id\": \"project_user\", \"project_id\": \"$project_id\"}")
created+=("/v1/role_assignments/$(jq --raw-output .id <<< "$assignment")")
echo "role: $(jq --raw-output .role_id <<< "$assignment")"

count=0 token=''
while :; do
  page=$(call GET "/v1/permissions?page_size=20&page_token=$token")
  count=$((count + $(jq '.items | length' <<< "$page")))
  token=$(jq --raw-output '.next_page_token | @uri' <<< "$page")
  [[ $token ]] || break
done
echo "permissions: $count"

call POST /access/v1/evaluation "{
  \"subject\": {\"type\": \"member\", \"id\": \"jane@direct-api.example.com\"},
  \"action\": {\"name\": \"deployment.power\"},
  \"resource\": {\"type\": \"deployment\", \"id\": \"orders\", \"properties\": {\"project\": \"$project_id\"}}
}" | jq --raw-output '"may jane restart a deployment: \(if .decision then "yes" else "no" end) (\(.context.reason))"'

name=$(call PATCH "/v1/projects/$project_id?dry_run=true" '{"name": "direct-api-2"}' | jq --raw-output .name)
echo "dry run: $name"

etag=$(call GET "/v1/projects/$project_id" '' --output /dev/null --write-out '%header{etag}')
name=$(call PATCH "/v1/projects/$project_id" '{"note": "Ours"}' --header "If-Match: $etag" | jq --raw-output .name)
echo "changed as it was read: $name"

if ! problem=$(call PATCH "/v1/projects/$project_id" '{"note": "Mine"}' --header "If-Match: $etag" 2>&1 > /dev/null); then
  echo "changed by somebody else since: $(sed -n 's/.*\({.*}\).*/\1/p' <<< "$problem" | jq --raw-output '"\(.status) \(.code)"')"
fi
