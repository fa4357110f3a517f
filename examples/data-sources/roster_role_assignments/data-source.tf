data "roster_role_assignments" "administrators" {
  role_id = "administrator"
}

output "ids_of_the_administrators" {
  value = [for assignment in data.roster_role_assignments.administrators.role_assignments : assignment.principal_id]
}
