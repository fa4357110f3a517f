import type { Edition } from '../../access-model/editions.ts';
import { declarable } from '../../provider-schema/catalogue.ts';
import { terraformFields } from '../../provider-schema/readers/terraform-fields.ts';
import type { PlanFile, PlannedChange, Values } from '../plan/plan-file.ts';
import type { Unknown } from '../report.ts';
import { type AccessState, type Key, type PrincipalState, realId } from '../state/access-state.ts';
import { type StateObject, stateFromObjects } from '../state/from-objects.ts';
import { type Declarations, type Declared, declarationsIn, type OpenPlace } from './declarations.ts';
import { inWordsOfBoth, type Matching, match, type Pair, translated } from './match.ts';

/** What leads from one configuration to another, as a plan that is reviewed like any other. */
export interface Comparison {
  readonly before: AccessState;
  readonly plan: PlanFile;
  /** What could not be followed in one of the two. */
  readonly unknowns: readonly Unknown[];
}

/** Worked out once: there may be many thousands of a kind. */
const fields = new Map(
  declarable.map((definition) => [definition.name, Object.entries(terraformFields(definition))]),
);
const fieldsOf = ({ definition }: Declared) => fields.get(definition.name) ?? [];

interface Side {
  readonly values: Values;
  readonly unknown: ReadonlySet<string>;
}

/** What stays as it is where nobody says otherwise is on both sides what one of them tells. */
function filled(own: Declared, values: Values, other: Values | undefined): Side {
  const all: Record<string, unknown> = { ...values };
  const unknown = new Set(own.unknown);
  for (const [name, field] of fieldsOf(own)) {
    const isTold = other?.[name] !== undefined && (field.keptWhenUnset || field.presence === 'computed');
    if (!isTold || (all[name] !== undefined && !unknown.has(name))) continue;
    all[name] = other[name];
    unknown.delete(name);
  }
  return { values: all, unknown };
}

const fieldText = (value: unknown) =>
  JSON.stringify(
    Array.isArray(value) && value.every((item) => typeof item === 'string')
      ? value.toSorted()
      : (value ?? null),
  );

const told = ({ unknown, values }: Side, name: string) =>
  unknown.has(name)
    ? '(known after apply)'
    : values[name] === undefined
      ? undefined
      : fieldText(values[name]);

/** What one of them does not tell of at all, as a set of its grants, is no difference. */
const isSame = (declared: Declared, one: Side, other: Side) =>
  fieldsOf(declared).every(([name, { presence }]) => {
    const [first, second] = [told(one, name), told(other, name)];
    return presence === 'computed' || first === undefined || second === undefined || first === second;
  });

/** Whether a grant may be what stands in a place of which only parts are known. */
const mayBe = (values: Values, open: readonly OpenPlace[]) =>
  open.some((place) =>
    Object.entries(place).every(([field, key]) => key === undefined || key === (values[field] ?? null)),
  );

function changeOf(pair: Pair, keys: Matching, open: readonly OpenPlace[]): PlannedChange | undefined {
  const { key, from, to } = pair;
  const declared = to?.isDeclared ? to : from;
  if (!declared || !(from?.isDeclared || to?.isDeclared)) return undefined;
  const old = from && { ...inWordsOfBoth(from, keys.from), id: key };
  const fresh = to && { ...inWordsOfBoth(to, keys.to), id: key };
  const was = from && old && filled(from, old, fresh);
  const is = to && fresh && filled(to, fresh, old);
  const { definition, address } = declared;
  const resource = { address, mode: 'managed', type: `roster_${definition.name}`, name: address, definition };
  const planned = (actions: string[], importing?: { readonly id: string }): PlannedChange => ({
    ...resource,
    change: {
      actions,
      before: was?.values ?? null,
      after: actions.includes('create') ? { ...is?.values, id: undefined } : (is?.values ?? null),
      after_unknown: Object.fromEntries([...(is?.unknown ?? [])].map((field) => [field, true])),
      ...(importing && { importing }),
    },
  });
  if (!to) {
    const isKept = definition.name === 'role_assignment' && mayBe(was?.values ?? {}, open);
    return isKept ? undefined : planned(['delete']);
  }
  if (!from || !was || !is) return planned(['create']);
  if (!to.isDeclared) return planned(['forget']);
  const actions = [isSame(to, was, is) ? 'no-op' : 'update'];
  return from.isDeclared ? planned(actions) : planned(actions, { id: key });
}

