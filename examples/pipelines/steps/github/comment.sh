#!/bin/sh
# Writes report.md as a comment on the pull request, or anew into the comment that is there.
set -eu
umask 077
# shellcheck source=api.sh
. "$(dirname "$0")/api.sh"

out=${REVIEW_FOLDER:-access-review}
number=$(jq -er .pull_request.number "$GITHUB_EVENT_PATH")

github_list "/issues/$number/comments" > "$out/comments.ndjson"
# Anybody may write the marker into a comment of their own.
comment=$(jq -r -s --arg writer "${COMMENT_WRITER:-github-actions[bot]}" '
  map(select((.body | startswith("<!-- roster-review -->")) and .user.login == $writer)) | first | .id // empty
' "$out/comments.ndjson")

jq -n --rawfile body "$out/report.md" '{ body: $body }' > "$out/comment.json"
if [ -n "$comment" ]; then
  github PATCH "/issues/comments/$comment" "$out/comment.json" > /dev/null
else
  github POST "/issues/$number/comments" "$out/comment.json" > /dev/null
fi
