resource "roster_project" "payments" {
  name = "payments"
}

resource "roster_member" "jane" {
  email = "jane@example.com"
}

resource "roster_service_account" "deploy_pipeline" {
  name = "deploy-pipeline"
}

# Jane and the pipeline, and nobody else: whoever is granted the role by other means is named by the next plan.
resource "roster_project_role_members" "administrators_of_payments" {
  project_id = roster_project.payments.id
  role_id    = "project_administrator"
  principal_ids = [
    roster_member.jane.id,
    roster_service_account.deploy_pipeline.id,
  ]
}
