data "roster_environment_settings" "this" {}

output "keys_that_an_account_may_have" {
  value = data.roster_environment_settings.this.access_keys_per_account
}