const nobody = (key: Key): PrincipalState => ({
  key,
  id: realId(key),
  kind: key.startsWith('sa_') ? 'service_account' : 'member',
  name: key,
  username: null,
  displayName: null,
  status: 'active',
  lastActiveAt: undefined,
  createdAt: null,
});

/** The present state is what the first configuration comes to, with those to whom either grants something. */
function stateBefore({ pairs, from: keys, to }: Matching, edition: Edition): AccessState {
  const objects = new Map<string, StateObject[]>();
  const ends = new Map<Key, Declared>();
  const granted = new Set<Key>();
  for (const { key, from, to: other } of pairs) {
    for (const [side, words] of [
      [from, keys],
      [other, to],
    ] as const)
      if (side?.definition.name === 'role_assignment')
        granted.add(String(translated(side.values['principal_id'], words)));
    const known = from ?? (other?.isDeclared ? undefined : other);
    if (!known) continue;
    const kind = known.definition.name;
    const words = from ? keys : to;
    const fresh = other && inWordsOfBoth(other, to);
    const { values } = filled(known, { ...inWordsOfBoth(known, words), id: key }, fresh);
    if (kind === 'role_assignment') ends.set(key, known);
    const others = objects.get(kind);
    if (others) others.push(values);
    else objects.set(kind, [values]);
  }
  const state = stateFromObjects(objects, edition);
  const made = new Set(pairs.map(({ key }) => key));
  const strangers = [...granted].filter((key) => !state.principals.has(key) && !made.has(key));
  return {
    ...state,
    principals: new Map([...state.principals, ...strangers.map((key) => [key, nobody(key)] as const)]),
    assignments: new Map(
      [...state.assignments].map(([key, assignment]) => {
        const declared = ends.get(key);
        const endKnown = !declared?.unknown.has('expires_at');
        return [key, { ...assignment, endKnown, address: declared?.address ?? null }];
      }),
    ),
  };
}

const inTheFirst = (unknown: Unknown): Unknown => ({
  ...unknown,
  message: `In the first configuration: ${unknown.message}`,
});

/** A custom role that neither declares grants what nobody here can say. */
function unknownRoles({ pairs, from, to }: Matching, { roles }: AccessState): Unknown[] {
  const known = new Set([...roles.keys(), ...pairs.map(({ key }) => key)]);
  return pairs.flatMap((pair): Unknown[] => {
    const side = pair.to ?? pair.from;
    if (side?.definition.name !== 'role_assignment') return [];
    const role = String(translated(side.values['role_id'], pair.to ? to : from));
    if (known.has(role)) return [];
    const { address } = side;
    const message = `${address} grants the role ${role}, which neither configuration declares: what it grants is not known.`;
    return [{ address, field: 'role_id', refers_to: [], message }];
  });
}

const placesInWordsOfBoth = ({ open }: Declarations, keys: ReadonlyMap<Key, Key>) =>
  open.map((place) => translated(place, keys) as OpenPlace);

/** Finds what the second configuration declares otherwise than the first. */
export function compareConfigurations(first: PlanFile, second: PlanFile, edition: Edition): Comparison {
  const [from, to] = [declarationsIn(first), declarationsIn(second)];
  const matching = match(from.objects, to.objects);
  const before = stateBefore(matching, edition);
  const open = placesInWordsOfBoth(to, matching.to);
  const told = new Set(to.unknowns.map(({ address, field }) => `${address} ${field}`));
  const earlier = from.unknowns.filter(({ address, field }) => !told.has(`${address} ${field}`));
  return {
    before,
    plan: {
      terraformVersion: second.terraformVersion,
      changes: matching.pairs.flatMap((pair) => changeOf(pair, matching, open) ?? []),
      configuration: {},
      prior: [],
      foreign: second.foreign,
      providers: second.providers,
      unfamiliar: [...new Set([...first.unfamiliar, ...second.unfamiliar])],
    },
    unknowns: [...to.unknowns, ...earlier.map(inTheFirst), ...unknownRoles(matching, before)],
  };
}
