import { randomUUID } from 'node:crypto';
import type { Bearer, Caller, Json, Reply, TestApi, TestEnvironment } from './api.ts';
import { decisionPaths, environmentOf, question, serviceAccountOf } from './decisions.ts';
import type { Claims } from './hostile-issuer.ts';
import { assign, create, createServiceAccount } from './resources.ts';

export const exchangeNames = {
  grant: 'urn:ietf:params:oauth:grant-type:token-exchange',
  accessToken: 'urn:ietf:params:oauth:token-type:access_token',
  jwt: 'urn:ietf:params:oauth:token-type:jwt',
  idToken: 'urn:ietf:params:oauth:token-type:id_token',
};

export const audience = 'https://roster.example.com';

/** A job of the pipeline, as its issuer tells of it. */
export const job = 'repo:acme/platform:ref:refs/heads/main';

/** What a token of the issuer for such a job says. */
export function jobClaims(issuer: string, now = new Date()): Claims {
  const seconds = Math.floor(now.getTime() / 1000);
  return { iss: issuer, aud: audience, sub: job, iat: seconds, nbf: seconds, exp: seconds + 300 };
}

/** A workload identity of a new service account with these roles, for jobs of the pipeline. */
export async function trust(
  { administrator }: Pick<TestEnvironment, 'administrator'>,
  issuer: string,
  { roles = ['auditor'], ...more }: Json = {},
): Promise<{ readonly identity: Json; readonly account: Json }> {
  const account = await createServiceAccount(administrator, `deployer ${randomUUID()}`);
  for (const role of roles) await assign(administrator, account.id, role);
  const identity = await create(administrator, 'workload_identities', {
    name: `Deployments ${randomUUID()}`,
    service_account_id: account.id,
    issuer,
    audience,
    subject_pattern: 'repo:acme/platform:*',
    ...more,
  });
  return { identity, account };
}

/** What a client sends: a form. */
export const formOf = (identityId: string, token: string, more: Record<string, string> = {}) =>
  new URLSearchParams({
    grant_type: exchangeNames.grant,
    subject_token: token,
    subject_token_type: exchangeNames.jwt,
    audience: identityId,
    ...more,
  });

/** Sends a body to the token endpoint. */
export async function sendForm(
  api: Pick<TestApi, 'url'>,
  body: URLSearchParams | string,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${api.url}/v1/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: body.toString(),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

export const exchange = (
  api: Pick<TestApi, 'url'>,
  identity: { readonly id: string },
  token: string,
  headers: Record<string, string> = {},
) => sendForm(api, formOf(identity.id, token), headers);

/** Whoever the token acts as; throws when it is not exchanged. */
export async function exchanged(
  api: TestApi,
  { identity, account }: { readonly identity: Json; readonly account: Json },
  token: string,
): Promise<Bearer> {
  const reply = await exchange(api, identity, token);
  if (reply.status !== 200) throw new Error(`not exchanged: ${JSON.stringify(reply.body)}`);
  return api.bearer(account.id, reply.body.access_token);
}

/** The audit events of exchanges, and of uses that were refused. */
export const exchangesOf = async (administrator: Caller, query: Json = {}): Promise<Json[]> => {
  const { body } = await administrator.get('/v1/audit_events', {
    action: 'workload_identity.exchange',
    ...query,
  });
  return body.items;
};

/** The token by its rights alone: asked of the database, and of the snapshot in memory. */
export function waysOf({ id }: TestEnvironment, bearer: Bearer) {
  const body = question(serviceAccountOf(bearer.id), 'project.list', environmentOf(id));
  return {
    'from the database': () => bearer.get('/v1/projects'),
    'from memory': (revision?: string | null) =>
      bearer.post(decisionPaths.evaluation, body, {
        ...(revision && { headers: { 'x-roster-revision': revision } }),
      }),
  };
}
