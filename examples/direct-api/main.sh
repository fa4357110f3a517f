#!/usr/bin/env bash
# Uses the Roster API with curl alone. See README.md.
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

# call METHOD PATH [BODY] [CURL OPTION...]: one signed request; prints the answer's body. Anything but 2xx ends the
# script, with the problem that the API tells.
# The secret goes through a file descriptor, because arguments can be seen by every user of the machine.
call() {
  local method=$1 path=$2 body=${3-} answer status=0
  shift $(($# < 3 ? $# : 3))
  answer=$(curl --silent --show-error --fail-with-body --request "$method" \
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

# A create with an Idempotency-Key can be sent again after a network failure without creating a second object.
create() {
  call POST "$1" "$2" --header "Idempotency-Key: $(date +%s)-$RANDOM-$RANDOM"
}

step() {
  printf '\n\033[1m%s\033[0m\n' "$1"
}

created=()
delete_all() {
  local index
  for ((index = ${#created[@]} - 1; index >= 0; index--)); do
    call DELETE "${created[index]}" > /dev/null
    echo "deleted ${created[index]}"
  done
  created=()
}
trap delete_all EXIT

suffix=$(date +%s)-$RANDOM

step 'Create a project'
project=$(create /v1/projects "{\"name\": \"direct-api-$suffix\"}")
project_id=$(jq --raw-output .id <<< "$project")
created+=("/v1/projects/$project_id")
jq . <<< "$project"

step 'Create a member'
member=$(create /v1/members "{\"email\": \"jane-$suffix@example.com\", \"display_name\": \"Jane Doe\"}")
member_id=$(jq --raw-output .id <<< "$member")
created+=("/v1/members/$member_id")
jq . <<< "$member"

step 'Let the member work in the project'
assignment=$(create /v1/role_assignments \
  "{\"principal_id\": \"$member_id\", \"role_id\": \"project_user\", \"project_id\": \"$project_id\"}")
created+=("/v1/role_assignments/$(jq --raw-output .id <<< "$assignment")")
jq . <<< "$assignment"

step 'Who works in the project?'
call GET "/v1/role_assignments?project_id=$project_id" | jq '.items[] | {principal_id, role_id}'

step 'May the member restart a deployment there, and if not, why? (AuthZEN)'
call POST /access/v1/evaluation "{
  \"subject\": {\"type\": \"member\", \"id\": \"jane-$suffix@example.com\"},
  \"action\": {\"name\": \"deployment.power\"},
  \"resource\": {\"type\": \"deployment\", \"id\": \"orders\", \"properties\": {\"project\": \"$project_id\"}}
}" | jq '{decision, reason: .context.reason, message: .context.message}'

step 'Who may?'
call GET "/v1/who_can?permission=deployment.power&project_id=$project_id" | jq '.items[] | {name, role: .role_assignments[0].role_name}'

step 'What would renaming it do? (dry run: nothing is written)'
call PATCH "/v1/projects/$project_id?dry_run=true" "{\"name\": \"renamed-$suffix\"}" | jq '{name}'

step 'It still has its name'
call GET "/v1/projects/$project_id" | jq '{name}'

step 'Delete everything again'
delete_all
