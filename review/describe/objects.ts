import type { Field } from '../../provider-schema/definition.ts';
import { terraformFields } from '../../provider-schema/readers/terraform-fields.ts';
import { makes, type Outcome } from '../effect/apply-plan.ts';
import { isUnknown, unknownsOf } from '../effect/resolve.ts';
import type { PlannedChange, Values } from '../plan/plan-file.ts';
import type { ObjectChange, Value } from '../report.ts';
import { realId } from '../state/access-state.ts';
import type { Names } from './names.ts';

const atApply = '(known after apply)';
const secret = '(secret)';

type Action = ObjectChange['action'];

/** What becomes of an object; undefined: nothing. */
function actionOf(change: PlannedChange, { adopted }: Outcome): Action | undefined {
  const { actions, importing } = change.change;
  if (actions.includes('create') && (actions.includes('delete') || actions.includes('forget')))
    return 'replace';
  if (actions.includes('forget')) return 'forget';
  if (actions.includes('create')) return adopted.has(change) ? 'adopt' : 'create';
  if (actions.includes('delete')) return 'delete';
  if (actions.includes('update')) return 'update';
  if (importing) return 'import';
  return change.previous_address === undefined || !actions.includes('no-op') ? undefined : 'move';
}

/** Ids stand as what people call it; two things of a name are told apart by their ids. */
function told(value: unknown, { references = [], fields }: Partial<Field>, names: Names): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string')
    return references.length === 0 || names.of(value) === value ? value : `${names.of(value)} (${value})`;
  if (Array.isArray(value))
    return value.map((item) => told(item, { references, ...(fields && { fields }) }, names));
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, told(item, fields?.[name] ?? {}, names)]),
    );
  return value as Value;
}

const isSame = (one: Value, other: Value) => JSON.stringify(one) === JSON.stringify(other);

/** The fields that people declare; of what Roster computes, what it comes to is told elsewhere. */
const declaredFields = ({ definition }: PlannedChange): readonly (readonly [string, Field])[] =>
  Object.entries(terraformFields(definition)).filter(([, { presence }]) => presence !== 'computed');

/** A value with a word in the place of whatever the plan does not know of it. */
function withUnknowns(value: unknown, mark: unknown): unknown {
  if (mark === true) return atApply;
  if (typeof mark !== 'object' || mark === null) return value;
  const parts = Object.entries(mark).map(([name, each]) => [
    name,
    withUnknowns((value as Values)?.[name], each),
  ]);
  if (!Array.isArray(mark)) return { ...(value as Values), ...Object.fromEntries(parts) };
  return Object.assign([...(Array.isArray(value) ? value : [])], Object.fromEntries(parts));
}

function afterOf(change: PlannedChange, name: string, field: Field, outcome: Outcome, names: Names): Value {
  if (change.change.after === null || change.change.after === undefined) return null;
  if (!isUnknown(change, name) && field.type !== 'string_set')
    return told(withUnknowns(change.change.after[name], unknownsOf(change, name)), field, names);
  if (field.type === 'string_set') {
    const { keys, unknown } = outcome.resolver.allMeant(change, name);
    const known = [...keys.keys()].map((key) => told(key, field, names) as string).sort();
    if ((change.change.after[name] ?? null) === null && !isUnknown(change, name)) return null;
    return unknown ? [...known, atApply] : known;
  }
  if (!field.references) return atApply;
  const meant = outcome.resolver.meant(change, name);
  return typeof meant.key === 'string' ? names.of(meant.key) : atApply;
}

function changesOf(change: PlannedChange, outcome: Outcome, names: Names): ObjectChange['changes'] {
  const { before } = change.change;
  const found = declaredFields(change).flatMap(([name, field]) => {
    const was = sortedSet(told(before?.[name], field, names), field);
    const is = afterOf(change, name, field, outcome, names);
    if (isSame(was, is) || (field.keptWhenUnset && is === atApply && makes(change))) return [];
    // What nobody wrote says nothing.
    if (isDefault(field, was) && isDefault(field, is)) return [];
    const isHidden = field.secret || isHiddenText(change, name);
    return [[name, isHidden ? masked(was, is) : { before: was, after: is }] as const];
  });
  return Object.fromEntries(found);
}

