resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
}

data "roster_service_account" "deploy_pipeline" {
  name       = "deploy-pipeline"
  depends_on = [roster_service_account.deploy_pipeline]
}

output "service_account_id" {
  value = data.roster_service_account.deploy_pipeline.id
}
