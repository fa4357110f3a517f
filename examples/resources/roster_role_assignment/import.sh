# By who has which role where: names or ids. A custom role goes by its name.
terraform import roster_role_assignment.jane_in_payments "member:jane@example.com/project_user/project:payments"
# "environment" stands for an assignment that is in no project.
terraform import roster_role_assignment.jane_audits "member:jane@example.com/auditor/environment"
# By the id.
terraform import roster_role_assignment.jane_in_payments ra_01k9xq7b4fe8stv2m6wz3h5ncd
