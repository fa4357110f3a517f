import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { projectRoot } from '../../scripts/project.ts';
import { referencePages } from '../../scripts/reference-pages.ts';

const pages = await referencePages(projectRoot);
const page = (path: string) => pages.get(`docs/reference/${path}`) ?? '';
const example = (path: string) => readFile(join(projectRoot, 'examples', path), 'utf8');

it.each(catalogue)('shows the example and describes every field of $name', async (definition) => {
  const { name, fields } = definition;
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

it('links from the first page to all others', () => {
  const links = [...page('index.md').matchAll(/\]\(([^)]+)\)/g)].map((match) => `docs/reference/${match[1]}`);
  expect(['docs/reference/index.md', ...links].sort()).toEqual([...pages.keys()].sort());
});

it('imports what its example declares, by an id of the right form', async () => {
  for (const { name, fields } of catalogue) {
    const command = await example(`resources/roster_${name}/import.sh`);
    const [, address = '', id = ''] = /^terraform import (\S+) (\S+)$/m.exec(command) ?? [];
    const [type, label] = address.split('.');
    expect(type).toBe(`roster_${name}`);
    expect(await example(`resources/roster_${name}/resource.tf`)).toContain(`resource "${type}" "${label}"`);
    expect(id).toMatch(fields.id?.pattern?.regex ?? /never/);
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