const isDefault = (field: Field, value: Value) =>
  value === null || (field.default !== undefined && isSame(value, field.default as Value));

const sortedSet = (value: Value, { type }: Field): Value =>
  type === 'string_set' && Array.isArray(value) ? [...value].sort() : value;

/** Remarks for people. */
const remarks: ReadonlySet<string> = new Set(['note', 'description', 'reason']);

/** What the configuration calls sensitive is told all the same where access depends on it: nothing can be hidden so. */
const isHiddenText = ({ change }: PlannedChange, name: string) =>
  remarks.has(name) &&
  [change.before_sensitive, change.after_sensitive].some(
    (marks) => marks === true || (typeof marks === 'object' && marks[name] === true),
  );

const masked = (before: Value, after: Value) => ({
  before: before === null ? null : secret,
  after: after === null ? null : secret,
});

/** The reasons that Terraform gives, in its own format, for people. */
const reasons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    replace_because_tainted: 'an earlier creation failed halfway',
    replace_because_cannot_update: 'it cannot be changed in place',
    replace_by_request: 'the plan was asked to replace it',
    replace_by_triggers: 'what it is tied to changes',
    delete_because_no_resource_config: 'it is declared no longer',
    delete_because_no_module: 'its module is declared no longer',
    delete_because_no_move_target: 'where it moves to is not declared',
    delete_because_wrong_repetition: 'it has other instances now',
    delete_because_count_index: 'its number is beyond the count',
    delete_because_each_key: 'its key is no longer in for_each',
  }),
);

const reasonOf = ({ action_reason: reason }: PlannedChange) =>
  reason === undefined ? null : (reasons.get(reason) ?? reason);

/** How people name an object of each kind. */
const namings: Readonly<Record<string, (values: Values, names: Names) => string>> = {
  member: ({ email }) => String(email),
  role_assignment: ({ principal_id, role_id, project_id }, names) =>
    `${names.of(String(principal_id))}: ${grantText({ role_id, project_id }, names)}`,
  project_role_members: (values, names) => grantText(values, names),
  access_key: ({ service_account_id }, names) => `key of ${names.of(String(service_account_id))}`,
  environment_settings: () => 'environment settings',
};

const grantText = ({ role_id, project_id }: Values, names: Names) =>
  `${names.of(String(role_id))} in ${typeof project_id === 'string' ? names.of(project_id) : 'the environment'}`;

/** What is planned with the keys of what its ids will be, so that it can be named. */
function nameOf(change: PlannedChange, { resolver }: Outcome, names: Names): string {
  const { definition, address } = change;
  const { before, after } = change.change;
  const values: Record<string, unknown> = { ...before, ...after };
  for (const [name, { references, type }] of Object.entries(definition.fields)) {
    if (!after || !references || type !== 'string' || !isUnknown(change, name)) continue;
    const { key } = resolver.meant(change, name);
    values[name] = key === undefined ? atApply : key;
  }
  const naming = namings[definition.name];
  if (naming) return naming(values, names);
  const name = values['name'];
  return typeof name === 'string' ? name : address;
}

/** Every change of the plan, by its address. */
export function describeObjects(
  changes: readonly PlannedChange[],
  outcome: Outcome,
  names: Names,
): ObjectChange[] {
  const found = changes.flatMap((change): ObjectChange[] => {
    const action = actionOf(change, outcome);
    if (action === undefined) return [];
    const id = change.change.before?.['id'];
    return [
      {
        address:
          change.deposed === undefined ? change.address : `${change.address} (deposed ${change.deposed})`,
        previous_address: change.previous_address ?? null,
        kind: change.definition.name,
        name: nameOf(change, outcome, names),
        id: realId(id),
        action,
        importing: Boolean(change.change.importing),
        because: reasonOf(change),
        changes: action === 'forget' ? {} : changesOf(change, outcome, names),
      },
    ];
  });
  return found.sort((one, other) => (one.address < other.address ? -1 : 1));
}
