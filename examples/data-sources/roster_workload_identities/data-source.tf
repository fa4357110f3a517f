data "roster_workload_identities" "enabled" {
  status = "enabled"
}

output "who_gets_in_without_a_secret" {
  value = {
    for identity in data.roster_workload_identities.enabled.workload_identities :
    identity.name => "${identity.issuer} ${identity.subject_pattern}"
  }
}
