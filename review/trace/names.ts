import createLimit from 'p-limit';
import { ApiError } from '../../client/errors.ts';
import { listAll } from '../../client/list.ts';
import type { SendRequest } from '../../client/signed-fetch.ts';
import type { AuditEvent } from './event.ts';
import { type Known, note, prefixOf } from './known.ts';

/** Where those are listed that have a name, by the prefix of their ids. */
const collections: Readonly<Record<string, string>> = {
  mem: 'members',
  sa: 'service_accounts',
  prj: 'projects',
  rol: 'roles',
  wi: 'workload_identities',
};

const atOnce = 8;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const nameIn = (known: Known, id: string): string | undefined => {
  const { email, name } = known.get(id) ?? {};
  return textOf(email) ?? textOf(name);
};

/** Whether an object is named by others, and nothing says yet by which. */
const isBare = (known: Known, id: string): boolean => {
  const field = { ra: 'principal_id', ak: 'service_account_id' }[prefixOf(id) ?? ''];
  return field !== undefined && known.get(id)?.[field] === undefined;
};

/** The ids that a name is needed of and not known, with the collections that have it. */
function unnamed(known: Known, events: readonly AuditEvent[]): Map<string, string> {
  const found = new Map<string, string>();
  const need = (id: unknown, collection = collections[prefixOf(String(id)) ?? '']) => {
    if (typeof id === 'string' && collection !== undefined && nameIn(known, id) === undefined)
      found.set(id, collection);
  };
  for (const { actor_id, target_id } of events) {
    need(actor_id);
    need(target_id);
    const { principal_id, role_id, project_id, service_account_id } = known.get(target_id ?? '') ?? {};
    for (const id of [principal_id, project_id, service_account_id]) need(id);
    need(role_id, 'roles');
  }
  return found;
}

/** Notes the first event of each object, which mostly made it: it is there whatever became of the object. */
async function askLog(send: SendRequest, known: Known, ids: readonly string[]): Promise<void> {
  const limit = createLimit(atOnce);
  const ask = async (target_id: string) => {
    const query = { target_id, page_size: 1 };
    const { body } = await send({ method: 'GET', path: '/v1/audit_events', query });
    const { items } = body as { items: readonly AuditEvent[] };
    for (const event of items) note(known, event);
  };
  await Promise.all(ids.map((id) => limit(() => ask(id))));
}

/** Notes all that there is of a kind; nothing where the caller may not see it. */
async function askList(send: SendRequest, known: Known, collection: string): Promise<void> {
  try {
    for await (const item of listAll<{ id: string }>(send, `/v1/${collection}`))
      if (nameIn(known, item.id) === undefined) known.set(item.id, { ...item });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 403)) throw error;
  }
}

function describe(known: Known, id: string): string | null {
  const fields = known.get(id) ?? {};
  const named = (field: string) => {
    const other = textOf(fields[field]);
    return other === undefined ? undefined : (nameIn(known, other) ?? other);
  };
  const principal = named('principal_id');
  if (principal !== undefined) {
    const project = named('project_id');
    const where = project === undefined ? 'the whole environment' : project;
    return `${principal}: ${named('role_id') ?? 'a role'} in ${where}`;
  }
  const own = nameIn(known, id);
  if (own !== undefined) return own;
  const account = named('service_account_id');
  return account === undefined ? null : `a key of ${account}`;
}

/**
 * Finds the names of those who acted in events, and of what they acted on: as the events themselves say, as it is now,
 * and of what is gone, as it was made. What the caller may not see has none.
 */
export async function nameTargets(
  send: SendRequest,
  events: readonly AuditEvent[],
): Promise<(id: string) => string | null> {
  const known: Known = new Map();
  for (const event of events) note(known, event);
  const targets = new Set(events.map(({ target_id }) => target_id).filter((id) => id !== null));
  await askLog(
    send,
    known,
    [...targets].filter((id) => isBare(known, id)),
  );
  for (const collection of new Set(unnamed(known, events).values())) await askList(send, known, collection);
  const gone = [...unnamed(known, events).keys()].filter((id) => prefixOf(id) !== undefined);
  await askLog(send, known, gone);
  return (id) => describe(known, id);
}
