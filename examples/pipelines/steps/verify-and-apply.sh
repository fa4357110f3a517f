#!/bin/sh
# Plans anew, proves that this plan is what was reviewed and approved, and applies that very plan; the provider refuses
# whatever turns out otherwise than reviewed. Takes reviewed.json and change.json from REVIEW_FOLDER.
set -eu
umask 077

steps=$(dirname "$0")
out=${REVIEW_FOLDER:-access-review}
change=$out/change.json
reviewed=$out/reviewed.json
trap 'rm -f "$out/plan.tfplan" "$out/plan.json"' EXIT

author=$(jq -er .author "$change")
title=$(jq -er .title "$change")
url=$(jq -er .url "$change")
commit=$(jq -er .commit "$change")
if [ "$(jq -r .change.commit "$reviewed")" != "$commit" ]; then
  echo 'refused: the report is of another commit than the one that was merged' >&2
  exit 1
fi

# An approval approves the report that stood there when it was given, and none that came later.
while IFS= read -r login; do
  [ -z "$login" ] || set -- "$@" "--approved-by=$login"
done << END
$(jq -r --slurpfile reviewed "$reviewed" '
  def seconds: sub("\\.[0-9]+"; "") | fromdateiso8601;
  .approvals[] | select((.at | seconds) >= ($reviewed[0].generated_at | seconds)) | .login' "$change")
END

"$steps/plan.sh"
"$steps/policy.sh" > "$out/access-policy.yaml"
rm -f "$out/reference.env"
roster review verify "$out/plan.json" --report "$reviewed" --policy "$out/access-policy.yaml" \
  --reference-file "$out/reference.env" \
  "--author=$author" "--title=$title" "--url=$url" "--commit=$commit" "$@"

# From now on every event of the audit log says which review it comes from.
ROSTER_CHANGE_REFERENCE=$(sed -n 's/^ROSTER_CHANGE_REFERENCE=//p' "$out/reference.env")
export ROSTER_CHANGE_REFERENCE
# Once ids are known, the provider holds each change against the report, before it makes it.
ROSTER_REVIEW_FILE=$(cd "$out" && pwd)/reviewed.json
export ROSTER_REVIEW_FILE
terraform -chdir="${ACCESS_FOLDER:-access}" apply -input=false -no-color "$(cd "$out" && pwd)/plan.tfplan"
