# By the name, or by the id.
terraform import roster_sso_connection.example_login "Example Login"
terraform import roster_sso_connection.example_login sso_01k9xq7b4fe8stv2m6wz3h5ncd
