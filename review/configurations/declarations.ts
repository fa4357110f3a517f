import { roleAssignment } from '../../provider-schema/catalogue.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { createResolver, isUnknown, type Resolver } from '../effect/resolve.ts';
import { byType, type PlanFile, type PlannedChange, type Values } from '../plan/plan-file.ts';
import { createReferences } from '../plan/references.ts';
import type { Unknown } from '../report.ts';
import type { Key } from '../state/access-state.ts';

/** What a configuration declares, or (`isDeclared` false) only reads to refer to it. */
export interface Declared {
  readonly definition: ResourceDefinition;
  readonly address: string;
  readonly isDeclared: boolean;
  /** References are followed; `id` is the id or, where there is none yet, the address. */
  readonly values: Values;
  /** The fields that are known only at apply. */
  readonly unknown: ReadonlySet<string>;
}

/** A place of a grant of which only parts are known. */
export interface OpenPlace {
  readonly principal_id: Key | undefined;
  readonly role_id: Key | undefined;
  readonly project_id: Key | null | undefined;
}

export interface Declarations {
  readonly objects: readonly Declared[];
  /** Where somebody is granted something of which not all is known. */
  readonly open: readonly OpenPlace[];
  readonly unknowns: readonly Unknown[];
}

const placeFields = ['principal_id', 'role_id', 'project_id'] as const;

const keyOf = ({ address, change }: PlannedChange): Key => {
  const id = change.after?.['id'];
  return typeof id === 'string' ? id : address;
};

/** Fields and what they come to; of those that refer to something, what could not be followed is told. */
function declaredBy(change: PlannedChange, resolver: Resolver) {
  const { definition, address } = change;
  const values: Record<string, unknown> = { ...change.change.after, id: keyOf(change) };
  const unknown = new Set(Object.keys(definition.fields).filter((field) => isUnknown(change, field)));
  unknown.delete('id');
  const unknowns: Unknown[] = [];
  for (const [field, { references, type, presence }] of Object.entries(definition.fields)) {
    if (!references || type !== 'string' || presence === 'computed' || !unknown.has(field)) continue;
    const meant = resolver.meant(change, field);
    if (meant.key === undefined) {
      unknowns.push(meant.unknown);
      continue;
    }
    unknown.delete(field);
    values[field] = meant.key;
  }
  return { declared: { definition, address, isDeclared: true, values, unknown }, unknowns };
}

const openAt = ({ values, unknown }: Declared): OpenPlace => {
  const part = (field: string) => (unknown.has(field) ? undefined : values[field]);
  return {
    principal_id: part('principal_id') as Key | undefined,
    role_id: part('role_id') as Key | undefined,
    project_id: unknown.has('project_id') ? undefined : ((values['project_id'] ?? null) as Key | null),
  };
};

/** Everybody in a set holds its role as if each were granted it. */
function grantsOfSet(set: Declared, change: PlannedChange, resolver: Resolver) {
  const { keys, unknown } = resolver.allMeant(change, 'principal_ids');
  const { address, values } = set;
  const { project_id, role_id, reason } = values;
  const objects = [...keys.keys()].map((principal): Declared => {
    const id = `${address}/${principal}`;
    return {
      ...set,
      definition: roleAssignment,
      address: id,
      values: { id, principal_id: principal, role_id, project_id, expires_at: null, reason },
    };
  });
  const isOpen = unknown !== undefined || placeFields.some((field) => set.unknown.has(field));
  return { objects, unknowns: unknown ? [unknown] : [], isOpen };
}

/** What the configuration reads without declaring it, as its state tells. */
const readBy = ({ prior }: PlanFile): Declared[] =>
  prior.flatMap(({ mode, type, address, values }) => {
    const definition = byType.get(type);
    const isObject = mode === 'data' && definition !== undefined && typeof values['id'] === 'string';
    return isObject ? [{ definition, address, isDeclared: false, values, unknown: new Set() }] : [];
  });

/** Everything that a plan leaves declared, and what it refers to besides. */
export function declarationsIn(plan: PlanFile): Declarations {
  const resolver = createResolver(createReferences(plan.configuration, plan.changes), keyOf);
  const objects: Declared[] = [];
  const open: OpenPlace[] = [];
  const unknowns: Unknown[] = [];
  for (const change of plan.changes) {
    const { actions, after } = change.change;
    if (!after || change.deposed !== undefined || actions.includes('forget')) continue;
    const { declared, unknowns: notFollowed } = declaredBy(change, resolver);
    unknowns.push(...notFollowed);
    const kind = declared.definition.name;
    const isGrantOpen = placeFields.some((field) => declared.unknown.has(field));
    if (kind === 'project_role_members') {
      const set = grantsOfSet(declared, change, resolver);
      unknowns.push(...set.unknowns);
      if (set.isOpen) open.push({ ...openAt(declared), principal_id: undefined });
      if (!isGrantOpen) objects.push(...set.objects);
    } else if (kind === 'role_assignment' && isGrantOpen) open.push(openAt(declared));
    else objects.push(declared);
  }
  return { objects: [...objects, ...readBy(plan)], open, unknowns };
}
