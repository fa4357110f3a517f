terraform {
  required_providers {
    roster = {
      source  = "roster.internal/roster/roster"
      version = "~> 0.1"
    }
  }
}

provider "roster" {}

resource "roster_project" "payments" {
  name = "payments"
}

resource "roster_project" "telemetry" {
  name = "telemetry"
}

resource "roster_member" "jane" {
  email        = "jane@example.com"
  display_name = "Jane Doe"
}

resource "roster_member" "omar" {
  email        = "omar@example.com"
  display_name = "Omar Haddad"
}

resource "roster_service_account" "pipeline" {
  name = "deploy-pipeline"
}

resource "roster_role" "log_reader" {
  name        = "Log reader"
  description = "Reads logs and monitoring"
  scope_kind  = "project"
  permissions = ["deployment.list", "deployment.logs.read"]
}

resource "roster_role_assignment" "jane_in_payments" {
  principal_id = roster_member.jane.id
  role_id      = "project_user"
  project_id   = roster_project.payments.id
  expires_at   = "2099-01-01T00:00:00Z"
}

resource "roster_role_assignment" "omar_in_telemetry" {
  principal_id = roster_member.omar.id
  role_id      = roster_role.log_reader.id
  project_id   = roster_project.telemetry.id
  expires_at   = "2099-01-01T00:00:00Z"
}

resource "roster_role_assignment" "pipeline_in_payments" {
  principal_id = roster_service_account.pipeline.id
  role_id      = "project_administrator"
  project_id   = roster_project.payments.id
}
