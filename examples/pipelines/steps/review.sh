#!/bin/sh
# Reviews plan.json. Leaves report.json, report.md and report.html in REVIEW_FOLDER, also where the policy blocks the
# change: verdict.sh ends the job, once the report has been shown.
set -eu
umask 077

out=${REVIEW_FOLDER:-access-review}
"$(dirname "$0")/policy.sh" > "$out/access-policy.yaml"

# Where the CI system does not say whose change it is, the step before has asked.
if [ -f "$out/change.json" ]; then
  author=$(jq -er .author "$out/change.json")
  set -- "--author=$author"
fi

status=0
roster review "$out/plan.json" --policy "$out/access-policy.yaml" --json "$out/report.json" \
  --markdown "$out/report.md" --html "$out/report.html" "$@" || status=$?
[ "$status" -le 1 ] || exit "$status"
