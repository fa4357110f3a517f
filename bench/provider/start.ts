import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServerCertificate } from '../../provider/plugin/certificate.ts';
import { magicCookie } from '../../provider/plugin/handshake.ts';
import { projectRoot, projectVersion } from '../../scripts/project.ts';
import { prepare } from '../../scripts/release/artefacts.ts';
import { makeExecutable } from '../../scripts/release/executable.ts';
import { withPlatform } from '../decisions/platform.ts';
import { type Figure, figure } from '../figures.ts';
import { interleave, median, ratio } from '../statistics.ts';
import type { Part } from '../suite.ts';
import { nobody } from './population.ts';
import { expectExit, withTerraform } from './terraform.ts';

const starts = 20;
/** After so long the first start, which does not count, has kept what it compiled. */
const compiledMilliseconds = 800;
const plans = 5;

/** From exec to the line that tells Terraform where the provider listens. */
async function timeHandshake(executable: string, clientCertificate: string, home: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(executable, [], {
    env: {
      PATH: process.env['PATH'] ?? '',
      [magicCookie.name]: magicCookie.value,
      PLUGIN_PROTOCOL_VERSIONS: '6',
      PLUGIN_CLIENT_CERT: clientCertificate,
      HOME: home,
      // What is killed leaves its socket behind.
      PLUGIN_UNIX_SOCKET_DIR: home,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  const milliseconds = performance.now() - begun;
  await sleep(compiledMilliseconds);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return milliseconds;
}

async function timeBareNode(): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['-e', '0'], { env: {}, stdio: 'ignore' });
  await once(child, 'exit');
  return performance.now() - begun;
}

/** What a release has for this machine; its Node.js is the one that runs this. */
async function releasedExecutable(folder: string): Promise<string> {
  const { application } = await prepare(await projectVersion(projectRoot));
  const path = join(folder, 'released-executable');
  await writeFile(path, await makeExecutable(process.execPath, application));
  await chmod(path, 0o755);
  return path;
}

const project = 'resource "roster_project" "it" {\n  name = "payments"\n}\n';

/** How long a user waits for the provider to start, and for the smallest plan. */
export const startPart: Part = {
  name: 'start',
  measure: (say) =>
    withPlatform(async (platform) => {
      const { key } = await platform.newEnvironment('bench', nobody());
      const api = await platform.startApi();
      return withTerraform({ endpoint: api.url, key }, async ({ provider, open }): Promise<Figure[]> => {
        const { certificatePem } = createServerCertificate(new Date());
        say(`${starts} starts of the provider and of node`);
        const home = dirname(provider.terraformConfiguration);
        const released = await releasedExecutable(home);
        const { size } = await stat(released);
        const { handshake, executable, node } = await interleave(starts, {
          handshake: () => timeHandshake(provider.executable, certificatePem, home),
          executable: () => timeHandshake(released, certificatePem, home),
          node: timeBareNode,
        });
        say(`${plans} plans of one resource`);
        const folder = await open({ 'main.tf': project });
        const { plan } = await interleave(plans, {
          plan: async () => expectExit(await folder.run('plan', '-input=false'), 0).milliseconds / 1000,
        });
        return [
          figure('exec to handshake', median(handshake), 'ms'),
          figure('exec to handshake, executable of a release', median(executable), 'ms'),
          figure('executable of a release', size / 1e6, 'MB'),
          figure('node -e 0', median(node), 'ms'),
          figure('exec to handshake, over node -e 0', ratio(handshake, node), '×', ['≤', 2.5]),
          figure('terraform plan of one resource', median(plan), 's', ['≤', 0.6]),
        ];
      });
    }),
};
