#!/bin/sh
# Asks whose change the commit is that was merged, and who has approved it. Leaves change.json in REVIEW_FOLDER.
set -eu
umask 077
# shellcheck source=api.sh
. "$(dirname "$0")/api.sh"

out=${REVIEW_FOLDER:-access-review}
mkdir -p "$out"

github_list "/commits/$GITHUB_SHA/pulls" > "$out/pulls.ndjson"
jq -s --arg commit "$GITHUB_SHA" --arg branch "$GITHUB_REF_NAME" '
  map(select(.merged_at != null and .merge_commit_sha == $commit and .base.ref == $branch))
  | if length == 1 then first else empty end
' "$out/pulls.ndjson" > "$out/pull.json"
if [ ! -s "$out/pull.json" ]; then
  echo "refused: no pull request was merged as $GITHUB_SHA" >&2
  exit 1
fi

number=$(jq -er .number "$out/pull.json")
github_list "/pulls/$number/commits" > "$out/commits.ndjson"
github_list "/pulls/$number/reviews" > "$out/reviews.ndjson"
# GitHub lists so many commits and no more: whoever made a later one could approve it.
if [ "$(jq -s length "$out/commits.ndjson")" -ge 250 ]; then
  echo "refused: pull request $number has too many commits to know who made them" >&2
  exit 1
fi

# Of each person the last word counts, if it is on the last commit and not on their own work. A bot is nobody: the token
# of a workflow can approve, and who pushes a branch says what its workflows do.
jq --slurpfile commits "$out/commits.ndjson" --slurpfile reviews "$out/reviews.ndjson" '
  . as $pull
  | ([$pull.user.login] + [$commits[] | .author.login?, .committer.login?]) as $makers
  | {
      url: $pull.html_url, title: $pull.title, author: $pull.user.login, commit: $pull.head.sha,
      approvals: [
        $reviews | map(select(.user.type? == "User" and .state != "COMMENTED" and .state != "PENDING"))
        | group_by(.user.login)[] | sort_by(.submitted_at, .id) | last
        | select(.state == "APPROVED" and .commit_id == $pull.head.sha)
        | select(.user.login as $login | $makers | index([$login]) | not)
        | { login: .user.login, at: .submitted_at }
      ]
    }
' "$out/pull.json" > "$out/change.json"
