# By the e-mail address, or by the id.
terraform import roster_member.jane jane@example.com
terraform import roster_member.jane mem_01k9xq7b4fe8stv2m6wz3h5ncd
