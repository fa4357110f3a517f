import { chmod, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createServerCertificate } from '../../provider/plugin/certificate.ts';
import { magicCookie } from '../../provider/plugin/handshake.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { buildTemporaryProvider, type TemporaryProvider } from '../support/built-provider.ts';
import { type Running, startProgram, until } from '../support/program.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
let built: TemporaryProvider;
beforeAll(async () => {
  [api, built] = await Promise.all([startTestApi(), buildTemporaryProvider()]);
  await tellThatItIsWindows(built.executable);
});
afterAll(() => Promise.all([api.stop(), built.remove()]));

/** All else of the provider is as it is built; Node.js itself still is of the system that it runs on. */
async function tellThatItIsWindows(executable: string): Promise<void> {
  const preload = join(dirname(executable), 'windows.cjs');
  await writeFile(preload, "Object.defineProperty(process, 'platform', { value: 'win32' });\n");
  const launcher = await readFile(executable, 'utf8');
  await writeFile(executable, launcher.replace('exec "$node"', `exec "$node" --require '${preload}'`));
  await chmod(executable, 0o755);
}

/** Starts the provider as Terraform does. */
function start(variables: Readonly<Record<string, string>>): Running {
  const folder = dirname(built.executable);
  const environment = {
    PATH: '',
    HOME: folder,
    [magicCookie.name]: magicCookie.value,
    PLUGIN_PROTOCOL_VERSIONS: '6',
    ...variables,
  };
  return startProgram(built.executable, [], { folder, environment });
}

it('listens on a port where there are no Unix sockets, and Terraform alone gets in', async () => {
  const { administrator } = await api.newEnvironment();
  const variables = { TF_LOG: 'TRACE' };
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator, built, variables });
  await terraform.write('resource "roster_project" "it" {\n  name = "payments"\n}\n');
  await terraform.run('init', '-no-color');
  const applied = await terraform.apply();
  expect(applied).toContain('1 added');
  expect(applied).toContain('configuring client automatic mTLS');
  expect(await terraform.plan()).toHaveNoChanges();
});

it('tells Terraform the port', async () => {
  const { certificatePem } = createServerCertificate(new Date());
  const running = start({ PLUGIN_CLIENT_CERT: certificatePem });
  onTestFinished(running.kill);
  await until(running, () => running.said().includes('\n'));
  expect(running.said()).toMatch(/^1\|6\|tcp\|127\.0\.0\.1:\d+\|grpc\|\S+\n$/);
});

it('does not start for whoever shows no certificate', async () => {
  const { code, output } = await start({}).ended;
  expect(code).toBe(1);
  expect(output).toContain('serves nobody on this system who shows no certificate');
});
