import { type Field, flag, text } from './definition.ts';

/** The arguments of `provider "roster" { … }`. Each falls back on the environment variable, then on the profile. */
export const providerFields = {
  endpoint: text(
    'optional',
    'The URL of the Roster API, as in `https://roster.example.com`. Falls back on `ROSTER_ENDPOINT`, then on the profile.',
    {
      pattern: {
        regex: /^https?:\/\/[^\s?#]+$/,
        says: 'must be an http or https URL without query or fragment',
      },
    },
  ),
  access_key_id: text(
    'optional',
    'The access key id of the service account that Terraform acts as. Falls back on `ROSTER_ACCESS_KEY_ID`, then on the profile.',
  ),
  secret_access_key: text(
    'optional',
    'The secret access key that belongs to it. Falls back on `ROSTER_SECRET_ACCESS_KEY`, then on the profile.',
    {
      secret: true,
    },
  ),
  profile: text(
    'optional',
    'The section of the credentials file (`~/.roster/credentials`, or the file that `ROSTER_CREDENTIALS_FILE` names) to take missing values from. Falls back on `ROSTER_PROFILE`, then `roster`.',
  ),
  plan_checks: flag(
    'optional',
    'Whether `terraform plan` asks the API, without changing anything, if each planned change would be accepted. Default `true`.',
  ),
} as const satisfies Record<string, Field>;
