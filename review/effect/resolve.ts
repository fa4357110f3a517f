import type { PlannedChange } from '../plan/plan-file.ts';
import type { References } from '../plan/references.ts';
import type { Unknown } from '../report.ts';
import type { Key } from '../state/access-state.ts';

/** What a field of a planned object that takes an id means. */
export type Meant =
  | { readonly key: Key; readonly byReference: boolean }
  /** It is left out. */
  | { readonly key: null; readonly byReference: false }
  /** Known only at apply, and nothing says for certain what it will be. */
  | { readonly key: undefined; readonly unknown: Unknown };

export interface Resolver {
  readonly meant: (change: PlannedChange, field: string) => Meant;
  /** What can be told of a field that is known only at apply, or of which a part is. */
  readonly open: (change: PlannedChange, field: string, message: string) => Unknown;
  /** Of a field with several ids: those that are known or follow from references, and what cannot be said. */
  readonly allMeant: (
    change: PlannedChange,
    field: string,
  ) => { readonly keys: ReadonlyMap<Key, boolean>; readonly unknown: Unknown | undefined };
}

/** What Terraform says of a field: `true` where it is known only at apply, of what has parts for each of them. */
export const unknownsOf = ({ change }: PlannedChange, field: string): unknown =>
  typeof change.after_unknown === 'object' ? change.after_unknown[field] : change.after_unknown;

/** Whether the plan does not know the value of a field. */
export const isUnknown = (change: PlannedChange, field: string): boolean =>
  unknownsOf(change, field) === true;

const hasUnknown = (mark: unknown): boolean =>
  mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(hasUnknown));

/** Whether the plan does not know the value of a field, or of a part of it. */
export const isUnknownWithin = (change: PlannedChange, field: string): boolean =>
  hasUnknown(unknownsOf(change, field));

const wantedBy = ({ definition }: PlannedChange, field: string) =>
  new Set(definition.fields[field]?.references ?? []);

/** @param keyOf the key of what a change of the plan makes */
export function createResolver(
  references: References,
  keyOf: (change: PlannedChange) => Key | undefined,
): Resolver {
  const unknown = (change: PlannedChange, field: string, written: readonly string[]): Unknown => ({
    address: change.address,
    field,
    refers_to: [...written],
    message:
      written.length === 0
        ? `${field} of ${change.address} is known only at apply, and the plan does not say what it refers to.`
        : `${field} of ${change.address} is known only at apply: the configuration refers to ${written.join(', ')} there, and not to one object by itself.`,
  });
  return {
    open: (change, field, message) => ({
      address: change.address,
      field,
      refers_to: [...references.of(change, field, wantedBy(change, field)).written],
      message,
    }),
    meant: (change, field) => {
      if (!isUnknown(change, field)) {
        const value = change.change.after?.[field];
        return { key: typeof value === 'string' ? value : null, byReference: false } as Meant;
      }
      const { candidates, present, plain, written } = references.of(change, field, wantedBy(change, field));
      const [only] = candidates;
      const key = only && keyOf(only);
      const isOne = plain && candidates.length === 1 && present.length === 0;
      if (isOne && key !== undefined) return { key, byReference: true };
      return { key: undefined, unknown: unknown(change, field, written) };
    },
    allMeant: (change, field) => {
      const values = change.change.after?.[field];
      const marks = unknownsOf(change, field);
      const keys = new Map<Key, boolean>();
      for (const value of Array.isArray(values) ? values : [])
        if (typeof value === 'string') keys.set(value, false);
      const open = Array.isArray(marks) ? marks.filter((mark) => mark === true).length : 0;
      if (marks !== true && open === 0) return { keys, unknown: undefined };
      const { candidates, present, plain, written } = references.of(change, field, wantedBy(change, field));
      const found = candidates.map(keyOf);
      // What is there already must be in the set as itself: otherwise it may be what a choice at apply comes to.
      const isCertain =
        marks !== true &&
        plain &&
        found.length === open &&
        !found.includes(undefined) &&
        present.every((id) => keys.has(id));
      if (!isCertain) return { keys, unknown: unknown(change, field, written) };
      for (const key of found) keys.set(key as Key, true);
      return { keys, unknown: undefined };
    },
  };
}
