# What the pipeline plans, reviews and applies: who may do what. The state belongs in a backend that both jobs reach.
terraform {
  required_providers {
    roster = {
      source  = "roster.internal/roster/roster"
      version = "~> 0.1"
    }
  }
}

variable "plan_checks" {
  description = "Whether a plan asks the API if it would take the change. The pipeline says no where it may only look."
  type        = bool
  default     = true
}

# Endpoint and identity come from the environment (ROSTER_...).
provider "roster" {
  plan_checks = var.plan_checks
}

resource "roster_project" "payments" {
  name = "payments"
}

resource "roster_member" "jane" {
  email = "jane@example.com"
}

resource "roster_role_assignment" "jane_in_payments" {
  principal_id = roster_member.jane.id
  role_id      = "project_user"
  project_id   = roster_project.payments.id
}
