import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { blocksOf, isCommand, isProgram } from './blocks.ts';
import { playedGuides } from './played.ts';

/** Whatever a user is given to read that tells them to do something. */
async function readByUsers(): Promise<string[]> {
  const in_ = async (folder: string) =>
    (await readdir(join(projectRoot, folder), { recursive: true }))
      .filter((path) => path.endsWith('.md') && !/node_modules|cdktf\.out/.test(path))
      .map((path) => `${folder}/${path}`);
  return [
    'README.md',
    'CONTRIBUTING.md',
    'cli/README.md',
    'client/README.md',
    'cdktf-bindings/README.md',
    'cdktn-bindings/README.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'docs/performance.md',
    'docs/versioning.md',
    ...(await in_('docs/guides')),
    ...(await in_('examples')),
  ];
}

const blocksIn = async (guide: string) => blocksOf(await readFile(join(projectRoot, guide), 'utf8'));

describe('what users are told to do', async () => {
  it.each(await readByUsers())(
    'every command of %s is run by a test, or says why it is not',
    async (guide) => {
      const blocks = await blocksIn(guide);
      const exempt = ({ directive }: (typeof blocks)[number]) =>
        directive.kind === 'not run' || directive.kind === 'checked';
      const commands = blocks.filter((block) => isCommand(block) && !exempt(block));
      if (commands.length === 0) return;
      const test = playedGuides[guide];
      expect(test, `${guide}:${commands[0]?.line} is run by no test`).toBeDefined();
      expect(await readFile(join(projectRoot, test ?? ''), 'utf8'), test).toMatch(/playGuides?\(/);
    },
  );

  it.each(await readByUsers())(
    'what %s says to be checked is checked by a test that names it',
    async (guide) => {
      for (const { directive } of await blocksIn(guide))
        if (directive.kind === 'checked')
          expect(await readFile(join(projectRoot, directive.test), 'utf8')).toContain(
            guide.split('/').at(-1),
          );
    },
  );

  it.each(await readByUsers())(
    'every program of %s is written to a file, or shown from one',
    async (guide) => {
      const loose = (await blocksIn(guide)).filter(
        (block) => isProgram(block) && block.path === undefined && block.directive.kind === 'none',
      );
      expect(loose.map(({ line, text }) => `${guide}:${line} ${text.slice(0, 60)}`)).toEqual([]);
    },
  );
});

it('a reason for not running is demanded', () => {
  expect(() => blocksOf('<!-- not run: -->\n```sh\nls\n```\n')).toThrow('line 2: not run says nothing');
});

it('a block has what the comment directly above it says, and no other', () => {
  const found = blocksOf(
    '<!-- output -->\n```text\none\n```\n\n```sh\ntwo\n```\n\n```ts main.ts\nthree\n```\n',
  );
  expect(found.map(({ directive, language, path }) => [directive.kind, language, path])).toEqual([
    ['output', 'text', undefined],
    ['none', 'sh', undefined],
    ['none', 'ts', 'main.ts'],
  ]);
});
