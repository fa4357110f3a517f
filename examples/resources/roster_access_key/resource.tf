resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
}

resource "roster_access_key" "deploy_pipeline" {
  service_account_id = roster_service_account.deploy_pipeline.id
  note               = "Used by the release job"
  expires_at         = "2099-12-31T23:59:59Z"

  # Without this, Terraform forgets the secret as soon as the key is made.
  store_secret_in_state = true
}

output "secret_access_key" {
  value     = roster_access_key.deploy_pipeline.secret_access_key
  sensitive = true
}
