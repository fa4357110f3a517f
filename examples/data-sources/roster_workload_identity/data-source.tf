resource "roster_service_account" "nightly" {
  name = "nightly"
}

resource "roster_workload_identity" "nightly" {
  name               = "Nightly jobs of acme/platform"
  service_account_id = roster_service_account.nightly.id
  issuer             = "https://gitlab.com"
  audience           = "https://roster.example.com"
  subject_pattern    = "project_path:acme/platform:ref_type:branch:ref:main"
}

data "roster_workload_identity" "nightly" {
  name = roster_workload_identity.nightly.name
}

output "whose_tokens_are_taken" {
  value = data.roster_workload_identity.nightly.subject_pattern
}
