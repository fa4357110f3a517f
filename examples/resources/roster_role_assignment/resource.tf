resource "roster_project" "payments" {
  name = "payments"
}

resource "roster_member" "jane" {
  email = "jane@example.com"
}

# A role of scope kind "project" is granted project by project ...
resource "roster_role_assignment" "jane_in_payments" {
  principal_id = roster_member.jane.id
  role_id      = "project_administrator"
  project_id   = roster_project.payments.id
}

# ... and one of scope kind "environment" for all projects at once.
resource "roster_role_assignment" "jane_audits" {
  principal_id = roster_member.jane.id
  role_id      = "auditor"
  expires_at   = "2099-12-31T23:59:59Z"
  reason       = "Yearly review"
}
