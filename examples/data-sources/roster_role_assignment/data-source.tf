resource "roster_member" "jane" {
  email = "jane@example.com"
}

resource "roster_role_assignment" "jane_audits" {
  principal_id = roster_member.jane.id
  role_id      = "auditor"
}

data "roster_role_assignment" "jane_audits" {
  id = roster_role_assignment.jane_audits.id
}

output "since_when_jane_audits" {
  value = data.roster_role_assignment.jane_audits.created_at
}
