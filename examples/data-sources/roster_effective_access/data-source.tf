resource "roster_project" "payments" {
  name = "payments"
}

resource "roster_service_account" "pipeline" {
  name = "pipeline"
}

resource "roster_role_assignment" "pipeline" {
  principal_id = roster_service_account.pipeline.id
  role_id      = "project_user"
  project_id   = roster_project.payments.id
}

# What the pipeline may do, and through which role assignments.
data "roster_effective_access" "of_the_pipeline" {
  service_account_id = roster_service_account.pipeline.id
  depends_on         = [roster_role_assignment.pipeline]
}

# Who may do anything in the project.
data "roster_effective_access" "in_payments" {
  project_id = roster_project.payments.id
  depends_on = [roster_role_assignment.pipeline]
}

output "where_the_pipeline_may_do_what" {
  value = { for each in data.roster_effective_access.of_the_pipeline.access : coalesce(each.project_name, "everywhere") => each.permissions }
}

output "who_may_do_anything_in_payments" {
  value = data.roster_effective_access.in_payments.access[*].name
}
