import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionOf } from '../../../access-model/editions.ts';
import { compareConfigurations } from '../../../review/configurations/compare.ts';
import { readConfiguration } from '../../../review/configurations/read-configuration.ts';
import { defaultPolicy } from '../../../review/policy/schema.ts';
import { type Report, reportSchema } from '../../../review/report.ts';
import { reviewPlan } from '../../../review/review.ts';
import { type Json, startTestApi, type TestApi } from '../../support/api.ts';
import { cases } from './cases.ts';
import { type ConfigurationCase, configurationCases } from './configuration-cases.ts';
import { type Case, differences, openWorld } from './ground.ts';
import { readTruth } from './truth.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function compare(from: Json, to: Json, edition = 'emqx-platform-3'): Promise<Report> {
  const read = (json: Json) => readConfiguration(Buffer.from(JSON.stringify(json)), 'configuration.json');
  const [first, second] = [await read(from), await read(to)];
  const report = reviewPlan({
    ...compareConfigurations(first, second, editionOf(edition)),
    environment: { slug: null, edition, source: 'configurations', revision: null },
    notes: [],
    policy: defaultPolicy,
    change: { title: null, url: null, commit: null, author: null },
    approvedBy: [],
    requireApprovals: false,
    others: [],
    now: api.context.now(),
    generator: 'roster test',
  });
  expect(reportSchema.safeParse(report).error).toBeUndefined();
  return report;
}

const said = ({ principals, findings, unknowns, objects }: Report) => ({
  people: principals
    .filter(({ change }) => change !== 'same')
    .map(({ name, change }) => `${name} ${change}`)
    .sort(),
  findings: findings
    .map(({ rule, principal_name, address }) => `${rule} ${principal_name ?? address ?? ''}`.trim())
    .sort(),
  unknown: [...new Set(unknowns.map(({ address }) => address))].sort(),
  objects: objects.map(({ action, name }) => `${action} ${name}`).sort(),
});

/** Both configurations, each planned as if there were nothing yet, and then what comes of them. */
async function playOut(each: ConfigurationCase) {
  const world = await openWorld(api, each as Case);
  const { terraform, environment } = world;
  await each.arrange?.(world);
  const plan = async (hcl: string) => {
    await terraform.write(hcl);
    if (each.files) await terraform.run('init', '-no-color', '-input=false');
    return (await terraform.plan()).json;
  };
  const [from, to] = [await plan(each.before), await plan(each.after)];
  await plan(each.before);
  await terraform.apply();
  const state = JSON.parse(await terraform.run('show', '-json'));
  const before = await readTruth(api, environment);
  const upgrade = await plan(each.after);
  if (each.afresh) await terraform.destroy();
  await terraform.apply();
  const after = await readTruth(api, environment);
  return { from, to, state, upgrade, before, after };
}

/** Neither configuration knows whom this test made to run terraform. */
const runners = (truth: ReadonlyMap<string, unknown>, report: Report) =>
  new Set([...truth.keys()].filter((name) => !report.principals.some((each) => name.endsWith(each.name))));

describe('two configurations, each planned by itself', () => {
  it.each(configurationCases)('$name', async (each) => {
    const { from, to, state, upgrade, before, after } = await playOut(each);
    const report = await compare(from, to);
    expect(said(report)).toEqual({
      people: [...each.people].sort(),
      findings: [...(each.findings ?? [])].sort(),
      unknown: [...(each.unknown ?? [])].sort(),
      objects: [...each.objects].sort(),
    });
    if (each.unknown) return;
    // Whether ids are known on a side makes no difference to what is said of people.
    for (const [one, other] of [
      [state, to],
      [state, upgrade],
      [from, upgrade],
    ]) {
      const { people, findings } = said(await compare(one, other));
      expect({ people, findings }).toEqual({
        people: [...each.people].sort(),
        findings: [...(each.findings ?? [])].sort(),
      });
    }
    expect(differences({ report, before, after, objects: new Map() }, runners(before, report))).toEqual([]);
  });
});

const isPlain = ({ before, after, arrange, meanwhile, since, plan, fails, unknown, provider }: Case) =>
  typeof before === 'string' &&
  typeof after === 'string' &&
  !(arrange ?? meanwhile ?? since ?? plan ?? fails ?? unknown ?? provider) &&
  !/terraform_data|moved|removed|import \{/.test(before + after);

describe('what is said of two configurations is what becomes of access', () => {
  it.each(cases.filter(isPlain))('$name', async (each) => {
    const { from, to, state, upgrade, before, after } = await playOut(each as Case & ConfigurationCase);
    for (const [one, other] of [
      [from, to],
      [state, to],
      [state, upgrade],
    ]) {
      const report = await compare(one, other, each.edition);
      expect(differences({ report, before, after, objects: new Map() }, new Set())).toEqual([]);
    }
  });
});
