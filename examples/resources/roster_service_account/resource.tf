resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
  note = "Creates topics when a service is released"
}
