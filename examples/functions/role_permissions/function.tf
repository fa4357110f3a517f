# A role of one's own: all that a Project User may do, without its tickets.
resource "roster_role" "project_user_without_tickets" {
  name        = "Project User without tickets"
  scope_kind  = "project"
  permissions = setsubtract(provider::roster::role_permissions("emqx-platform-3", "project_user"), ["ticket.use"])
}
