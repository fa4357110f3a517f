import { describe, expect, it } from 'vitest';
import { type Running, until } from '../support/program.ts';
import { openTerraform } from '../support/terraform.ts';
import { beginningOf, expectFleet, fleet, fleetSize, idsAdded } from './fleet.ts';
import { type MortalApi, startMortalApi } from './mortal-api.ts';

async function begin(retryMilliseconds?: number) {
  const api = await startMortalApi();
  const beginning = await beginningOf(api.administrator);
  const terraform = await openTerraform({
    endpoint: api.url,
    credentials: api.administrator,
    ...(retryMilliseconds === undefined ? {} : { retryMilliseconds }),
  });
  await terraform.write(fleet);
  const apply = () => terraform.start('apply', '-no-color', '-input=false', '-auto-approve');
  return { api, beginning, terraform, apply };
}

/** Kills the API as soon as terraform has said the words so many times. */
async function killWhen(api: MortalApi, running: Running, words: string, count: number): Promise<void> {
  await until(running, () => running.said().split(words).length > count);
  await api.kill();
}

describe('kill -9 of the API in the middle of an apply', () => {
  it('is survived by the apply when the API comes back: nothing doubled, nothing lost', async () => {
    const { api, beginning, terraform, apply } = await begin();
    const running = apply();
    for (const count of [1, 20]) {
      await killWhen(api, running, 'Creation complete', count);
      expect(running.said()).not.toContain('Apply complete');
      await api.restart();
    }
    const { code, output } = await running.ended;
    expect(output).toMatch(new RegExp(`Apply complete! Resources: ${fleetSize} added`));
    expect(code).toBe(0);
    await expectFleet(terraform, api.administrator, beginning);

    const destroying = terraform.start('destroy', '-no-color', '-input=false', '-auto-approve');
    await killWhen(api, destroying, 'Destruction complete', 5);
    await api.restart();
    expect((await destroying.ended).code).toBe(0);
    expect(await idsAdded(api.administrator, beginning)).toEqual([]);
    expect(await terraform.objects()).toEqual([]);
  });

  it('is mended by the next apply when the first has given up: nothing doubled, nothing lost', async () => {
    const { api, beginning, terraform, apply } = await begin(200);
    for (const count of [1, 12]) {
      const running = apply();
      await killWhen(api, running, 'Creation complete', count);
      const { code, output } = await running.ended;
      expect(code, output).toBe(1);
      expect(output).toMatch(/the Roster API cannot be reached|It is not known whether/);
      await api.restart();
    }
    await terraform.apply();
    await expectFleet(terraform, api.administrator, beginning);
  });
});
