import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { commentOf } from '../../cli/export/configuration.ts';
import { hclText } from '../../cli/export/hcl-text.ts';
import { labelFrom, uniqueNames } from '../../cli/export/labels.ts';
import { literal, terraformLiteral } from '../../cli/export/typescript-text.ts';
import { cdks } from '../support/cdks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/* Any text that somebody may have written, through the languages that it is written in. */
vi.setConfig({ testTimeout: 120_000 });

const troublesome = fc.constantFrom(
  ...['$', '%', '{', '}', '"', "'", '`', '\\', '~', '#', '/', '*', '&', '[', ']', ' ', '\n', '\r\n', '\t'],
  ...[
    'TfToken[',
    'TfToken[TOKEN.0]}',
    '1e5',
    '-1.8881545897087626e+289',
    ' Map Token Value',
    'Any',
    'String',
  ],
  ...[
    '\u202e',
    '\u2028',
    '\u200d',
    '\u0007',
    '\ufeff',
    '🦄',
    'é',
    'e\u0301',
    'مش',
    'EOT',
    '\\u0041',
    '\\n',
    'x',
  ],
);

const anyText = fc
  .array(fc.oneof({ weight: 3, arbitrary: troublesome }, fc.string({ unit: 'binary', maxLength: 3 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join('').replaceAll('\0', ''));

/** A thousand, and the number by which the same come again. */
function thousandTexts() {
  const seed = Math.floor(Math.random() * 2 ** 31);
  return { texts: fc.sample(anyText, { numRuns: 1_000, seed }), seed: `seed ${seed}` };
}

/** What the literal stands for, as TypeScript has it. */
const evaluated = (text: string): string => new Function(`'use strict'; return ${text};`)();

/** The outputs of a configuration, as the real terraform evaluates it. */
async function outputsOf(name: string, configuration: string): Promise<Record<string, string>> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, name), configuration);
  const environment = { PATH: process.env['PATH'] ?? '', HOME: folder, CHECKPOINT_DISABLE: '1' };
  const run = (...words: string[]) =>
    execFileSync('terraform', words, { cwd: folder, env: environment, encoding: 'utf8', stdio: 'pipe' });
  run('init', '-no-color');
  run('apply', '-auto-approve', '-input=false', '-no-color');
  const outputs = JSON.parse(run('output', '-json')) as Record<string, { value: string }>;
  return Object.fromEntries(Object.entries(outputs).map(([output, { value }]) => [output, value]));
}

const numbered = (texts: readonly string[]) => texts.map((text, index) => [`t${index}`, text] as const);

/** Terraform composes every text. */
const composed = (texts: readonly string[]) =>
  Object.fromEntries(numbered(texts).map(([name, text]) => [name, text.normalize('NFC')]));

test('a text in HCL is that text to terraform', async () => {
  const { texts, seed } = thousandTexts();
  const blocks = numbered(texts).map(([name, text]) => `output "${name}" {\n  value = ${hclText(text)}\n}\n`);
  expect(await outputsOf('main.tf', blocks.join('\n')), seed).toEqual(composed(texts));
});

test.each(Object.entries(cdks))(
  'a text in TypeScript is that text to terraform, behind %s',
  async (_, cdk) => {
    const { texts: random, seed } = thousandTexts();
    const texts = [...random, 'Any Map Token Value', 'String Map Token Value'];
    const folder = await temporaryFolder();
    const app = new cdk.App({ outdir: folder, skipValidation: true });
    const stack = new cdk.TerraformStack(app, 'texts');
    for (const [name, text] of numbered(texts))
      new cdk.TerraformOutput(stack, name, { value: evaluated(terraformLiteral(text)) });
    app.synth();
    const synthesised = await readFile(join(folder, 'stacks/texts/cdk.tf.json'), 'utf8');
    expect(await outputsOf('main.tf.json', synthesised), seed).toEqual(composed(texts));
  },
);

test('a literal of TypeScript stands for its text, and shows every character that it has', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(evaluated(literal(text))).toBe(text);
      expect(literal(text) + hclText(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('no text leaves the comment that it stands in', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = commentOf('#', `${text} and more ${text}`).split('\n');
      for (const line of lines) expect(line).toMatch(/^# /);
      for (const line of lines) expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('labels are made of letters, digits and underscores, and are unique', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 20 }), (names) => {
      const unique = uniqueNames();
      const labels = names.map((name) => unique(labelFrom([name])));
      expect(new Set(labels).size).toBe(labels.length);
      for (const label of labels) expect(label).toMatch(/^[a-z0-9_]*$/);
    }),
  );
});
