import { type IdentityTokenSource, isProtected } from './identity-token.ts';
import type { CredentialProblem, CredentialSources } from './profile.ts';
import { parseEndpoint } from './signed-fetch.ts';

/** Acts by tokens that are exchanged, without a secret of its own. */
export interface WorkloadCredentials {
  readonly workloadIdentityId: string;
  readonly identityToken: IdentityTokenSource;
}

export interface WorkloadValues {
  readonly workloadIdentityId?: string | undefined;
  readonly identityToken?: string | undefined;
  readonly identityTokenFile?: string | undefined;
  readonly identityTokenAudience?: string | undefined;
}

interface Named {
  readonly name: string;
  readonly key: string;
  readonly variable: string;
}

/** Any of them says which way is meant. */
const ofAccessKey = [
  { name: 'access_key_id', key: 'accessKeyId', variable: 'ROSTER_ACCESS_KEY_ID' },
  { name: 'secret_access_key', key: 'secretAccessKey', variable: 'ROSTER_SECRET_ACCESS_KEY' },
] as const satisfies readonly Named[];

const ofWorkload = [
  { name: 'workload_identity_id', key: 'workloadIdentityId', variable: 'ROSTER_WORKLOAD_IDENTITY_ID' },
  { name: 'identity_token', key: 'identityToken', variable: 'ROSTER_IDENTITY_TOKEN' },
  { name: 'identity_token_file', key: 'identityTokenFile', variable: 'ROSTER_IDENTITY_TOKEN_FILE' },
] as const satisfies readonly Named[];

/** By which of two ways requests show who sends them, or why that cannot be told. */
export type Way = 'access_key' | 'workload_identity' | CredentialProblem;

/** What is given by arguments wins over the environment; what is given for both ways in one place is refused. */
export function wayOf({ explicit, environment }: CredentialSources): Way {
  const byArgument = (given: readonly Named[]) =>
    given.filter(({ key }) => explicit[key as keyof typeof explicit]).map(({ name }) => name);
  const byVariable = (given: readonly Named[]) =>
    given.filter(({ variable }) => environment[variable]).map(({ variable }) => variable);
  for (const givenIn of [byArgument, byVariable]) {
    const [key] = givenIn(ofAccessKey);
    const [workload] = givenIn(ofWorkload);
    if (key !== undefined && workload !== undefined)
      return {
        field: 'workload_identity_id',
        message: `${key} and ${workload} are both given: requests are sent either with an access key or by a workload identity, so leave one of them out`,
      };
    if (key !== undefined) return 'access_key';
    if (workload !== undefined) return 'workload_identity';
  }
  return 'access_key';
}

const identityPattern = /^wi_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

function identityProblem(id: string | undefined): CredentialProblem | undefined {
  if (id !== undefined && identityPattern.test(id)) return undefined;
  const message =
    id === undefined
      ? 'workload_identity_id is missing. Give it in one of two ways: the argument `workload_identity_id`, or the environment variable ROSTER_WORKLOAD_IDENTITY_ID.'
      : 'workload_identity_id must be the id of a workload identity: `wi_` and 26 characters';
  return { field: 'workload_identity_id', message };
}

const orGitHub = (environment: CredentialSources['environment']) =>
  environment['GITHUB_ACTIONS'] === 'true'
    ? 'This job of GitHub Actions gets none: give it the permission `id-token: write`.'
    : 'In GitHub Actions none is needed when the job has the permission `id-token: write`.';

/** Arguments first, then the environment; what the platform offers by itself comes last. */
function sourceOf({ explicit, environment }: CredentialSources): IdentityTokenSource | CredentialProblem {
  const places = [
    { ...explicit, names: ['identity_token', 'identity_token_file'] },
    {
      identityToken: environment['ROSTER_IDENTITY_TOKEN'],
      identityTokenFile: environment['ROSTER_IDENTITY_TOKEN_FILE'],
      names: ['ROSTER_IDENTITY_TOKEN', 'ROSTER_IDENTITY_TOKEN_FILE'],
    },
  ];
  for (const { identityToken: token, identityTokenFile: path, names } of places) {
    if (token && path)
      return {
        field: 'identity_token',
        message: `${names.join(' and ')} are both given: leave one of them out`,
      };
    if (token) return { kind: 'given', token };
    if (path) return { kind: 'file', path };
  }
  const url = environment['ACTIONS_ID_TOKEN_REQUEST_URL'];
  const requestToken = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  const audience =
    explicit.identityTokenAudience || environment['ROSTER_IDENTITY_TOKEN_AUDIENCE'] || undefined;
  if (url && requestToken) return { kind: 'github_actions', url, requestToken, audience };
  return {
    field: 'identity_token',
    message: `there is no identity token to exchange. Give \`identity_token\` or \`identity_token_file\`, or one of the environment variables ROSTER_IDENTITY_TOKEN and ROSTER_IDENTITY_TOKEN_FILE. ${orGitHub(environment)}`,
  };
}

/** The workload identity and where its tokens come from, or what is wrong with what was given. */
export function resolveWorkload(
  sources: CredentialSources,
): WorkloadCredentials | readonly CredentialProblem[] {
  const { explicit, environment } = sources;
  const workloadIdentityId =
    explicit.workloadIdentityId || environment['ROSTER_WORKLOAD_IDENTITY_ID'] || undefined;
  const identityToken = sourceOf(sources);
  const problems = [
    identityProblem(workloadIdentityId),
    'field' in identityToken ? identityToken : undefined,
  ];
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0 || workloadIdentityId === undefined || 'field' in identityToken) return found;
  return { workloadIdentityId, identityToken };
}

/** Whoever reads a bearer token on its way can act by it (RFC 6750, section 5.3). */
export function unprotectedEndpoint(endpoint: string): CredentialProblem[] {
  if (isProtected(parseEndpoint(endpoint))) return [];
  const message =
    'the endpoint must be an https URL: with a workload identity requests carry a token that everybody on the way could use';
  return [{ field: 'endpoint', message }];
}
