resource "roster_role" "observer" {
  name        = "Observer"
  description = "Reads monitoring and logs, changes nothing"
  scope_kind  = "project"

  permissions = [
    "deployment.list",
    "deployment.read",
    "deployment.monitoring.read",
    "deployment.logs.read",
  ]
}
