#!/bin/sh
# Asks whose change it is, and who has approved it: of the merge request, or of the one that was merged as the commit.
# Leaves change.json in REVIEW_FOLDER.
set -eu
umask 077
# shellcheck source=api.sh
. "$(dirname "$0")/api.sh"

out=${REVIEW_FOLDER:-access-review}
mkdir -p "$out"

number=${CI_MERGE_REQUEST_IID:-}
if [ -z "$number" ]; then
  gitlab_list "$project/repository/commits/$CI_COMMIT_SHA/merge_requests" > "$out/merge-requests.ndjson"
  number=$(jq -r -s --arg commit "$CI_COMMIT_SHA" --arg branch "$CI_DEFAULT_BRANCH" '
    map(select(.state == "merged" and .target_branch == $branch))
    | map(select(.merge_commit_sha == $commit or .squash_commit_sha == $commit or .sha == $commit))
    | if length == 1 then first.iid else empty end
  ' "$out/merge-requests.ndjson")
  if [ -z "$number" ]; then
    echo "refused: no merge request was merged as $CI_COMMIT_SHA" >&2
    exit 1
  fi
fi
gitlab GET "$project/merge_requests/$number" > "$out/merge-request.json"
gitlab GET "$project/merge_requests/$number/approvals" > "$out/approvals.json"

# A bot is nobody: tokens of a project or a group can approve, and jobs of the merge request have one.
jq --slurpfile approvals "$out/approvals.json" '
  .author.username as $author
  | {
      url: .web_url, title, author: $author, commit: .sha, number: .iid,
      approvals: [
        $approvals[0].approved_by[] | select(.user.username != $author and .approved_at != null)
        | select(.user.username | test("^((project|group)_[0-9]+_bot|service_account_)") | not)
        | { login: .user.username, at: .approved_at }
      ]
    }
' "$out/merge-request.json" > "$out/change.json"
