variable "role_of_the_pipeline" {
  type    = string
  default = "project_user"

  validation {
    condition     = !provider::roster::role_grants("emqx-platform-3", var.role_of_the_pipeline, "deployment.delete")
    error_message = "The pipeline must not be able to delete deployments."
  }
}

resource "roster_project" "payments" {
  name = "payments"
}

resource "roster_service_account" "pipeline" {
  name = "pipeline"
}

resource "roster_role_assignment" "pipeline" {
  principal_id = roster_service_account.pipeline.id
  role_id      = var.role_of_the_pipeline
  project_id   = roster_project.payments.id
}
