import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { credentials } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServerCertificate } from '../../provider/plugin/certificate.ts';
import { GRPCControllerClient } from '../../provider/plugin/generated/go-plugin.ts';
import {
  type GetProviderSchema_Response,
  ProviderClient,
} from '../../provider/plugin/generated/tfplugin6.ts';
import { magicCookie } from '../../provider/plugin/handshake.ts';

const main = fileURLToPath(new URL('../../provider/main.ts', import.meta.url));
const terraform = createServerCertificate(new Date());

let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-test-'));
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(variables: Record<string, string>) {
  const child = spawn(process.execPath, [main], { env: { PLUGIN_UNIX_SOCKET_DIR: folder, ...variables } });
  children.push(child);
  const said = { output: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.error += text));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return { child, said, exited };
}

async function startAsTerraform() {
  const plugin = start({
    [magicCookie.name]: magicCookie.value,
    PLUGIN_PROTOCOL_VERSIONS: '5,6',
    PLUGIN_CLIENT_CERT: terraform.certificatePem,
  });
  while (!plugin.said.output.includes('\n')) await sleep(10);
  const [, , , socketPath = '', , certificate = ''] = plugin.said.output.trim().split('|');
  const padded = Buffer.from(certificate, 'base64').toString('base64');
  const pem = `-----BEGIN CERTIFICATE-----\n${padded}\n-----END CERTIFICATE-----\n`;
  const secure = credentials.createSsl(
    Buffer.from(pem),
    Buffer.from(terraform.privateKeyPem),
    Buffer.from(terraform.certificatePem),
  );
  const options = { 'grpc.ssl_target_name_override': 'localhost', 'grpc.default_authority': 'localhost' };
  return { ...plugin, socketPath, address: `unix:${socketPath}`, secure, options };
}

type Plugin = Awaited<ReturnType<typeof startAsTerraform>>;

function getSchema({ address, secure, options }: Plugin): Promise<GetProviderSchema_Response> {
  const client = new ProviderClient(address, secure, options);
  return new Promise((resolve, reject) => {
    client.getProviderSchema({}, (error, response) => {
      client.close();
      if (error) reject(error);
      else resolve(response);
    });
  });
}

function shutDown({ address, secure, options }: Plugin): Promise<void> {
  const client = new GRPCControllerClient(address, secure, options);
  return new Promise((resolve, reject) => {
    client.shutdown({}, (error) => {
      client.close();
      if (error) reject(error);
      else resolve();
    });
  });
}

describe('the provider as a program', () => {
  it('tells a person who starts it what it is, and writes nothing to standard output', async () => {
    const { exited, said } = start({});
    expect(await exited).toBe(1);
    expect(said.error).toMatch(/Terraform starts by itself/);
    expect(said.output).toBe('');
  });

  it('says so when Terraform is too old', async () => {
    const { exited, said } = start({
      [magicCookie.name]: magicCookie.value,
      PLUGIN_PROTOCOL_VERSIONS: '4,5',
    });
    expect(await exited).toBe(1);
    expect(said.error).toMatch(/version 6 of the plugin protocol.*4, 5/);
    expect(said.output).toBe('');
  });

  it('shakes hands, answers over mutual TLS, and leaves nothing behind after Shutdown', async () => {
    const plugin = await startAsTerraform();
    expect(plugin.said.output).toMatch(/^1\|6\|unix\|[^|]+\|grpc\|[A-Za-z0-9+/]+\n$/);
    expect((await stat(plugin.socketPath)).isSocket()).toBe(true);
    const { provider, resourceSchemas } = await getSchema(plugin);
    expect(provider?.block?.attributes.map(({ name }) => name)).toContain('endpoint');
    expect(Object.keys(resourceSchemas)).toContain('roster_access_key');
    await shutDown(plugin);
    expect(await plugin.exited).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('survives Ctrl-C, which reaches the whole process group', async () => {
    const plugin = await startAsTerraform();
    plugin.child.kill('SIGINT');
    plugin.child.kill('SIGTERM');
    await sleep(100);
    expect(Object.keys((await getSchema(plugin)).resourceSchemas)).toContain('roster_member');
    await shutDown(plugin);
    expect(await plugin.exited).toBe(0);
  });

  it('ends when the program that started it is gone', async () => {
    const variables = { PLUGIN_UNIX_SOCKET_DIR: folder, [magicCookie.name]: magicCookie.value };
    const parent = spawn('sh', ['-c', '"$0" "$1" & echo "$!"; wait', process.execPath, main], {
      env: variables,
    });
    children.push(parent);
    let output = '';
    parent.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    while (!output.includes('|grpc|')) await sleep(10);
    expect(await readdir(folder)).toHaveLength(1);
    parent.kill('SIGKILL');
    await expect.poll(() => readdir(folder), { timeout: 5_000 }).toEqual([]);
    const pid = Number(/^\d+$/m.exec(output)?.[0]);
    await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
