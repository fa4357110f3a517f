terraform {
  required_providers {
    roster = {
      source  = "roster.internal/roster/roster"
      version = "~> 0.1"
    }
  }
}

# Endpoint and access key come from the environment (ROSTER_...) or from the profile "roster".
provider "roster" {}

data "roster_role" "project_user" {
  name = "Project User"
}

data "roster_roles" "environment" {
  scope_kind = "environment"
}

resource "roster_project" "payments" {
  name = "payments"
  note = "Clusters behind the checkout"
}

resource "roster_member" "jane" {
  email        = "jane@example.com"
  display_name = "Jane Doe"
}

resource "roster_role_assignment" "jane_in_payments" {
  principal_id = roster_member.jane.id
  role_id      = data.roster_role.project_user.id
  project_id   = roster_project.payments.id
  reason       = "Works on the checkout"
}

resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
}

resource "roster_role_assignment" "deploy_pipeline_in_payments" {
  principal_id = roster_service_account.deploy_pipeline.id
  role_id      = "project_administrator"
  project_id   = roster_project.payments.id
}

resource "roster_access_key" "deploy_pipeline" {
  service_account_id = roster_service_account.deploy_pipeline.id
  note               = "Used by the release job"

  # Roster shows the secret once. Keep it only in a state that few may read, or leave this out.
  store_secret_in_state = true
}

output "jane_may" {
  description = "What Jane may do in the project payments."
  value       = sort(data.roster_role.project_user.permissions)
}

output "roles_for_the_whole_environment" {
  value = [for role in data.roster_roles.environment.roles : role.name]
}

output "deploy_pipeline_access_key_id" {
  value = roster_access_key.deploy_pipeline.id
}

output "deploy_pipeline_secret_access_key" {
  value     = roster_access_key.deploy_pipeline.secret_access_key
  sensitive = true
}
