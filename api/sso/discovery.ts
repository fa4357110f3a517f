import * as oidc from 'openid-client';
import type { Context, Visit } from '../context.ts';
import { createOutboundFetch, type OutboundFetch } from '../http/outbound.ts';
import { type Connection, clientSecretOf } from './connection.ts';

/** How long a process relies on what a provider published of itself. */
const lifetimeMilliseconds = 5 * 60_000;

interface Discovered {
  readonly configuration: oidc.Configuration;
  readonly until: number;
}

interface Memory {
  readonly fetch: OutboundFetch;
  readonly discovered: Map<string, Discovered>;
}

const memories = new WeakMap<Context, Memory>();

function memoryOf(context: Context): Memory {
  const memory = memories.get(context) ?? { fetch: createOutboundFetch(context), discovered: new Map() };
  memories.set(context, memory);
  return memory;
}

/** `client_secret_basic` unless the provider takes the secret only otherwise (OIDC Discovery 1.0, section 3). */
function clientAuthentication(secret: string): oidc.ClientAuth {
  const basic = oidc.ClientSecretBasic(secret);
  const post = oidc.ClientSecretPost(secret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const takesBasic = methods === undefined || methods.includes('client_secret_basic');
    return (takesBasic ? basic : post)(server, ...rest);
  };
}

async function discover(context: Context, connection: Connection): Promise<oidc.Configuration> {
  const issuer = new URL(connection.issuer);
  const execute = [oidc.enableNonRepudiationChecks];
  // Only an issuer that the operator allows speaks plain http; all endpoints of the others speak https.
  if (issuer.protocol === 'http:') execute.push(oidc.allowInsecureRequests);
  const configuration = await oidc.discovery(
    issuer,
    connection.client_id,
    { id_token_signed_response_alg: connection.id_token_algorithm },
    clientAuthentication(clientSecretOf(context, connection)),
    { [oidc.customFetch]: memoryOf(context).fetch, execute, timeout: 10 },
  );
  // The library makes exceptions for two providers whose tenants share an issuer. Here one tenant is trusted.
  const named = configuration.serverMetadata().issuer;
  if (new URL(named).href !== issuer.href)
    throw new Error(`the discovery document is that of ${named}, not of ${connection.issuer}`);
  return configuration;
}

/** The provider's endpoints and keys, asked for once in a while and after each change of the connection. */
export async function configurationOf(
  { context, now }: Visit,
  connection: Connection,
): Promise<oidc.Configuration> {
  const { discovered } = memoryOf(context);
  for (const [key, { until }] of discovered) if (until <= now.getTime()) discovered.delete(key);
  const key = `${connection.id} ${connection.version}`;
  const known = discovered.get(key);
  if (known) return known.configuration;
  const configuration = await discover(context, connection);
  discovered.set(key, { configuration, until: now.getTime() + lifetimeMilliseconds });
  return configuration;
}
