resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
}

resource "roster_access_key" "deploy_pipeline" {
  service_account_id    = roster_service_account.deploy_pipeline.id
  store_secret_in_state = true
}

data "roster_access_key" "deploy_pipeline" {
  id = roster_access_key.deploy_pipeline.id
}

output "does_the_key_open_anything" {
  value = data.roster_access_key.deploy_pipeline.status == "active"
}
