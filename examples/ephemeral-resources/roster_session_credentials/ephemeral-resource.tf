data "roster_caller_identity" "me" {}

# An access key for this run alone: deleted when Terraform is done, and never in the state.
ephemeral "roster_session_credentials" "this_run" {
  service_account_id = data.roster_caller_identity.me.principal_id
  lifetime_minutes   = 10
  note               = "Nightly release"
}

provider "roster" {
  alias             = "this_run"
  access_key_id     = ephemeral.roster_session_credentials.this_run.access_key_id
  secret_access_key = ephemeral.roster_session_credentials.this_run.secret_access_key
}

resource "roster_project" "payments" {
  provider = roster.this_run
  name     = "payments"
}
