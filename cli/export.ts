import { declarable, roleAssignment } from '../provider-schema/catalogue.ts';
import type { ResourceDefinition } from '../provider-schema/definition.ts';
import { type Command, type Surroundings, Trouble, type Values } from './command.ts';
import { connect, connectionExplains, connectionOptions } from './connect.ts';
import { type Configuration, type Files, inComment } from './export/configuration.ts';
import { declare } from './export/declare.ts';
import { toHcl } from './export/hcl.ts';
import { counted, withReferred, wordsOf } from './export/kinds.ts';
import { readEnvironment } from './export/read-environment.ts';
import { toTypeScript } from './export/typescript.ts';
import { requireRoom, writeFolder } from './export/write-folder.ts';

type Write = (configuration: Configuration, around: Surroundings) => Files;

/** As in `~> 0.1`: whatever is of the same API. */
const compatible = (version: string) => `~> ${version.split('.').slice(0, 2).join('.')}`;

const formats: Readonly<Record<string, Write>> = {
  hcl: (configuration, { version }) => toHcl(configuration, compatible(version)),
  typescript: (configuration) => toTypeScript(configuration, 'cdktf'),
  'typescript-cdktn': (configuration) => toTypeScript(configuration, 'cdktn'),
};

/** A part of other objects is written in their place, when that is asked for. */
const exportable = declarable.filter(({ life }) => life !== 'part');

const kindNames = exportable.map(({ plural }) => plural).join(', ');

function kindsOf(only: Values[string]): readonly ResourceDefinition[] {
  if (!Array.isArray(only)) return exportable;
  const wanted = only.map((word) => {
    const found = exportable.find(({ name, plural }) => [name, plural].includes(word));
    if (!found) throw new Trouble(`--only takes one of ${kindNames}, and not ${JSON.stringify(word)}`);
    return found;
  });
  return exportable.filter((definition) => wanted.includes(definition));
}

function tell({ sections }: Configuration, { errors, output }: Surroundings, folder: string): void {
  for (const { definition, notes } of sections)
    for (const note of notes) errors.write(`roster: ${wordsOf(definition)}: ${inComment(note)}\n`);
  errors.write(`roster: ${never}\n`);
  const counts = sections
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ definition, blocks }) => counted(definition, blocks.length));
  output.write(`${counts.join(', ') || 'nothing'} written to ${folder}\n`);
}

const never =
  'passwords, second factors, sessions and the audit log are no part of a configuration, and secrets are never exported';

export const exportEnvironment: Command = {
  name: 'export',
  summary: 'Write the environment as Terraform configuration with import blocks',
  takes: '[options]',
  description:
    'Writes what there is as configuration that Terraform takes over: the first plan imports it and changes nothing. What cannot be declared is left out, and said on the standard error and in the files.',
  options: {
    format: { type: 'string' },
    output: { type: 'string' },
    only: { type: 'string', multiple: true },
    'role-members': { type: 'boolean' },
    force: { type: 'boolean' },
    ...connectionOptions,
  },
  explains: {
    'format FORMAT':
      'hcl (the default), typescript for CDK for Terraform, or typescript-cdktn for CDK Terrain',
    'output DIR': 'the folder to write; default roster-export. It must be empty, or not be there yet',
    'only KIND': `only objects of this kind; may be given several times. One of ${kindNames}`,
    'role-members':
      'write those who hold a role in a project as one roster_project_role_members, in place of a roster_role_assignment each, where no assignment has an end or a reason',
    force: 'replace the files that an earlier export wrote to DIR, and no others',
    ...connectionExplains,
  },
  words: 0,
  run: async (values, _, around) => {
    const { format = 'hcl', output: folder = 'roster-export' } = values as Record<string, string | undefined>;
    const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
    if (!write)
      throw new Trouble(
        `--format takes one of ${Object.keys(formats).join(', ')}, and not ${JSON.stringify(format)}`,
      );
    if (folder === '') throw new Trouble('--output takes the name of a folder');
    const kinds = kindsOf(values['only']);
    const force = values['force'] === true;
    const roleMembers = values['role-members'] === true;
    if (roleMembers && !kinds.includes(roleAssignment))
      throw new Trouble('--role-members writes role assignments: name them with --only as well');
    await requireRoom(folder, force);
    const environment = await readEnvironment(await connect(values, around), withReferred(kinds), (line) =>
      around.errors.write(`roster: ${line}\n`),
    );
    const configuration = declare(environment, { kinds, roleMembers, now: new Date() });
    await writeFolder(folder, write(configuration, around), force);
    tell(configuration, around, folder);
    if (environment.steady) return 0;
    around.errors.write(
      'roster: the environment changed each time it was read, so what is written may not fit together: see what the first plan says, or export again\n',
    );
    return 1;
  },
};
