data "roster_sso_connections" "all" {}

output "issuers" {
  value = [for connection in data.roster_sso_connections.all.sso_connections : connection.issuer]
}
