#!/bin/sh
# Writes report.md as a comment on the merge request, or anew into the comment that is there.
set -eu
umask 077
# shellcheck source=api.sh
. "$(dirname "$0")/api.sh"

out=${REVIEW_FOLDER:-access-review}
notes=$project/merge_requests/$CI_MERGE_REQUEST_IID/notes

gitlab GET /user > "$out/user.json"
gitlab_list "$notes" > "$out/notes.ndjson"
# Anybody may write the marker into a comment of their own.
note=$(jq -r -s --arg writer "$(jq -er .username "$out/user.json")" '
  map(select((.body | startswith("<!-- roster-review -->")) and .author.username == $writer)) | first | .id // empty
' "$out/notes.ndjson")

jq -n --rawfile body "$out/report.md" '{ body: $body }' > "$out/note.json"
if [ -n "$note" ]; then
  gitlab PUT "$notes/$note" "$out/note.json" > /dev/null
else
  gitlab POST "$notes" "$out/note.json" > /dev/null
fi
