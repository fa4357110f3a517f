import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import {
  catalogue,
  declarable,
  ephemeralResources,
  functions,
  queries,
} from '../../provider-schema/catalogue.ts';
import { type Field, idPattern } from '../../provider-schema/definition.ts';
import { terraformFields } from '../../provider-schema/readers/terraform-fields.ts';
import { projectRoot } from '../../scripts/project.ts';
import { referencePages } from '../../scripts/reference-pages.ts';

const pages = await referencePages(projectRoot);
const page = (path: string) => pages.get(`docs/${path}`) ?? '';
const example = (path: string) => readFile(join(projectRoot, 'examples', path), 'utf8');

it.each(declarable)('shows the example and describes every field of $name', async (definition) => {
  const { name } = definition;
  const fields = terraformFields(definition);
  const text = page(`resources/${name}.md`);
  expect(text).toContain((await example(`resources/roster_${name}/resource.tf`)).trim());
  expect(text).toContain((await example(`resources/roster_${name}/import.sh`)).trim());
  const lines = text.split('\n');
  for (const [field, { description }] of Object.entries(fields)) {
    const line = lines.find((each) => each.startsWith(`- \`${field}\` (`));
    expect(line).toContain(`): ${description}`);
  }
});

it('says which arguments are required, which are optional, and which replace', () => {
  const text = page('resources/access_key.md');
  expect(text).toMatch(
    /^- `service_account_id` \(string, required\): .* Changing it replaces the access key\.$/m,
  );
  expect(text).toMatch(/^- `store_secret_in_state` \(bool, optional\): .* Default `false`\.$/m);
  expect(text).toMatch(/^- `secret_access_key` \(string, sensitive\): /m);
});

it('has a page for each data source, with the attributes of what it lists', () => {
  expect(page('data-sources/role.md')).toMatch(/^- `name` \(string, optional\): /m);
  const text = page('data-sources/members.md');
  expect(text).toMatch(/^- `status` \(string, optional\): Only members with this `status`\./m);
  expect(text).toMatch(
    /^- `members` \(list of objects\): .*\n( {2}- .*\n)* {2}- `display_name` \(string\): /m,
  );
});

it.each(functions)('shows the example of $name and describes its parameters', async (definition) => {
  const { name, summary, description, parameters } = definition;
  const text = page(`functions/${name}.md`);
  expect(text).toContain((await example(`functions/${name}/function.tf`)).trim());
  expect(text).toContain(`${summary}. ${description}`);
  for (const each of parameters) expect(text).toContain(`- \`${each.name}\` (string): ${each.description}`);
});

it.each(queries)(
  'shows the example of the data source $name and describes its fields',
  async (definition) => {
    const { name, description, fields } = definition;
    const text = page(`data-sources/${name}.md`);
    expect(text).toContain((await example(`data-sources/roster_${name}/data-source.tf`)).trim());
    expect(text).toContain(description);
    expectDescribed(text, fields);
  },
);

it.each(ephemeralResources)('shows the example of the ephemeral resource $name', async (definition) => {
  const { name, description, fields } = definition;
  const text = page(`ephemeral-resources/${name}.md`);
  expect(text).toContain((await example(`ephemeral-resources/roster_${name}/ephemeral-resource.tf`)).trim());
  expect(text).toContain(description);
  expectDescribed(text, fields);
});

it('has examples for nothing that is not there', async () => {
  const folders = async (kind: string) => (await readdir(join(projectRoot, 'examples', kind))).sort();
  const types = declarable.flatMap(({ name, plural, dataSources: { one, many } }) => [
    ...(one ? [name] : []),
    ...(many ? [plural] : []),
  ]);
  expect(await folders('functions')).toEqual(functions.map(({ name }) => name).sort());
  const ephemeral = ephemeralResources.map(({ name }) => `roster_${name}`);
  expect(await folders('ephemeral-resources')).toEqual(ephemeral.sort());
  expect(await folders('data-sources')).toEqual(
    [...types, ...queries.map(({ name }) => name)].map((name) => `roster_${name}`).sort(),
  );
});

it('links from the first page to all others, and to the guides', async () => {
  const links = [...page('index.md').matchAll(/\]\(([^)]+)\)/g)].map((match) => `docs/${match[1]}`);
  const guides = (await readdir(join(projectRoot, 'docs/guides'))).map((file) => `docs/guides/${file}`);
  expect(['docs/index.md', ...links].sort()).toEqual([...pages.keys(), ...guides].sort());
});

it('imports what its example declares, by an id of the right form and by name', async () => {
  for (const { name, idPrefix, naturalKey } of catalogue) {
    const type = `roster_${name}`;
    const commands = await example(`resources/${type}/import.sh`);
    const imports = [...commands.matchAll(/^terraform import (\w+)\.(\w+) (?:"(.+)"|(\S+))$/gm)];
    for (const [, imported, label] of imports) {
      expect(imported).toBe(type);
      expect(await example(`resources/${type}/resource.tf`)).toContain(`resource "${type}" "${label}"`);
    }
    const names = imports.map(([, , , quoted, plain]) => quoted ?? plain ?? '');
    const ids = names.filter((text) => idPattern(idPrefix).regex.test(text));
    expect(ids, type).toHaveLength(1);
    expect(names.length > 1, `${type} is imported by name`).toBe(naturalKey.length > 0);
  }
});

it('uses the address of the provider in every example', async () => {
  const files = await readdir(join(projectRoot, 'examples'), { recursive: true });
  const sources = await Promise.all(
    files.filter((file) => file.endsWith('.tf') && !file.includes('.terraform')).map(example),
  );
  const addresses = sources.flatMap((text) =>
    [...text.matchAll(/source *= "(.*)"/g)].map((match) => match[1]),
  );
  expect(addresses.length).toBeGreaterThan(1);
  expect(new Set(addresses)).toEqual(new Set([providerAddress]));
});

/** Every field has a line, those of objects inside it a line further in. */
function expectDescribed(text: string, fields: Readonly<Record<string, Field>>, indent = ''): void {
  for (const [name, field] of Object.entries(fields)) {
    const lines = text.split('\n').filter((line) => line.startsWith(`${indent}- \`${name}\` (`));
    expect(
      lines.some((line) => line.includes(`): ${field.description}`)),
      name,
    ).toBe(true);
    expectDescribed(text, field.fields ?? {}, `${indent}  `);
  }
}
