resource "roster_project" "payments" {
  name = "payments"
}

variable "client_secret" {
  type        = string
  description = "Of the client that Roster is at the identity provider: from a vault, by an ephemeral resource or a variable of the pipeline."
  ephemeral   = true
  sensitive   = true
  default     = "only-for-this-example"
}

resource "roster_sso_connection" "example_login" {
  name            = "Example Login"
  issuer          = "https://login.example.com"
  client_id       = "roster"
  allowed_domains = ["example.com"]

  # Neither the plan nor the state has it. Raise the version when the secret is another one.
  client_secret_wo         = var.client_secret
  client_secret_wo_version = 1

  default_roles = [
    { role_id = "project_user", project_id = roster_project.payments.id },
  ]

  groups_claim = "groups"
  group_roles = [
    { group = "auditors", role_id = "auditor" },
  ]
}

output "redirect_uri" {
  value = roster_sso_connection.example_login.redirect_uri
}
