data "roster_roles" "of_projects" {
  scope_kind = "project"
}

output "roles_to_grant_in_a_project" {
  value = { for role in data.roster_roles.of_projects.roles : role.id => role.name }
}
