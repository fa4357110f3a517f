# By the name, or by the id.
terraform import roster_workload_identity.deploy_pipeline "Deployments of acme/platform"
terraform import roster_workload_identity.deploy_pipeline wi_01k9xq7b4fe8stv2m6wz3h5ncd
