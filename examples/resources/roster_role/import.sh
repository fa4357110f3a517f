# By the name, or by the id. Predefined roles cannot be managed.
terraform import roster_role.observer Observer
terraform import roster_role.observer rol_01k9xq7b4fe8stv2m6wz3h5ncd
