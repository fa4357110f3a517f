import type { Context } from '../context.ts';
import type { RoleInScope, Row } from '../database/tables.ts';
import { loginUrl } from '../environments/login-url.ts';
import { open, seal } from '../secrets/seal.ts';
import { wireTime } from '../time.ts';
import type { ConnectionChange } from './definition.ts';

export type Connection = Row<'sso_connections'>;

/** Where the identity provider sends browsers back to. */
export const redirectUri = (context: Pick<Context, 'publicUrl'>, slug: string): string =>
  `${loginUrl(context, slug)}/sso/callback`;

/** What a sealed client secret belongs to. */
export const clientSecretName = ({ environment_id, id }: Pick<Connection, 'environment_id' | 'id'>): string =>
  `${environment_id}/${id}`;

/** The client secret in the open. */
export function clientSecretOf({ masterKeys }: Context, connection: Connection): string {
  const bytes = open(masterKeys, connection.sealed_client_secret, clientSecretName(connection));
  return Buffer.from(bytes).toString('utf8');
}

type GivenRole = Pick<RoleInScope, 'role_id'> & { readonly project_id?: string | null | undefined };

/** One order of fields, that of the database, whatever the client's: what is equal compares equal. */
const plainRole = ({ role_id, project_id = null }: GivenRole): RoleInScope => ({ role_id, project_id });
const plainGroupRole = ({ group, ...role }: GivenRole & { readonly group: string }) => ({
  group,
  ...plainRole(role),
});

/** A connection on the wire, in an environment with the slug. */
export const presentIn = (context: Context, slug: string) => (row: Connection) => ({
  id: row.id,
  name: row.name,
  issuer: row.issuer,
  client_id: row.client_id,
  id_token_algorithm: row.id_token_algorithm,
  allowed_domains: row.allowed_domains,
  default_roles: row.default_roles.map(plainRole),
  groups_claim: row.groups_claim,
  group_roles: row.group_roles.map(plainGroupRole),
  status: row.status,
  redirect_uri: redirectUri(context, slug),
  created_at: wireTime(row.created_at),
});

/** A connection of which nothing is given yet. */
export const emptyConnection = (
  key: Pick<Connection, 'environment_id' | 'id' | 'created_at'>,
): Connection => ({
  ...key,
  version: 1,
  name: '',
  issuer: '',
  client_id: '',
  sealed_client_secret: new Uint8Array(),
  id_token_algorithm: 'RS256',
  allowed_domains: [],
  default_roles: [],
  groups_claim: null,
  group_roles: [],
  status: 'enabled',
});

/** The connection as it is going to be: what is absent stays, null goes back to what it is when it is not given. */
export function withChange(
  { masterKeys }: Context,
  before: Connection,
  change: ConnectionChange,
): Connection {
  const { client_secret, default_roles, group_roles, ...plain } = change;
  const unset = emptyConnection(before);
  const given = Object.entries(plain)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => [field, value ?? unset[field as keyof Connection]]);
  return {
    ...before,
    ...Object.fromEntries(given),
    ...(default_roles !== undefined && { default_roles: (default_roles ?? []).map(plainRole) }),
    ...(group_roles !== undefined && { group_roles: (group_roles ?? []).map(plainGroupRole) }),
    ...(client_secret !== undefined && {
      sealed_client_secret: seal(masterKeys, client_secret, clientSecretName(before)),
    }),
  };
}
