import { sql } from 'kysely';
import { resolveCredentials } from '../../client/profile.ts';
import { writeProfile } from '../../client/write-profile.ts';
import { accessKeySecretName, newSecretAccessKey } from '../access-keys/secret.ts';
import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Context } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { newId } from '../ids.ts';
import { sendActivation } from '../members/activation-link.ts';
import { seal } from '../secrets/seal.ts';
import { createEnvironment } from './create.ts';

export interface Bootstrap {
  readonly administratorEmail: string;
  readonly editionId: string;
  /** Where the first access key goes, as profile `roster`. */
  readonly credentialsFile: string;
  /** The URL that the profile names. */
  readonly endpoint: string;
}

/** Any constant does, as long as nothing else locks by it. */
const bootstrapLock = 7_265_718;

const firstServiceAccount: NewServiceAccount = {
  name: 'initial-administrator',
  note: 'Made at the first start of Roster',
  grants: [{ roleId: 'administrator', projectId: null }],
};

/**
 * At the first start, with an empty database: the environment `default`, its root member, who gets the activation
 * mail, and a service account with the Administrator role, whose access key is written to a file before anything is
 * committed. Later starts change nothing. Replicas that start together do it once.
 *
 * @returns whether this was the first start
 */
export async function bootstrap(context: Context, options: Bootstrap): Promise<boolean> {
  return context.database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${bootstrapLock})`.execute(transaction);
    const existing = await transaction.selectFrom('environments').select('id').limit(1).executeTakeFirst();
    if (existing) return false;
    const { environmentId, rootMemberId } = await createEnvironment(transaction, context, {
      slug: 'default',
      name: 'Default',
      editionId: options.editionId,
      administrator: { email: options.administratorEmail },
    });
    await record(transaction, context, environmentId, 'environment.create', 'environment', environmentId);
    await record(transaction, context, environmentId, 'member.create', 'member', rootMemberId);
    const visit = { context, now: context.now() };
    await sendActivation(transaction, visit, { environmentId, memberId: rootMemberId });
    const { accessKeyId, secretAccessKey } = await createServiceAccountWithKey(
      transaction,
      context,
      environmentId,
      firstServiceAccount,
    );
    const { credentialsFile, endpoint } = options;
    await refuseOtherProfile(credentialsFile, endpoint);
    await writeProfile(credentialsFile, 'roster', { endpoint, accessKeyId, secretAccessKey });
    return true;
  });
}

/** A profile of another API must not be lost: its secret stands nowhere else. */
async function refuseOtherProfile(credentialsFile: string, endpoint: string): Promise<void> {
  const existing = await resolveCredentials({
    explicit: { profile: 'roster' },
    environment: { ROSTER_CREDENTIALS_FILE: credentialsFile },
    homeDirectory: '',
  });
  if (existing.ok && existing.credentials.endpoint !== endpoint)
    throw new Error(
      `the credentials file ${credentialsFile} has a profile "roster" of another API (${existing.credentials.endpoint}): set ROSTER_CREDENTIALS_FILE to another file, or remove that profile`,
    );
}

export interface NewServiceAccount {
  readonly name: string;
  readonly note: string;
  readonly grants: readonly { readonly roleId: string; readonly projectId: string | null }[];
}

/** A service account that no caller asked for, with one access key. */
export async function createServiceAccountWithKey(
  transaction: DatabaseTransaction,
  context: Context,
  environment_id: string,
  { name, note, grants }: NewServiceAccount,
): Promise<{ id: string; accessKeyId: string; secretAccessKey: string }> {
  const created_at = context.now();
  // First, as every write does: whoever locks later waits for whoever refers to the environment, for ever.
  await lockEnvironment(transaction, environment_id);
  const id = newId('sa');
  const accessKeyId = newId('ak');
  const secretAccessKey = newSecretAccessKey();
  const associatedData = accessKeySecretName(environment_id, accessKeyId);
  const sealed_secret = seal(context.masterKeys, secretAccessKey, associatedData);
  await transaction
    .insertInto('service_accounts')
    .values({ environment_id, id, name, note, status: 'active', created_at })
    .execute();
  await transaction
    .insertInto('access_keys')
    .values({ environment_id, id: accessKeyId, service_account_id: id, note, created_at, sealed_secret })
    .execute();
  for (const { roleId, projectId } of grants)
    await transaction
      .insertInto('role_assignments')
      .values({
        environment_id,
        id: newId('ra'),
        principal_id: id,
        role_id: roleId,
        project_id: projectId,
        created_at,
      })
      .execute();
  await record(transaction, context, environment_id, 'service_account.create', 'service_account', id);
  await record(transaction, context, environment_id, 'access_key.create', 'access_key', accessKeyId);
  return { id, accessKeyId, secretAccessKey };
}

async function record(
  transaction: DatabaseTransaction,
  context: Context,
  environmentId: string,
  action: string,
  kind: string,
  id: string,
): Promise<void> {
  await appendEvent(transaction, await lockEnvironment(transaction, environmentId), {
    actor: { kind: 'system', id: 'bootstrap' },
    action,
    outcome: 'success',
    target: { kind, id },
    details: {},
    facts: { requestId: 'bootstrap', address: null, userAgent: null, changeReference: null },
    at: context.now(),
  });
}
