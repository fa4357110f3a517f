resource "roster_member" "jane" {
  email        = "jane@example.com"
  display_name = "Jane Doe"
  note         = "Leads the payments team"
}
