#!/bin/sh
# Plans the configuration in ACCESS_FOLDER: a folder with HCL, or the one that cdktf synth made of a stack
# (cdktf.out/stacks/NAME). Leaves plan.tfplan and plan.json in REVIEW_FOLDER.
set -eu
# A saved plan has what the state has, secrets included: it is its owner's alone, and never leaves the job.
umask 077

configuration=${ACCESS_FOLDER:-access}
mkdir -p "${REVIEW_FOLDER:-access-review}"
out=$(cd "${REVIEW_FOLDER:-access-review}" && pwd)

terraform -chdir="$configuration" init -input=false -no-color
terraform -chdir="$configuration" plan -input=false -no-color -out="$out/plan.tfplan"
terraform -chdir="$configuration" show -json "$out/plan.tfplan" > "$out/plan.json"
