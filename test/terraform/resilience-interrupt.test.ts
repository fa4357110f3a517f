import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { buildTemporaryProvider, type TemporaryProvider } from '../support/built-provider.ts';
import { until } from '../support/program.ts';
import { isCreation, startProxy } from '../support/proxy.ts';
import { openTerraform } from '../support/terraform.ts';
import { beginningOf, expectFleet, fleet, fleetSize, idsAdded, idsInState } from './fleet.ts';

let api: TestApi;
let built: TemporaryProvider;
beforeAll(async () => {
  [api, built] = await Promise.all([startTestApi(), buildTemporaryProvider()]);
});
afterAll(() => Promise.all([api.stop(), built.remove()]));

/** The real provider as a program of its own, in terraform's process group, and an API that takes its time. */
async function begin() {
  const { administrator } = await api.newEnvironment();
  const proxy = await startProxy(api.url);
  const terraform = await openTerraform({ endpoint: proxy.url, credentials: administrator, built });
  await terraform.write(fleet);
  await terraform.run('init', '-no-color');
  const beginning = await beginningOf(administrator);
  const apply = () => {
    proxy.delay(150);
    return terraform.start('apply', '-no-color', '-input=false', '-auto-approve');
  };
  return { administrator, proxy, terraform, beginning, apply };
}

describe('Ctrl-C in the middle of an apply', () => {
  it.each([1, 12])('after %i objects loses none from the state', async (count) => {
    const { administrator, proxy, terraform, beginning, apply } = await begin();
    const running = apply();
    await until(running, () => running.said().split('Creation complete').length > count);
    running.signalGroup('SIGINT');
    const { code, output } = await running.ended;
    expect(code, output).not.toBe(0);
    expect(output).toContain('Interrupt received');
    expect(output).not.toMatch(/Plugin did not respond|plugin crashed/i);

    const made = await idsAdded(administrator, beginning);
    expect(made.length).toBeGreaterThanOrEqual(count);
    expect(made.length).toBeLessThan(fleetSize);
    proxy.delay(0);
    expect(await idsInState(terraform)).toEqual(made);
    await terraform.apply();
    await expectFleet(terraform, administrator, beginning);
    expect(await readdir(join(terraform.folder, 'tmp'))).toEqual([]);
  });

  it('ends at once, without losing anything, while the API is away', async () => {
    const { administrator, proxy, terraform, beginning, apply } = await begin();
    const running = apply();
    await until(running, () => running.said().includes('Creation complete'));
    let lost = 0;
    proxy.decide((asked) => {
      // Terraform plans each object once more before it makes it.
      if (!isCreation(asked)) return 'passes';
      lost += 1;
      return 'loses its answer';
    });
    await until(running, () => lost > 5);
    const interruptedAt = performance.now();
    running.signalGroup('SIGINT');
    const { output } = await running.ended;
    expect(performance.now() - interruptedAt).toBeLessThan(10_000);
    expect(output).toMatch(/It is not known whether/);

    proxy.decide(() => 'passes');
    proxy.delay(0);
    await terraform.apply();
    await expectFleet(terraform, administrator, beginning);
  });
});
