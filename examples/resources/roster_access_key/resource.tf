resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
}

# The first way: bring the secret. It is made for the run and comes into neither the plan nor the state.
ephemeral "roster_secret_access_key" "deploy_pipeline" {}

resource "roster_access_key" "deploy_pipeline" {
  service_account_id = roster_service_account.deploy_pipeline.id
  note               = "Used by the release job"
  expires_at         = "2099-12-31T23:59:59Z"

  secret_access_key_wo         = ephemeral.roster_secret_access_key.deploy_pipeline.value
  secret_access_key_wo_version = 1 # Raise it to bring another secret.

  # From here it goes on into your vault, as into data_json_wo of vault_kv_secret_v2 or secret_string_wo of
  # aws_secretsmanager_secret_version, with the same version there.
}

# The second way: Roster makes the secret, and only whoever has the private key of a recipient can read it.
resource "roster_access_key" "encrypted" {
  service_account_id = roster_service_account.deploy_pipeline.id
  age_recipients     = ["age10k5xllcp8cxjryy7lqf9aqvuyecemn55duhrsr5hn6ayd37clvxq3srsum"]
}

output "encrypted_secret_access_key" {
  value = roster_access_key.encrypted.encrypted_secret_access_key
}

# The third way: the state keeps the secret, and everybody who may read the state can read it.
resource "roster_access_key" "in_the_state" {
  service_account_id    = roster_service_account.deploy_pipeline.id
  store_secret_in_state = true
}

output "secret_access_key" {
  value     = roster_access_key.in_the_state.secret_access_key
  sensitive = true
}
