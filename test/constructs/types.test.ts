import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { flavours, inFlavour } from '../../scripts/bindings/flavours.ts';
import { projectRoot } from '../../scripts/project.ts';
import { blocksOf } from '../guides/blocks.ts';

const directive = /^\/\/ @ts-expect-error|^ +\/\/ @ts-expect-error/;

let lines: readonly string[];
let errors: ReadonlyMap<string, readonly number[]>;
beforeAll(async () => {
  lines = (await readFile(join(import.meta.dirname, 'type-cases.ts'), 'utf8')).split('\n');
  const source = lines.map((line) => (directive.test(line) ? '//' : line)).join('\n');
  const programs = flavours.map((flavour) => [flavour.library, inFlavour(flavour, source)] as const);
  errors = linesWithErrors(new Map(programs));
}, 120_000);

describe.each(flavours)('TypeScript with the constructs for $library', ({ library }) => {
  it('refuses every wrong line, and no right one', () => {
    const wrong = lines.flatMap((line, index) => (directive.test(line) ? [index + 2] : []));
    expect(wrong.length).toBeGreaterThan(40);
    const texts = (numbers: readonly number[]) => numbers.map((number) => `${number}: ${lines[number - 1]}`);
    expect(texts(errors.get(library) ?? [])).toEqual(texts(wrong));
  });
});

it('what the guide says not to compile does not, line by line, and what it shows otherwise does', async () => {
  const guide = await readFile(join(projectRoot, 'docs/guides/constructs.md'), 'utf8');
  const shown = blocksOf(guide).filter(({ directive }) => directive.kind === 'checked');
  const preamble =
    "import { Grant, type Member, Team } from '@roster/cdktf-provider'; import type { TerraformStack } from 'cdktf'; declare const stack: TerraformStack; declare const payments: Team; declare const jane: Member, omar: Member, mei: Member;\n";
  const programs = new Map(shown.map(({ text }, index) => [`guide-${index}`, preamble + text.trimEnd()]));
  const found = linesWithErrors(programs);
  const comments = (text: string) =>
    text.split('\n').flatMap((line, index) => (line.includes(' // ') ? [index + 1] : []));
  expect(shown).toHaveLength(2);
  for (const [name, text] of programs) expect(found.get(name), text).toEqual(comments(text));
});

/** The numbers of the lines at which `tsc`, as strict as its own \`strict\`, reports an error, by program. */
function linesWithErrors(programs: ReadonlyMap<string, string>): Map<string, readonly number[]> {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    types: ['node'],
    skipLibCheck: true,
  };
  const texts = new Map(
    [...programs].map(([name, text]) => [join(import.meta.dirname, `${name}-program.ts`), text]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile: readOther } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readOther(path);
  const program = ts.createProgram([...texts.keys()], options, host);
  return new Map(
    [...texts.keys()].map((path, index) => {
      const file = program.getSourceFile(path);
      const found = ts.getPreEmitDiagnostics(program, file).map(({ start = 0 }) => {
        return (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1;
      });
      return [[...programs.keys()][index] ?? '', [...new Set(found)].sort((one, other) => one - other)];
    }),
  );
}
