# By the id. The secret access key is returned once, by the creation: an imported key has none.
terraform import roster_access_key.deploy_pipeline ak_01k9xq7b4fe8stv2m6wz3h5ncd
