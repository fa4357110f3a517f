resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
}

# Jobs of one repository in GitHub Actions that deploy to production act as this account, without a stored secret.
resource "roster_workload_identity" "deploy_pipeline" {
  name               = "Deployments of acme/platform"
  service_account_id = roster_service_account.deploy_pipeline.id
  issuer             = "https://token.actions.githubusercontent.com"
  audience           = "https://roster.example.com"
  subject_pattern    = "repo:acme/platform:environment:production"

  # Names of repositories can be given away and taken; this number cannot.
  claims = {
    repository_id = "123456789"
  }
}

# For ROSTER_WORKLOAD_IDENTITY_ID in the workflow, whose job needs the permission "id-token: write".
output "workload_identity_id" {
  value = roster_workload_identity.deploy_pipeline.id
}
