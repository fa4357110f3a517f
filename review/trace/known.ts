import type { AuditEvent } from './event.ts';

/** What is known of objects, by their ids: fields with their values. */
export type Known = Map<string, Record<string, unknown>>;

/** The prefix of a made id; undefined of what was there from the beginning, as predefined roles. */
export const prefixOf = (id: string): string | undefined => /^([a-z]{2,4})_[0-9a-z]{26}$/.exec(id)?.[1];

/** Notes what an event says of its target: the values after it, or before it where it is gone. */
export function note(known: Known, { target_id, details }: AuditEvent): void {
  if (target_id === null) return;
  const { changes, principal_id, role_id, project_id } = details;
  // What an identity provider gave or took is told without a before and an after.
  const told = { principal_id, role_id, project_id };
  const fields = { ...known.get(target_id) };
  for (const [field, value] of Object.entries(told)) if (typeof value === 'string') fields[field] = value;
  for (const [field, sides] of Object.entries(changes ?? {})) {
    const [before, after] = Array.isArray(sides) ? sides : [];
    fields[field] = after ?? before;
  }
  known.set(target_id, fields);
}
