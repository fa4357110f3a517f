data "roster_caller_identity" "me" {
  lifecycle {
    postcondition {
      condition     = self.edition == "emqx-platform-3"
      error_message = "These are the roles of another edition: is this the right environment?"
    }
  }
}

output "acting_as" {
  value = "${data.roster_caller_identity.me.name} in ${data.roster_caller_identity.me.environment_slug}"
}
