resource "roster_project" "payments" {
  name = "payments"
}

data "roster_project_role_members" "users_of_payments" {
  project_id = roster_project.payments.id
  role_id    = "project_user"
}

output "how_many_use_payments" {
  value = length(data.roster_project_role_members.users_of_payments.principal_ids)
}
