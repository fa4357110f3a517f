import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toTerminal } from '../../../review/render/terminal.ts';
import { reportSchema } from '../../../review/report.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { cases } from './cases.ts';
import { type Case, differences, openWorld, playOut, type Reviewed } from './ground.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Ids, times and names of the test's own, which are others each time. */
const masked = (text: string) =>
  text
    .replace(/\b(mem|sa|prj|rol|ra|ak|wi|sso|env)_[0-9a-hjkmnp-tv-z]{26}\b/g, '$1_…')
    .replace(/sha256:[0-9a-f]{64}/g, 'sha256:…')
    .replace(/\b(actor|test)-[0-9a-f-]{36}\b/g, '$1-…')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, (time) => (time < '2090' ? '(time)' : time))
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, '(time)')
    .replace(/(?<=was last active )\d{4}-\d\d-\d\d/g, '(day)')
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'http://api');

/** Those who hold what the review said is known only at apply. */
function holdersOfUnknown({ report, objects }: Reviewed): Set<string> {
  const nameOf = (id: string) => {
    for (const values of objects.values())
      if (values.id === id) return values.email ? `member ${values.email}` : `service_account ${values.name}`;
    return id;
  };
  const holdersOf = (role: string) =>
    [...objects.values()].filter(({ role_id }) => role_id === role).map(({ principal_id }) => principal_id);
  return new Set(
    report.unknowns.flatMap(({ address }) => {
      const { id, email, status, permissions, principal_id, principal_ids } = objects.get(address) ?? {};
      const ids = [
        principal_id,
        ...(principal_ids ?? []),
        ...(status ? [id] : []),
        ...(permissions ? holdersOf(id) : []),
      ];
      // Whose name is not known stands in the report by the address.
      return [
        ...ids.filter((each) => each !== undefined).map(nameOf),
        ...(email ? [`member ${address}`] : []),
      ];
    }),
  );
}

const said = ({ report }: Reviewed) => ({
  people: report.principals
    .filter(({ change }) => change !== 'same')
    .map(({ name, change }) => `${name} ${change}`)
    .map(masked)
    .sort(),
  findings: [
    ...new Set(
      report.findings.map(({ rule, principal_name, address }) =>
        `${rule} ${principal_name ?? address ?? ''}`.trim(),
      ),
    ),
  ]
    .map(masked)
    .sort(),
  unknown: [...new Set(report.unknowns.map(({ address }) => address))].sort(),
});

describe('what a review says of a plan is what becomes of access', () => {
  it.each(cases)('$name', async (each: Case) => {
    const reviewed = await playOut(await openWorld(api, each), each);
    expect(reportSchema.safeParse(reviewed.report).error).toBeUndefined();
    expect(differences(reviewed, holdersOfUnknown(reviewed))).toEqual([]);
    expect(said(reviewed)).toEqual({
      people: [...each.people].sort(),
      findings: [...each.findings].sort(),
      unknown: [...(each.unknown ?? [])].sort(),
    });
    const shown = masked(toTerminal(reviewed.report, { color: false, width: 100 }));
    const file = `${each.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.txt`;
    await expect(shown).toMatchFileSnapshot(join(import.meta.dirname, 'golden', file));
  });

  it('has thirty cases at least, each by a name of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});
