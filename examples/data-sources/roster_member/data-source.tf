resource "roster_member" "jane" {
  email = "jane@example.com"
}

data "roster_member" "jane" {
  email      = "jane@example.com"
  depends_on = [roster_member.jane]
}

output "has_jane_activated_the_account" {
  value = data.roster_member.jane.status == "active"
}
