#!/bin/sh
# Fetches the report that was on the merge request: the artefact of its last review. Leaves reviewed.json in
# REVIEW_FOLDER.
set -eu
umask 077
# shellcheck source=api.sh
. "$(dirname "$0")/api.sh"

out=${REVIEW_FOLDER:-access-review}
number=$(jq -er .number "$out/change.json")

gitlab_list "$project/merge_requests/$number/pipelines" > "$out/pipelines.ndjson"
pipeline=$(jq -er -s 'max_by(.id).id' "$out/pipelines.ndjson")
gitlab_list "$project/pipelines/$pipeline/jobs" > "$out/jobs.ndjson"
job=$(jq -r -s 'map(select(.name == "access-review")) | max_by(.id).id // empty' "$out/jobs.ndjson")
if [ -z "$job" ]; then
  echo "refused: the last pipeline of merge request $number has no review" >&2
  exit 1
fi
gitlab GET "$project/jobs/$job/artifacts/access-review/report.json" > "$out/reviewed.json"
