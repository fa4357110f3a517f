resource "roster_sso_connection" "example_login" {
  name             = "Example Login"
  issuer           = "https://login.example.com"
  client_id        = "roster"
  allowed_domains  = ["example.com"]
  client_secret_wo = "only-for-this-example"
}

data "roster_sso_connection" "example_login" {
  name       = "Example Login"
  depends_on = [roster_sso_connection.example_login]
}

output "domains" {
  value = data.roster_sso_connection.example_login.allowed_domains
}
