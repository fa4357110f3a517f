data "roster_projects" "all" {}

output "projects" {
  value = { for project in data.roster_projects.all.projects : project.name => project.id }
}
