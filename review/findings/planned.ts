import { makes, updates } from '../effect/apply-plan.ts';
import { isUnknown } from '../effect/resolve.ts';
import type { PlannedChange } from '../plan/plan-file.ts';
import type { Findable } from './context.ts';

/** What stands in the place of what is known only at apply. */
export const atApply = '(known after apply)';

/** What a plan makes or changes of a kind. */
export const planned = ({ changes }: Findable, kind: string): PlannedChange[] =>
  changes.filter((change) => change.definition.name === kind && (makes(change) || updates(change)));

/** Whether one of the fields has another value after; what is known only at apply counts as another. */
export const differs = ({ change }: PlannedChange, fields: readonly string[]): boolean =>
  fields.some(
    (field) =>
      JSON.stringify(change.before?.[field] ?? null) !== JSON.stringify(change.after?.[field] ?? null),
  );

/** For people. */
export const shown = (change: PlannedChange, field: string): string =>
  isUnknown(change, field) ? atApply : String(change.change.after?.[field] ?? '');
