import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealedEnvironment } from '../../examples/demo/environment.ts';
import { signedAs } from '../cli/roster.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { type PackedClient, packClient } from '../support/client-package.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { playGuides } from './play.ts';
import { startRegistry } from './registry.ts';

let api: TestApi;
let client: PackedClient;
beforeAll(async () => {
  [api, client] = await Promise.all([startTestApi(), packClient()]);
});
afterAll(() => Promise.all([api.stop(), client.remove()]));

/** How npm reaches the other packages from here; what other tests have fetched need not be fetched again. */
async function npmEnvironment(): Promise<Record<string, string>> {
  const setting = async (key: string) =>
    (await promisify(execFile)('npm', ['config', 'get', key])).stdout.trim();
  const { NODE_EXTRA_CA_CERTS: authorities } = process.env;
  return {
    npm_config_cache: await setting('cache'),
    npm_config_registry: await setting('registry'),
    npm_config_prefer_offline: 'true',
    ...(authorities !== undefined && { NODE_EXTRA_CA_CERTS: authorities }),
  };
}

it('does the same in shell, TypeScript and Python, and leaves nothing behind', async () => {
  const { administrator } = await api.newEnvironment();
  const base = await temporaryFolder();
  const folder = join(base, 'work');
  await mkdir(folder);
  const registry = await startRegistry([client]);
  await writeFile(join(base, '.npmrc'), `@roster:registry=${registry.url}/\nfund=false\naudit=false\n`);
  const environment = {
    ...sealedEnvironment(base, process.env),
    ...signedAs(api, administrator),
    ...(await npmEnvironment()),
    // npm tells the tests that it runs where the settings of whoever runs them are.
    npm_config_userconfig: join(base, '.npmrc'),
  };
  const instead = { 'http://127.0.0.1:8085': api.url };
  const said = await playGuides(['docs/guides/direct-api.md'], { folder, environment, instead });
  await registry.close();
  expect(JSON.parse(said[1] ?? '')).toMatchObject({ principal_id: administrator.id });
  expect((await administrator.get('/v1/projects')).body.items).toEqual([]);
});
