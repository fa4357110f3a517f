import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionOf } from '../../../access-model/editions.ts';
import { PlanFault, readPlan } from '../../../review/plan/plan-file.ts';
import { defaultPolicy } from '../../../review/policy/schema.ts';
import { toCsv } from '../../../review/render/csv.ts';
import { toHtml } from '../../../review/render/html.ts';
import { toMarkdown } from '../../../review/render/markdown.ts';
import { toSarif } from '../../../review/render/sarif.ts';
import { toTerminal } from '../../../review/render/terminal.ts';
import { type Report, reportSchema } from '../../../review/report.ts';
import { reviewPlan } from '../../../review/review.ts';
import { stateFromObjects } from '../../../review/state/from-objects.ts';

/** What `terraform show -json` printed of a plan with every kind of reference. */
const text = readFileSync(join(import.meta.dirname, 'team-plan.json'), 'utf8');

/** In chunks that end anywhere. */
const read = (json: string, size = 997) => {
  const bytes = Buffer.from(json);
  const count = Math.ceil(bytes.length / size);
  const chunks = Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return readPlan(Readable.from(chunks), 'plan.json', false);
};

const review = async (json: string, size?: number): Promise<Report> =>
  reviewPlan({
    plan: await read(json, size),
    before: stateFromObjects(new Map(), editionOf('emqx-platform-3')),
    environment: { slug: 'acme', edition: 'emqx-platform-3', source: 'api', revision: '1' },
    change: { title: null, url: null, commit: null, author: null },
    policy: defaultPolicy,
    approvedBy: [],
    requireApprovals: false,
    others: [],
    now: new Date('2026-11-22T00:00:00Z'),
    generator: 'roster test',
    notes: [],
  });

const forms = [
  toMarkdown,
  toHtml,
  toCsv,
  toSarif,
  (report: Report) => toTerminal(report, { color: true, width: 80 }),
];

const faultOf = async (json: string) => {
  try {
    await read(json);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(PlanFault);
    return (error as Error).message;
  }
};

describe('what is no plan is refused in words', () => {
  const plan = JSON.parse(text);
  it.each([
    ['', 'it is no JSON object'],
    ['{"a":1}}', 'more follows'],
    ['{"a":[1,]}', 'it has no format_version'],
    ['{"resource_changes":[1,]}', 'a part of it: Invalid input'],
    ['{"resource_changes":[{"a":}]}', 'Unexpected token'],
    ['null', 'it is no JSON object'],
    ['[]', 'it is no JSON object'],
    ['{', 'ends too early'],
    ['{}', 'it has no format_version'],
    ['{"format_version":"1.2"', 'ends too early'],
    ['{"format_version":"1.2"} more', 'more follows'],
    ['{"format_version":"2.0","configuration":{}}', 'its format is version "2.0", and 1 is understood'],
    ['{"format_version":"1.0","values":{}}', 'it is a state and not a plan'],
    ['{"format_version":"1.2","configuration":{},"errored":true}', 'the plan failed'],
    ['{"format_version":"1.2","configuration":{},"resource_changes":[{}]}', 'address: '],
    ['{"format_version":"1.2","configuration":{},"resource_changes":[1', 'ends too early'],
    ['{"format_version":"1.2","configuration":{},"resource_changes":["\\', 'ends too early'],
    [text.slice(0, text.length / 2), 'ends'],
    ['PK\u0003\u0004', 'it is no JSON object'],
  ])('%.60s', async (json, says) => {
    expect(await faultOf(json)).toContain(says);
    expect(await faultOf(json)).toContain('terraform show -json');
  });

  it('nested too deep', async () => {
    const modules = `${'{"module_calls":{"m":{"module":'.repeat(20_000)}{}${'}}}'.repeat(20_000)}`;
    const json = JSON.stringify({ ...plan, configuration: 'HERE' }).replace(
      '"HERE"',
      `{"root_module":${modules}}`,
    );
    expect(await faultOf(json)).toContain('plan.json is no plan that can be reviewed');
  });
});

/** Every place of a document: the path of keys to it. */
function* places(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* places(item, [...path, key]);
}

const allPlaces = [...places(JSON.parse(text))];

const instead = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e300,
    '',
    'null',
    [],
    {},
    [null],
    [true, false],
    'undefined',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'roster_member.team["carol"]',
    'module.m',
    '\u202e\u001b[31m<b>|`',
  ),
  fc.string(),
  fc.jsonValue(),
);

/** The plan with something else in some places. */
function changed(changes: readonly (readonly [readonly string[], unknown])[]): string {
  const document = JSON.parse(text);
  for (const [path, value] of changes) {
    let at = document;
    for (const key of path.slice(0, -1)) at = at?.[key];
    if (typeof at === 'object' && at !== null) at[path.at(-1) as string] = value;
  }
  return JSON.stringify(document);
}

describe('whatever stands in a plan', () => {
  it('is reviewed, or refused in words', async () => {
    let reviewed = 0;
    const change = fc.tuple(fc.constantFrom(...allPlaces), instead);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const json = changed(changes);
        let report: Report;
        try {
          report = await review(json);
        } catch (error) {
          expect(error, (error as Error).stack ?? '').toBeInstanceOf(PlanFault);
          return;
        }
        reviewed += 1;
        expect(reportSchema.safeParse(report).error).toBeUndefined();
        for (const form of forms) expect(typeof form(report)).toBe('string');
      }),
      { numRuns: 400 },
    );
    expect(reviewed).toBeGreaterThan(100);
  }, 60_000);

  it.each(['__proto__', 'constructor', 'a_reason_of_later'])(
    'tells the reason %s as it stands',
    async (reason) => {
      const document = JSON.parse(text);
      for (const change of document.resource_changes) change.action_reason = reason;
      const { objects } = await review(JSON.stringify(document));
      expect(new Set(objects.map(({ because }) => because))).toEqual(new Set([reason]));
    },
  );

  it('is the same for the same plan, whatever the order of its resources', async () => {
    const document = JSON.parse(text);
    const { hash } = await review(text);
    document.resource_changes.reverse();
    document.configuration.root_module.resources.reverse();
    expect((await review(JSON.stringify(document))).hash).toBe(hash);
    expect((await review(JSON.stringify(document, null, '\t'))).hash).toBe(hash);
    for (const size of [1, 2, 3, 64]) expect((await review(text, size)).hash).toBe(hash);
  });

  it('is left alone where another provider has it', async () => {
    const document = JSON.parse(text);
    for (const change of document.resource_changes) change.provider_name = 'registry.example.com/acme/other';
    const report = await review(JSON.stringify(document));
    expect([report.objects, report.principals, report.unknowns]).toEqual([[], [], []]);
  });

  it('of a kind that a newer provider has is not passed over', async () => {
    const document = JSON.parse(text);
    document.resource_changes[0].type = 'roster_super_grant';
    const { unknowns, findings } = await review(JSON.stringify(document));
    expect(unknowns.map(({ message }) => message)[0]).toMatch(
      /of a kind that this version of roster does not know/,
    );
    expect(findings.some(({ rule }) => rule === 'unknown_until_apply')).toBe(true);
  });
});
