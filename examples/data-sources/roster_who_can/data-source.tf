resource "roster_project" "payments" {
  name = "payments"
}

data "roster_who_can" "delete_deployments" {
  permission = "deployment.delete"
  project_id = roster_project.payments.id
}

output "who_can_delete_deployments" {
  value = {
    for each in data.roster_who_can.delete_deployments.principals : each.name => each.role_assignments[*].role_name
  }
}
