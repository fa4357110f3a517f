import { roleAssignment } from '../../provider-schema/catalogue.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { counted } from './kinds.ts';
import type { ApiObject, Environment } from './read-environment.ts';

/** Objects that are left out, and why; `objects` ends up in a sentence. */
interface Omission {
  readonly applies: (object: ApiObject) => boolean;
  readonly sentence: (objects: readonly ApiObject[]) => string;
}

export interface Selection {
  readonly objects: readonly ApiObject[];
  readonly notes: readonly string[];
}

const mostNamed = 5;

/** The first of many ids. */
export function named(ids: readonly string[]): string {
  const first = ids.slice(0, mostNamed).join(', ');
  return ids.length > mostNamed ? `${first} and ${ids.length - mostNamed} more` : first;
}

const idsOf = (objects: readonly ApiObject[]) => objects.map(({ id }) => id);

/** Decides which objects of a kind are declared. */
export function select(definition: ResourceDefinition, environment: Environment, now: Date): Selection {
  let objects = environment.objects.get(definition.name) ?? [];
  const notes: string[] = [];
  const leaveOut = ({ applies, sentence }: Omission) => {
    const omitted = objects.filter(applies);
    if (omitted.length === 0) return;
    notes.push(sentence(omitted));
    objects = objects.filter((object) => !applies(object));
  };
  for (const omission of omissionsOf(definition, environment, now)) leaveOut(omission);
  // Last: what is not declared anyway is in nobody's way.
  for (const omission of sameToTerraform(definition, objects)) leaveOut(omission);
  return { objects, notes };
}

const omissionsOf = (definition: ResourceDefinition, environment: Environment, now: Date): Omission[] => [
  ...builtIn(definition),
  ...ended(definition, now),
  ...ownGround(definition, environment),
  ...(definition.name === roleAssignment.name ? assignmentsOfOthers(environment) : []),
];

/** What comes with the environment: it is referred to by its id. */
function builtIn(definition: ResourceDefinition): Omission[] {
  const { builtIn: flag } = definition;
  if (flag === undefined) return [];
  return [
    {
      applies: (object) => object[flag] === true,
      sentence: (objects) =>
        `${counted(definition, objects.length)} left out (${idsOf(objects).join(', ')}): ${flag}, they come with the environment and are referred to by their ids.`,
    },
  ];
}

/** What has ended could not be created again, and is deleted some day. */
function ended(definition: ResourceDefinition, now: Date): Omission[] {
  if (definition.fields['expires_at']?.type !== 'timestamp') return [];
  return [
    {
      applies: ({ expires_at }) => typeof expires_at === 'string' && Date.parse(expires_at) <= now.getTime(),
      sentence: (objects) =>
        `${counted(definition, objects.length)} left out because the end has passed: ${named(idsOf(objects))}.`,
    },
  ];
}

/** The principal that exports, and what belongs to it: a plan that took it away would end its own run. */
function ownGround(definition: ResourceDefinition, { callerId, callerName }: Environment): Omission[] {
  const owners = Object.entries(definition.fields).flatMap(([name, { references, presence }]) =>
    presence === 'required' && references ? [name] : [],
  );
  return [
    {
      applies: (object) => object.id === callerId,
      sentence: () =>
        `The ${definition.title.toLowerCase()} ${JSON.stringify(callerName)} (${callerId}), which ran this export, is left out with what belongs to it: a plan must not take away what it runs on. To declare it as well, export with another.`,
    },
    {
      applies: (object) => owners.some((name) => object[name] === callerId),
      sentence: (objects) =>
        `${counted(definition, objects.length)} of ${callerId}, which ran this export, left out with it: ${named(idsOf(objects))}.`,
    },
  ];
}

/** Terraform composes all texts (Unicode, form NFC), so it cannot tell names apart that differ in that alone. */
function sameToTerraform({ unique, fields }: ResourceDefinition, objects: readonly ApiObject[]): Omission[] {
  const [field = ''] = unique;
  if (unique.length !== 1 || fields[field]?.references) return [];
  const first = new Map<string, string>();
  for (const object of objects) {
    const key = String(object[field]).normalize('NFC').toLowerCase();
    if (!first.has(key)) first.set(key, object.id);
  }
  const holders = new Set(first.values());
  return [
    {
      applies: ({ id }) => !holders.has(id),
      sentence: (twins) =>
        `Left out because another has the same ${field}, written with other characters, and Terraform cannot tell them apart: ${named(idsOf(twins))}. Rename one, and export again.`,
    },
  ];
}

/** What begins the reason of an assignment that a sign-in made because of a group. */
const groupReason = 'sso group: ';

/** Assignments that are not Terraform's to give and take. */
function assignmentsOfOthers({ objects }: Environment): Omission[] {
  const members = objects.get('member') ?? [];
  const root = members.find((member) => member['root'] === true)?.id;
  const bySso = new Set(members.filter(({ kind }) => kind === 'sso').map(({ id }) => id));
  return [
    {
      applies: ({ principal_id, role_id, project_id }) =>
        principal_id === root && role_id === 'administrator' && (project_id ?? null) === null,
      sentence: ([assignment]) =>
        `The assignment that makes the root member Administrator (${assignment?.id}) is left out: it cannot be taken away, so no plan could carry out its deletion.`,
    },
    {
      applies: ({ principal_id, reason }) =>
        bySso.has(String(principal_id)) && typeof reason === 'string' && reason.startsWith(groupReason),
      sentence: (assignments) =>
        `${counted(roleAssignment, assignments.length)} left out that groups of an identity provider gave (${named(idsOf(assignments))}): sign-ins give and take them, as the group_roles of the SSO connection say.`,
    },
  ];
}
