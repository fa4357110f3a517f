import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { fullBodyOf } from '../support/bodies.ts';
import { create } from '../support/resources.ts';
import { besideApi } from './beside-api.ts';
import { playGuides } from './play.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const nothingChanges = String.raw`Plan: \d+ to import, 0 to add, 0 to change, 0 to destroy`;

it.each([
  ['hcl', new RegExp(`${nothingChanges}.*Apply complete!.*No changes\\.`, 's')],
  ['cdktn', new RegExp(nothingChanges)],
  ['cdktf', new RegExp(nothingChanges)],
])('takes over what is there: %s', async (only, expected) => {
  const { administrator } = await api.newEnvironment();
  for (const [kind, plural] of [
    ['project', 'projects'],
    ['role_assignment', 'role_assignments'],
    ['access_key', 'access_keys'],
  ] as const)
    await create(administrator, plural, await fullBodyOf(kind, administrator));
  const stage = await besideApi(api, administrator);
  const printed = await playGuides(['docs/guides/existing-environment.md'], { ...stage, only });
  expect(printed.join('\n')).toMatch(expected);
});
