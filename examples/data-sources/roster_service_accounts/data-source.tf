data "roster_service_accounts" "active" {
  status = "active"
}

output "programs_that_may_sign_requests" {
  value = [for account in data.roster_service_accounts.active.service_accounts : account.name]
}
