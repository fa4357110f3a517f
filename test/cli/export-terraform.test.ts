import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { declarable } from '../../provider-schema/catalogue.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { inventoryOf } from '../support/inventory.ts';
import { makeAwkward } from './awkward-environment.ts';
import { prepareGround } from './export-ground.ts';

/* The real command, and the real terraform on what it wrote. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test.each([[[]], [['--role-members']]])(
  'terraform takes over an awkward environment without changing anything: %s',
  async (more) => {
    const environment = await api.newEnvironment();
    const { secrets } = await makeAwkward(api, environment);
    const { administrator } = environment;
    const inventory = await inventoryOf(administrator);
    const { role_assignments: _inSets, ...withoutAssignments } = inventory;
    const ground = await prepareGround(api, administrator);
    const exported = await ground.exporting(...more);
    expect(exported.code, exported.output).toBe(0);
    const terraform = (...words: string[]) =>
      ground.run('roster-export', 'terraform', [...words, '-no-color']);

    expect(await terraform('fmt', '-check', '-diff')).toBe('');
    await terraform('init');
    const plan = await terraform('plan', '-input=false');
    expect(plan).toMatch(/Plan: \d{2,} to import, 0 to add, 0 to change, 0 to destroy/);
    expect(plan).not.toContain('Warning');
    await terraform('apply', '-input=false', '-auto-approve');
    expect(await terraform('plan', '-input=false', '-detailed-exitcode')).toContain('No changes.');
    expect(await inventoryOf(administrator)).toEqual(inventory);
    // Whatever is not under Terraform's care now is named as left out.
    const { values } = JSON.parse(await terraform('show', '-json'));
    const managed = new Set(values.root_module.resources.map((resource: Json) => resource.values.id));
    for (const { id } of Object.values(more.length > 0 ? withoutAssignments : inventory).flat())
      expect([id, managed.has(id)]).toEqual([id, !exported.output.includes(id)]);
    const files = await ground.filesIn();
    const text = Object.values(files).join('\n');
    for (const { name, life } of declarable)
      if (life !== 'part') expect(text, 'add it to awkward-environment.ts').toContain(`"roster_${name}"`);
    for (const secret of secrets) expect(text + exported.output).not.toContain(secret);
  },
);
