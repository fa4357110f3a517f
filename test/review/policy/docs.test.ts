import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPolicy } from '../../../review/policy/read.ts';
import { defaultSeverities, policyJsonSchema, policySchema } from '../../../review/policy/schema.ts';
import { ruleTexts } from '../../../review/render/rule-texts.ts';
import { ruleIds } from '../../../review/report.ts';
import { now } from './observations.ts';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/guides/access-policy.md'), 'utf8');
const example = readFileSync(join(root, 'examples/access-policy/access-policy.yaml'), 'utf8');

const blocks = (language: string) =>
  [...page.matchAll(/```(\w+)\n(.*?)```/gs)]
    .filter(([, each]) => each === language)
    .map(([, , text]) => text);

test('the page shows the example, which is a policy', () => {
  expect(blocks('yaml')).toEqual([example]);
  expect(Object.keys(readPolicy(example, 'access-policy.yaml', now)).sort()).toEqual(
    Object.keys(policySchema.shape).sort(),
  );
});

test('the faults that the page shows are those of the example with these mistakes', () => {
  const mistaken = example
    .replace('self_grant: block', 'self_grant: blok')
    .replace('[security]', '[secruity]');
  const [told] = blocks('text');
  expect(() => readPolicy(mistaken, 'access-policy.yaml', now)).toThrow(told?.trimEnd() ?? 'no faults');
});

test('the page lists every rule with what it looks for and its default', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([^|]+) \| `(\w+)` \|$/gm)].map((row) => row.slice(1));
  expect(rows).toEqual(ruleIds.map((rule) => [rule, ruleTexts[rule].description, defaultSeverities[rule]]));
});

test('the JSON schema describes every field, requires the version alone, and takes no others', () => {
  const schema = policyJsonSchema();
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Access policy',
    required: ['version'],
    additionalProperties: false,
  });
  const properties = Object.values(schema['properties'] ?? {});
  expect(properties).toHaveLength(Object.keys(policySchema.shape).length);
  for (const property of properties) expect(property).toMatchObject({ description: expect.any(String) });
});
