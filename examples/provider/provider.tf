terraform {
  required_providers {
    roster = {
      source  = "roster.internal/roster/roster"
      version = "~> 0.1"
    }
  }
}

# Nothing needs to be said here when ROSTER_ENDPOINT, ROSTER_ACCESS_KEY_ID and
# ROSTER_SECRET_ACCESS_KEY are set, or when the credentials file has a profile.
# In GitHub Actions ROSTER_ENDPOINT, ROSTER_WORKLOAD_IDENTITY_ID and
# ROSTER_IDENTITY_TOKEN_AUDIENCE are enough, and none of them is secret.
provider "roster" {
  profile = "roster"
}
