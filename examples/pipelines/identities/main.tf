# The two identities of the pipeline, declared apart from what it manages: it cannot change by whom it is trusted.
# An Administrator applies this once.
terraform {
  required_providers {
    roster = {
      source  = "roster.internal/roster/roster"
      version = "~> 0.1"
    }
  }
}

provider "roster" {}

variable "endpoint" {
  description = "The URL of the API: what the tokens are for."
  type        = string
}

variable "issuer" {
  description = "Who makes the tokens: GitHub, or the URL of your GitLab."
  type        = string
  default     = "https://token.actions.githubusercontent.com"
}

variable "reviewer" {
  description = "Whose tokens may look: the subject of the jobs of pull requests, and more claims."
  type        = object({ subject = string, claims = map(string) })

  default = {
    subject = "repo:acme/access:pull_request"
    claims  = { repository_id = "123456789" }
  }
}

variable "applier" {
  description = "Whose tokens may change: the subject of the jobs of the protected environment, and more claims."
  type        = object({ subject = string, claims = map(string) })

  default = {
    subject = "repo:acme/access:environment:production"
    claims  = { repository_id = "123456789", ref = "refs/heads/main" }
  }
}

# Enough to plan without changing anything, and to review.
resource "roster_role" "reviewer" {
  name        = "Access reviewer"
  description = "Sees who may do what."
  scope_kind  = "environment"
  permissions = ["member.list", "platform_api_key.read", "project.list"]
}

resource "roster_service_account" "reviewer" {
  name = "access-review"
}

resource "roster_role_assignment" "reviewer" {
  principal_id = roster_service_account.reviewer.id
  role_id      = roster_role.reviewer.id
  reason       = "Reviews pull requests"
}

resource "roster_workload_identity" "reviewer" {
  name               = "Reviews of pull requests"
  service_account_id = roster_service_account.reviewer.id
  issuer             = var.issuer
  audience           = var.endpoint
  subject_pattern    = var.reviewer.subject
  claims             = var.reviewer.claims
}

resource "roster_service_account" "applier" {
  name = "access-apply"
}

resource "roster_role_assignment" "applier" {
  principal_id = roster_service_account.applier.id
  role_id      = "administrator"
  reason       = "Applies what was reviewed and approved"
}

resource "roster_workload_identity" "applier" {
  name               = "Applies of access changes"
  service_account_id = roster_service_account.applier.id
  issuer             = var.issuer
  audience           = var.endpoint
  subject_pattern    = var.applier.subject
  claims             = var.applier.claims
}

# For the variables of the CI system. None of them is secret.
output "review_identity_id" {
  value = roster_workload_identity.reviewer.id
}

output "apply_identity_id" {
  value = roster_workload_identity.applier.id
}
