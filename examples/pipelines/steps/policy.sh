#!/bin/sh
# Prints the access policy as it stands at POLICY_COMMIT, which the change has no part in: a change that brings its own
# policy could pass any review. Where there is none, the defaults hold.
set -eu

file=${POLICY_FILE:-access-policy.yaml}
git cat-file -e "$POLICY_COMMIT^{commit}"
if [ -n "$(git ls-tree "$POLICY_COMMIT" -- "$file")" ]; then
  git cat-file blob "$POLICY_COMMIT:$file"
else
  echo 'version: 1'
fi
