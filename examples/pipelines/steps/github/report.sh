#!/bin/sh
# Fetches the report that was on the pull request: the artefact of its last review. Leaves reviewed.json in
# REVIEW_FOLDER.
set -eu
umask 077
# shellcheck source=api.sh
. "$(dirname "$0")/api.sh"

out=${REVIEW_FOLDER:-access-review}
commit=$(jq -er .commit "$out/change.json")

github GET "/actions/artifacts?per_page=100&name=access-review-$commit" > "$out/artifacts.json"
# What a fork uploads is not looked at.
artifact=$(jq -r --arg commit "$commit" '
  .artifacts
  | map(select(.expired | not) | select(.workflow_run | .head_sha == $commit and .head_repository_id == .repository_id))
  | sort_by(.created_at) | last | .id // empty
' "$out/artifacts.json")
if [ -z "$artifact" ]; then
  echo "refused: $commit has no review, or its report has expired" >&2
  exit 1
fi
github GET "/actions/artifacts/$artifact/zip" > "$out/reviewed.zip"
unzip -p "$out/reviewed.zip" report.json > "$out/reviewed.json"
