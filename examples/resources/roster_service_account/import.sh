# By the name, or by the id.
terraform import roster_service_account.deploy_pipeline deploy-pipeline
terraform import roster_service_account.deploy_pipeline sa_01k9xq7b4fe8stv2m6wz3h5ncd
