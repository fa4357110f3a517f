data "roster_permissions" "of_the_auditor" {
  role_id = "auditor"
}

output "what_an_auditor_may_do" {
  value = data.roster_permissions.of_the_auditor.permissions[*].id
}
