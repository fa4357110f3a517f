resource "roster_project" "payments" {
  name = "payments"
}

data "roster_project" "payments" {
  name       = "payments"
  depends_on = [roster_project.payments]
}

output "project_id" {
  value = data.roster_project.payments.id
}
