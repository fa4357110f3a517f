import { listAll } from '../../client/list.ts';
import type { SendRequest } from '../../client/signed-fetch.ts';
import type { AuditEvent } from './event.ts';
import { type Known, note, prefixOf } from './known.ts';

/** What takes others along when it is deleted, by the prefix of its id. */
const kinds: Readonly<Record<string, string>> = { mem: 'member', sa: 'service_account', prj: 'project' };

function tookAlong({ details }: AuditEvent, id: string): boolean {
  const lists = Object.entries(details).filter(([name]) => name.startsWith('deleted_'));
  const items = lists.flatMap(([, list]) => (Array.isArray(list) ? list : []));
  return items.some((item) => item === id || item?.id === id);
}

/**
 * The event by which an object went that went along with another (its principal, its account, its project) or, long
 * after its end, by itself: such an event is not on the object.
 *
 * @param events those on the object
 */
export async function findEnd(
  send: SendRequest,
  id: string,
  events: readonly AuditEvent[],
): Promise<AuditEvent[]> {
  if (events.some(({ action, outcome }) => action.endsWith('.delete') && outcome === 'success')) return [];
  const known: Known = new Map();
  for (const event of events) note(known, event);
  const { principal_id, project_id, service_account_id, expires_at } = known.get(id) ?? {};
  const queries = [principal_id, project_id, service_account_id].flatMap((owner) => {
    const kind = kinds[prefixOf(String(owner)) ?? ''];
    return kind === undefined ? [] : [{ target_id: String(owner), action: `${kind}.delete` }];
  });
  const sweeps = typeof expires_at === 'string' ? [{ action: 'role_assignment.sweep' }] : [];
  const found: AuditEvent[] = [];
  for (const query of [...queries, ...sweeps])
    for await (const event of listAll<AuditEvent>(send, '/v1/audit_events', query))
      if (tookAlong(event, id)) found.push(event);
  return found;
}
