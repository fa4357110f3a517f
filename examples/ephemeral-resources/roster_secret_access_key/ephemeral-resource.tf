resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
}

ephemeral "roster_secret_access_key" "deploy_pipeline" {
  length = 64
}

locals {
  # Raise it to bring another secret.
  secret_version = 1
}

resource "roster_access_key" "deploy_pipeline" {
  service_account_id           = roster_service_account.deploy_pipeline.id
  secret_access_key_wo         = ephemeral.roster_secret_access_key.deploy_pipeline.value
  secret_access_key_wo_version = local.secret_version
}

# The same value goes on into the write-only argument of your vault, with the same version:
# resource "vault_kv_secret_v2" "deploy_pipeline" {
#   …
#   data_json_wo         = jsonencode({ secret = ephemeral.roster_secret_access_key.deploy_pipeline.value })
#   data_json_wo_version = local.secret_version
# }
