data "roster_role" "project_user" {
  id = "project_user"
}

output "what_a_project_user_may_do" {
  value = data.roster_role.project_user.permissions
}
