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
provider "roster" {
  profile = "roster"
}
