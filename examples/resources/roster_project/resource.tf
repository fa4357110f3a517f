resource "roster_project" "payments" {
  name = "payments"
  note = "Clusters behind the checkout"
}
