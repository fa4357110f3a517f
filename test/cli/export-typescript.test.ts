import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { makeAwkward } from './awkward-environment.ts';
import { prepareGround } from './export-ground.ts';

/* The real command, and the real CDK and terraform on what it wrote. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test.each([
  ['cdktf', 'typescript', []],
  ['cdktf', 'typescript', ['--role-members']],
  // What --role-members makes of it does not depend on the CDK.
  ['cdktn', 'typescript-cdktn', []],
])(
  '%s takes over an awkward environment without changing anything: --format %s %s',
  async (cdk, format, more) => {
    const environment = await api.newEnvironment();
    const { secrets } = await makeAwkward(api, environment);
    const ground = await prepareGround(api, environment.administrator);
    const exported = await ground.exporting('--format', format, '--output', 'iac', ...more);
    expect(exported.code, exported.output).toBe(0);
    const files = Object.values(await ground.filesIn('iac')).join('\n');
    for (const secret of secrets) expect(files + exported.output).not.toContain(secret);

    expect(await ground.run('iac', 'tsc', [])).toBe('');
    await ground.run('iac', cdk, ['synth']);
    const stack = `iac/cdktf.out/stacks/${environment.slug}`;
    const terraform = (...words: string[]) => ground.run(stack, 'terraform', [...words, '-no-color']);
    await terraform('init');
    const plan = await terraform('plan', '-input=false');
    expect(plan).toMatch(/Plan: \d{2,} to import, 0 to add, 0 to change, 0 to destroy/);
    expect(plan).not.toContain('Warning');
    await terraform('apply', '-input=false', '-auto-approve');
    expect(await terraform('plan', '-input=false', '-detailed-exitcode')).toContain('No changes.');
  },
);
