import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Block, blocksOf, isCommand } from './blocks.ts';
import { openShell, type Shell } from './shell.ts';

/** How a guide is played. */
export interface Stage {
  /** Where the reader begins. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The way through a guide that has several. */
  readonly only?: string;
  /** What stands in the place of what the guide says, such as a port that may be taken. */
  readonly instead?: Readonly<Record<string, string>>;
  /** What the reader does by hand before a command, by its number from 0. */
  readonly before?: Readonly<Record<number, (shell: Shell) => Promise<void>>>;
}

/**
 * Does what guides say, one after the other, in one terminal: runs their commands, writes their files and compares the
 * output that they show. Nothing is left out but what a comment in the guide exempts, with the reason.
 *
 * @param guides paths from the repository's folder
 * @returns what each command printed
 */
export async function playGuides(guides: readonly string[], stage: Stage): Promise<string[]> {
  const shell = openShell(stage.folder, await temporaryFolder(), stage.environment);
  onTestFinished(() => shell.close());
  const printed: string[] = [];
  for (const guide of guides) {
    const markdown = await readFile(join(projectRoot, guide), 'utf8');
    for (const block of blocksOf(markdown)) {
      if (block.only !== undefined && block.only !== stage.only) continue;
      await playBlock(block, { shell, stage, printed, place: `${guide}:${block.line}` });
    }
  }
  return printed;
}

interface Scene {
  readonly shell: Shell;
  readonly stage: Stage;
  readonly printed: string[];
  readonly place: string;
}

async function playBlock(block: Block, { shell, stage, printed, place }: Scene): Promise<void> {
  const { directive, path } = block;
  const text = replaced(block.text, stage);
  if (directive.kind === 'not run' || directive.kind === 'checked') return;
  if (directive.kind === 'from') await expectPartOf(block, directive.file, place);
  if (directive.kind === 'output') expectLines(printed.at(-1) ?? '', text, place);
  else if (path !== undefined) await writeIn(await shell.folder(), path, text);
  else if (isCommand(block) && directive.kind !== 'from') {
    await stage.before?.[printed.length]?.(shell);
    if (directive.kind === 'background') await shell.start(text, replaced(directive.url, stage));
    else
      printed.push(
        await shell.run(text).catch((cause: unknown) => {
          throw new Error(`${place}: ${cause instanceof Error ? cause.message : cause}`, { cause });
        }),
      );
  }
}

const replaced = (text: string, { instead = {} }: Stage) =>
  Object.entries(instead).reduce((all, [from, to]) => all.replaceAll(from, to), text);

async function writeIn(folder: string, path: string, text: string): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Each paragraph is in the file, in their order. */
async function expectPartOf({ text }: Block, file: string, place: string): Promise<void> {
  let rest = await readFile(join(projectRoot, file), 'utf8');
  for (const paragraph of text.trimEnd().split('\n\n')) {
    expect(rest, `${place} is not part of ${file}`).toContain(paragraph);
    rest = rest.slice(rest.indexOf(paragraph) + paragraph.length);
  }
}

/** Each line is somewhere in the output, in their order; `…` stands for anything. */
function expectLines(output: string, shown: string, place: string): void {
  const lines = output.split('\n');
  let next = 0;
  for (const line of shown.split('\n').filter((each) => !/^[\s…]*$/.test(each))) {
    const pattern = new RegExp(line.trim().split('…').map(escaped).join('.*'));
    const at = lines.findIndex((each, index) => index >= next && pattern.test(each));
    expect(at, `${place} shows "${line}", and the output does not have it:\n${output}`).not.toBe(-1);
    next = at + 1;
  }
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
