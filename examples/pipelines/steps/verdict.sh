#!/bin/sh
# Says the verdict of the review, and fails where the change is blocked.
set -eu

report=${REVIEW_FOLDER:-access-review}/report.json
jq -r .verdict.because "$report"
exit "$(jq -er .verdict.exit_status "$report")"
