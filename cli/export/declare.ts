import { roleAssignment } from '../../provider-schema/catalogue.ts';
import type { KeyPart, ResourceDefinition } from '../../provider-schema/definition.ts';
import { projectRoleMembers } from '../../provider-schema/project-role-members.ts';
import { terraformFields } from '../../provider-schema/readers/terraform-fields.ts';
import { argumentsOf, type FindTarget } from './arguments.ts';
import type { Block, Configuration, Section, Target } from './configuration.ts';
import { kindsReferredTo } from './kinds.ts';
import { labelFrom, uniqueNames } from './labels.ts';
import type { ApiObject, Environment } from './read-environment.ts';
import { groupRoleMembers } from './role-members.ts';
import { named, type Selection, select } from './select.ts';

export interface DeclareOptions {
  /** The kinds to declare, in the order in which they are written. */
  readonly kinds: readonly ResourceDefinition[];
  /** Whether to write sets of role members in the place of the assignments of a project. */
  readonly roleMembers: boolean;
  readonly now: Date;
}

interface Chosen extends Selection {
  readonly definition: ResourceDefinition;
}

/** Makes a configuration of an environment. The same environment makes the same configuration. */
export function declare(environment: Environment, options: DeclareOptions): Configuration {
  const chosen = options.kinds.flatMap((definition) => {
    const selection = select(definition, environment, options.now);
    const sets = options.roleMembers && definition.name === roleAssignment.name;
    return sets ? withRoleMembers(selection, environment, options.now) : [{ definition, ...selection }];
  });
  const targets = new Map<string, Target>();
  const find: FindTarget = (id, kinds) => {
    const target = targets.get(id);
    return target && kinds.includes(target.definition.name) ? target : undefined;
  };
  const seen = new Set([...environment.objects.values()].flat().map(({ id }) => id));
  // Whatever is referred to gets its label before what refers to it, and is named by it there.
  for (const { definition, objects } of inOrderOfReference(chosen)) {
    const unique = uniqueNames();
    for (const object of objects)
      targets.set(object.id, { definition, label: unique(labelOf(definition, object, find)) });
  }
  const sections = chosen
    .filter(({ objects, notes }) => objects.length + notes.length > 0)
    .map((each) => sectionOf(each, { targets, seen, find }));
  return { environmentSlug: environment.slug, sections };
}

function withRoleMembers(selection: Selection, environment: Environment, now: Date): Chosen[] {
  const all = environment.objects.get(roleAssignment.name) ?? [];
  const live = all.filter(
    ({ expires_at }) => typeof expires_at !== 'string' || Date.parse(expires_at) > now.getTime(),
  );
  const { sets, assignments, notes } = groupRoleMembers(selection.objects, live);
  return [
    { definition: roleAssignment, objects: assignments, notes: [...selection.notes, ...notes] },
    { definition: projectRoleMembers, objects: sets, notes: [] },
  ];
}

/** First those that refer to nothing that is still to come. */
function inOrderOfReference(chosen: readonly Chosen[]): Chosen[] {
  const ordered: Chosen[] = [];
  const visit = (each: Chosen) => {
    if (ordered.includes(each)) return;
    for (const name of kindsReferredTo(each.definition)) {
      const other = chosen.find(({ definition }) => definition.name === name);
      if (other && other !== each) visit(other);
    }
    ordered.push(each);
  };
  for (const each of chosen) visit(each);
  return ordered;
}

function labelOf(definition: ResourceDefinition, object: ApiObject, find: FindTarget): string {
  if (definition.life === 'standing') return 'this';
  const parts = namingParts(definition).map((part) => nameOfPart(definition, part, object, find));
  const label = labelFrom(parts);
  // The last characters of an id are random, so that a label that has to do without a name stays what it is.
  if (label === '') return `${definition.name}_${object.id.slice(-8)}`;
  return /^[a-z]/.test(label) ? label : `${definition.name}_${label}`;
}

/** The natural key; of what has none, whatever it refers to and its note. */
function namingParts({ naturalKey, fields }: ResourceDefinition): readonly KeyPart[] {
  if (naturalKey.length > 0) return naturalKey;
  const names = Object.keys(fields).filter((name) => fields[name]?.references || name === 'note');
  return names.map((field) => ({ field }));
}

function nameOfPart(
  { fields }: ResourceDefinition,
  { field, unset = '' }: KeyPart,
  object: ApiObject,
  find: FindTarget,
): string {
  const value = object[field] ?? null;
  if (value === null) return unset;
  const to = find(String(value), fields[field]?.references ?? []);
  return to?.label ?? String(value);
}

interface Known {
  readonly targets: ReadonlyMap<string, Target>;
  /** The ids of everything that was read. */
  readonly seen: ReadonlySet<string>;
  readonly find: FindTarget;
}

function sectionOf({ definition, objects, notes }: Chosen, { targets, seen, find }: Known): Section {
  const unseen = new Set<string>();
  const findOrNote: FindTarget = (id, kinds) => {
    if (!seen.has(id)) unseen.add(id);
    return find(id, kinds);
  };
  const blocks = objects.flatMap((object): Block[] => {
    const target = targets.get(object.id);
    if (!target) return [];
    const values = argumentsOf(definition, object, findOrNote);
    return [{ ...target, importId: object.id, arguments: values, remarks: remarksOn(object) }];
  });
  const secrets = blocks.length === 0 ? [] : secretNotes(definition);
  return { definition, blocks, notes: [...notes, ...unseenNotes([...unseen]), ...secrets] };
}

const unseenNotes = (ids: readonly string[]): string[] =>
  ids.length === 0
    ? []
    : [`Referred to by id because the service account that signs does not see it: ${named(ids)}.`];

const remarksOn = (object: ApiObject): string[] =>
  object['root'] === true
    ? [
        'The root member: no plan can delete or disable them. To declare them no more, terraform state rm first.',
      ]
    : [];

/** How a secret that the API keeps to itself is brought. */
function secretNotes(definition: ResourceDefinition): string[] {
  const fields = Object.entries(terraformFields(definition));
  return fields.flatMap(([name, { writes }]) =>
    writes === undefined
      ? []
      : [
          `The API does not tell ${writes}, so ${name} is left out, and what is there stays as it is. To bring another one, set ${name} from an ephemeral variable, and ${writes}_wo_version to 1 (and raise that each time).`,
        ],
  );
}
