data "roster_members" "waiting" {
  status = "pending"
}

output "members_who_have_not_signed_in_yet" {
  value = [for member in data.roster_members.waiting.members : member.email]
}
