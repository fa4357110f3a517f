resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
}

data "roster_access_keys" "of_the_pipeline" {
  service_account_id = roster_service_account.deploy_pipeline.id
}

output "keys_without_an_end" {
  value = [for key in data.roster_access_keys.of_the_pipeline.access_keys : key.id if key.expires_at == null]
}
