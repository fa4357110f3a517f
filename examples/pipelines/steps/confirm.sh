#!/bin/sh
# After the apply: compares whom and what the grants went to with what the review said. Where an id was known only at
# apply, the review went by what the configuration refers to, and an expression may make something else of that.
set -eu

reviewed=${REVIEW_FOLDER:-access-review}/reviewed.json

# The state goes from one program to the other, and into no file.
terraform -chdir="${ACCESS_FOLDER:-access}" show -json | jq -r --slurpfile reviewed "$reviewed" '
  [.values.root_module | recurse(.child_modules[]?) | .resources[]? | select(.mode == "managed")] as $resources
  | INDEX($resources[]; .address) as $at
  | def made($type; $name): [$resources[] | select(.type == $type and .values.name == $name) | .values.id];
  def differs($ids; $is): ($ids | length) > 0 and ($ids | any(. == $is) | not);
  [
    $reviewed[0].principals[] as $principal
    | $principal.scopes[].after.through[] | select(.by_reference and .address != null) as $grant
    | ($at[$grant.address].values // {}) as $values
    | ([$principal.id // $at[$principal.key].values.id // "nobody"]) as $whom
    | if (($values.principal_ids // [$values.principal_id]) | any(. == $whom[0]) | not) then
        "\($grant.address): the review says \($principal.name), and somebody else holds it"
      elif differs(made("roster_role"; $grant.role_name); $values.role_id) then
        "\($grant.address): the review says \($grant.role_name), and it is another role"
      elif differs(made("roster_project"; $grant.project_name); $values.project_id) then
        "\($grant.address): the review says \($grant.project_name), and it is in another project"
      else empty end
  ]
  | unique
  | if . == [] then "confirmed: the grants are what the review says"
    else "NOT what was reviewed, and applied:\n" + join("\n") end
' > "${REVIEW_FOLDER:-access-review}/confirmed.txt"
cat "${REVIEW_FOLDER:-access-review}/confirmed.txt"
grep -q '^confirmed: ' "${REVIEW_FOLDER:-access-review}/confirmed.txt"
