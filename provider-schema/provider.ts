import { type Field, flag, idPattern, type Rule, text } from './definition.ts';

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
  workload_identity_id: text(
    'optional',
    'The workload identity by which Terraform acts as a service account, in the place of an access key: a token of the CI system is exchanged for one of Roster that works for some minutes. Falls back on `ROSTER_WORKLOAD_IDENTITY_ID`. The endpoint must be an https URL then.',
    { pattern: idPattern('wi') },
  ),
  identity_token: text(
    'optional',
    'The token of the CI system, a signed JWT. Falls back on `ROSTER_IDENTITY_TOKEN`. In GitHub Actions it is left out: there it is asked for when it is needed, if the job has the permission `id-token: write`.',
    { secret: true },
  ),
  identity_token_file: text(
    'optional',
    'The file with that token, read whenever one is exchanged. Falls back on `ROSTER_IDENTITY_TOKEN_FILE`.',
  ),
  identity_token_audience: text(
    'optional',
    'The audience to ask GitHub Actions for: what the workload identity has as `audience`. Falls back on `ROSTER_IDENTITY_TOKEN_AUDIENCE`; without either GitHub chooses one, the URL of the owner of the repository.',
  ),
  profile: text(
    'optional',
    'The section of the credentials file (`~/.roster/credentials`, or the file that `ROSTER_CREDENTIALS_FILE` names) to take missing values from. Falls back on `ROSTER_PROFILE`, then `roster`.',
  ),
  change_reference: text(
    'optional',
    'What the audit log keeps of the change that the run is part of, such as a commit, a pull request, or the reference that `roster review` gives to what was approved: sent as `X-Roster-Change` with every request. At most 500 characters of printable ASCII. Falls back on `ROSTER_CHANGE_REFERENCE`.',
    {
      maxLength: 500,
      pattern: {
        // A header has no space at either end; an empty one is none.
        regex: /^([\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?)?$/,
        says: 'must have printable ASCII characters alone, and no space at either end',
      },
    },
  ),
  review_file: text(
    'optional',
    'The review that was approved: the file that `roster review PLAN --json FILE` wrote of the plan that is applied. With it, an apply changes nothing that the review does not have: each creation, change and deletion is held against it when every id is known, and refused by itself. So what the review could only say to be known after apply is refused, texts for people and ends apart. Requests say which review they are of, unless `change_reference` does. Plans are not checked. Falls back on `ROSTER_REVIEW_FILE`.',
  ),
  plan_checks: flag(
    'optional',
    'Whether `terraform plan` asks the API, without changing anything, if each planned change would be accepted. Default `true`.',
  ),
} as const satisfies Record<string, Field>;

const isGiven = (value: unknown) => value !== undefined && value !== '';

/** Two arguments of which one is to be left out. */
const either = (one: string, other: string, why: string): Rule => ({
  code: 'conflicting_arguments',
  fields: [one, other],
  check: (values) =>
    isGiven(values[one]) && isGiven(values[other])
      ? { field: other, message: `${one} and ${other} are both given: ${why}, so leave one of them out` }
      : undefined,
});

const twoWays = 'requests are sent either with an access key or by a workload identity';

/** What the provider block must not say together. */
export const providerRules: readonly Rule[] = [
  either('access_key_id', 'workload_identity_id', twoWays),
  either('secret_access_key', 'workload_identity_id', twoWays),
  either('identity_token', 'identity_token_file', 'one token is exchanged'),
];
