import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const address = 'roster_environment_settings.it';
const declare = (...lines: string[]) =>
  `resource "roster_environment_settings" "it" {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;

async function begin() {
  const { administrator } = await api.newEnvironment();
  const open = () => openTerraform({ endpoint: api.url, credentials: administrator });
  const settings = async () => (await administrator.get('/v1/environment')).body.settings;
  return { administrator, open, terraform: await open(), settings };
}

describe('the settings of the environment', () => {
  it('are taken over, imported, changed in place, and left as they are by destroying', async () => {
    const { terraform, open, settings } = await begin();
    await terraform.apply(declare('lock_attempts = 10', 'lock_counts_successes = false'));
    expect(await settings()).toMatchObject({ lock_attempts: 10, lock_counts_successes: false });
    expect(await terraform.plan()).toHaveNoChanges();
    const state = await terraform.object(address);

    const importing = await open();
    await importing.importObject(
      address,
      'environment',
      declare('lock_attempts = 10', 'lock_counts_successes = false'),
    );
    expect(await importing.object(address)).toEqual(state);
    expect(await importing.plan()).toHaveNoChanges();

    expect((await terraform.plan(declare('session_idle_minutes = 30'))).actions).toEqual({
      [address]: 'update',
    });
    await terraform.apply();
    expect(await settings()).toMatchObject({
      lock_attempts: 5,
      lock_counts_successes: true,
      session_idle_minutes: 30,
    });

    const [warning] = await terraform.warningsOf('plan', '');
    expect(warning?.summary).toBe('The settings of the environment stay as they are');
    await terraform.destroy();
    expect(await settings()).toMatchObject({ session_idle_minutes: 30 });
  });

  it('are mended after somebody has changed them behind our back', async () => {
    const { terraform, administrator, settings } = await begin();
    await terraform.apply(declare('lock_attempts = 10'));
    await administrator.patch('/v1/environment', { settings: { lock_attempts: 99 } });
    expect((await terraform.plan()).actions).toEqual({ [address]: 'update' });
    await terraform.apply();
    expect((await settings()).lock_attempts).toBe(10);
  });

  it('say in the first plan which of those in force change', async () => {
    const { terraform, administrator } = await begin();
    await administrator.patch('/v1/environment', {
      settings: { lock_attempts: 99, session_idle_minutes: 15 },
    });
    const [warning] = await terraform.warningsOf('plan', declare('lock_attempts = 10'));
    expect(warning?.detail).toContain(
      '- lock_attempts: 99 becomes 10\n- session_idle_minutes: 15 becomes 60',
    );
  });

  it('are checked at plan: limits, and the right to change them', async () => {
    const { terraform } = await begin();
    const [limit] = await terraform.errorsOf('validate', declare('lock_attempts = 0'));
    expect(limit?.detail).toBe('"lock_attempts" must be a whole number from 1 to 100.');
    const { actor } = await api.newEnvironment();
    const credentials = await actor({ role: 'auditor' });
    const weak = await openTerraform({ endpoint: api.url, credentials });
    const [denied] = await weak.errorsOf('plan', declare('lock_attempts = 10'));
    expect(denied?.detail).toMatch(/missing permission: environment\.manage/);
  });
});
