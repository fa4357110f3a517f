import type { PlannedChange, StateResource } from '../plan/plan-file.ts';
import type { AssignmentState } from '../state/access-state.ts';

/** Who declares a grant. */
export interface Manager {
  /** `plan`, or the name of a state that was given. */
  readonly configuration: string;
  readonly address: string;
  /** What declares it, as in `role_assignment`. */
  readonly kind: string;
}

export interface Management {
  readonly of: (assignment: AssignmentState) => Manager | undefined;
}

/** Somebody else's configuration, as its state tells. */
export interface OtherConfiguration {
  readonly name: string;
  readonly resources: readonly StateResource[];
}

const placeText = (project: unknown, role: unknown, principal: unknown) =>
  JSON.stringify([project, role, principal]);

/** Finds for each grant the configuration that declares it: the plan, or another whose state is known. */
export function createManagement(
  changes: readonly PlannedChange[],
  others: readonly OtherConfiguration[],
): Management {
  const byId = new Map<string, Manager>();
  const byPlace = new Map<string, Manager>();
  const note = (kind: string, values: Readonly<Record<string, unknown>>, by: Omit<Manager, 'kind'>) => {
    const manager = { ...by, kind };
    if (kind === 'role_assignment' && typeof values['id'] === 'string') byId.set(values['id'], manager);
    if (kind !== 'project_role_members') return;
    const { project_id, role_id, principal_ids } = values;
    for (const principal of Array.isArray(principal_ids) ? principal_ids : [])
      byPlace.set(placeText(project_id, role_id, principal), manager);
  };
  for (const { name, resources } of others)
    for (const { address, type, mode, values } of resources)
      if (mode === 'managed') note(type.replace(/^roster_/, ''), values, { configuration: name, address });
  for (const { address, definition, change, deposed } of changes) {
    // What the plan takes away was in its care until then.
    if (!change.actions.includes('forget') && deposed === undefined)
      for (const values of [change.before, change.after])
        if (values) note(definition.name, values, { configuration: 'plan', address });
  }
  return {
    of: ({ id, address, project, role, principal }) => {
      const known =
        (id === null ? undefined : byId.get(id)) ?? byPlace.get(placeText(project, role, principal));
      return (
        known ?? (address === null ? undefined : { configuration: 'plan', address, kind: 'role_assignment' })
      );
    },
  };
}
