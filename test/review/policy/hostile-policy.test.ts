import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PolicyFault, readPolicy } from '../../../review/policy/read.ts';
import { now } from './observations.ts';

function firstFault(text: string): string {
  try {
    readPolicy(text, 'p', now);
  } catch (error) {
    if (error instanceof PolicyFault) return error.message.split('\n')[0] ?? '';
    throw error;
  }
  return 'nothing';
}

test.each([
  ['nothing at all', '', 'p:1:1: the policy is empty: begin it with version: 1'],
  ['remarks alone', '# version: 1\n', 'p:1:1: the policy is empty: begin it with version: 1'],
  ['a list', '- version', 'p:1:1: the policy must be fields, each with its value, and not a list'],
  [
    'a second document',
    'version: 1\n---\nversion: 1\n',
    'p:2:1: the policy goes on in a second document here',
  ],
  ['YAML 1.1', '%YAML 1.1\n---\nversion: 1\n', 'p:1:1: the policy is old YAML: leave the line %YAML out'],
  ['no YAML', 'version: 1\nrules: [a\n', 'p:3:1: the policy is not YAML: '],
  ['a tab', 'version: 1\n\trules: x\n', 'p:2:1: the policy is not YAML: '],
  [
    'text that is not UTF-8',
    'version: 1\n# \u{fffd}\n',
    'p:2:3: the policy is not UTF-8 here: save the file as UTF-8',
  ],
  [
    'an alias',
    'version: 1\nx: &x {}\npeople: *x\n',
    'p:2:1: x is not known: there are version, people, approvers',
  ],
  ['an alias in use', 'version: 1\npeople: *x\n', 'p:2:1: people is an alias, which is not read here'],
  [
    'a tag',
    'version: 1\npeople: !!map {}\n',
    'p:2:1: people has the tag "tag:yaml.org,2002:map", which is not read',
  ],
  [
    'a tag of its own',
    'version: !ruby/object 1\n',
    'p:1:1: version has the tag "!ruby/object", which is not read',
  ],
  [
    'a merge key',
    'version: 1\npeople:\n  <<: {a: b}\n',
    'p:3:3: people["<<"] is a merge key, which is not read',
  ],
  [
    'a prototype',
    'version: 1\npeople:\n  __proto__: x\n',
    'p:3:3: people.__proto__ is no name that can be taken',
  ],
  [
    'a name that is a list',
    'version: 1\n? [a]\n: 1\n',
    'p:2:3: the policy has a name here that is no plain text',
  ],
  ['a name that is JavaScript', 'version: 1\ntoString: 1\n', 'p:2:1: toString is not known'],
  ['control characters', 'version: 1\n"\\e[31m": 1\n', 'p:2:1: ["\\u{1b}[31m"] is not known'],
])('%s is refused where it stands', (_, text, told) => {
  expect(firstFault(text).startsWith(told), firstFault(text)).toBe(true);
});

test('whatever refers to something written elsewhere is refused, so that nothing can multiply', () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = level === 0 ? '"x"' : Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ');
    return `a${level}: &a${level} [${items}]`;
  });
  expect(firstFault(`version: 1\n${levels.join('\n')}\napprovers: *a8\n`)).toMatch(/^p:2:1: a0 is not known/);
  expect(() => readPolicy(`version: 1\npeople: &p {a: b}\napprovers: *p\n`, 'p', now)).toThrow(
    'p:3:1: approvers is an alias, which is not read here: write out what it stands for',
  );
});

const large = 900_000;
const many = (line: (index: number) => string, length: number) => {
  const lines: string[] = [];
  for (let size = 0; size < length; size += lines.at(-1)?.length ?? 1) lines.push(line(lines.length));
  return lines.join('');
};

test.each([
  ['brackets', '['.repeat(large), 'p:1:21: the policy is nested too deeply'],
  ['fields in fields', '{a: '.repeat(large / 4), 'p:1:'],
  ['lists in a line', '- '.repeat(large / 2), 'p:1:'],
  ['questions in a line', '? '.repeat(large / 2), 'p:1:'],
  ['levels of lines', many((index) => `${' '.repeat(index)}a:\n`, large), 'p:'],
  ['separators', `[${','.repeat(large)}]`, 'p:1:'],
  ['directives', '%\n'.repeat(large / 2), 'p:'],
  ['names', many((index) => `k${index}: 1\n`, large), 'has too many parts: shorten it'],
  ['more than a megabyte', '#'.repeat(1_000_001), 'p:1:1: the policy is larger than 1 MB: shorten it'],
  ['more than a megabyte of umlauts', `#${'ü'.repeat(500_000)}`, 'p:1:1: the policy is larger than 1 MB'],
])('a large file of %s is refused', (_, text, told) => {
  expect(firstFault(text)).toContain(told);
});

test('of very many faults the first hundred are told, and how many more there are', () => {
  const text = `version: 1\npeople:\n${many((index) => `  a${index}: 1\n`, 2_000)}`;
  const read = () => readPolicy(text, 'p', now);
  expect(read).toThrow(/\nand \d+ more$/);
});

test('any value in any field is taken, or refused in lines that name a place', () => {
  const fields = [
    'version',
    'people',
    'approvers',
    'rules',
    'separation_of_duties',
    'exceptions',
    'x',
  ] as const;
  const text = fc
    .dictionary(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 4 }))
    .map((value) => JSON.stringify(value));
  fc.assert(
    fc.property(text, (json) => {
      const told = firstFault(json);
      expect(told).toMatch(/^(nothing$|p:\d+:\d+: [^\p{C}]+$)/u);
    }),
    { numRuns: 500 },
  );
});

test('any text is taken, or refused in lines that name a place', () => {
  const text = fc.array(
    fc.constantFrom(
      'version',
      ': ',
      '- ',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
      '*a',
      '&a ',
      '!t ',
      '"',
      "'",
      '#',
      '|',
      '>',
      '---\n',
      '\u{0}',
      'é',
      '1',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(text, (parts) => {
      expect(firstFault(parts.join(''))).toMatch(/^(nothing$|p:\d+:\d+: )/);
    }),
    { numRuns: 1_000 },
  );
});
