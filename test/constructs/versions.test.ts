import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';

const read = (path: string) => readFile(join(projectRoot, path), 'utf8');

it('guides install the versions of the CDKs and of constructs that everything here is tested with', async () => {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    await read('package.json'),
  );
  const guides = (await readdir(join(projectRoot, 'docs/guides'))).map((name) => `docs/guides/${name}`);
  const texts = await Promise.all([...guides, 'README.md'].map(read));
  const installed = texts.flatMap((text) => [
    ...text.matchAll(/(?<= )((?:cdktf|cdktn)(?:-cli)?|constructs|typescript)@(\S+)/g),
  ]);
  const names = new Set(installed.map(([, name]) => name));
  expect(names).toEqual(new Set(['cdktf', 'cdktf-cli', 'cdktn', 'cdktn-cli', 'constructs', 'typescript']));
  for (const [text, name = ''] of installed)
    expect(text).toBe(`${name}@${devDependencies[name]?.replace(/\.\d+$/, '')}`);
});
