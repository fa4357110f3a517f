# By the name, or by the id.
terraform import roster_project.payments payments
terraform import roster_project.payments prj_01k9xq7b4fe8stv2m6wz3h5ncd
