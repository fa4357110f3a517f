import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CtyObject } from '../../provider/plugin/cty/value.ts';
import type { Timestamp } from '../../provider/plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../../provider/plugin/wire.ts';
import { closeEphemeralResource } from '../../provider/rpc/close-ephemeral-resource.ts';
import { openEphemeralResource } from '../../provider/rpc/open-ephemeral-resource.ts';
import { renewEphemeralResource } from '../../provider/rpc/renew-ephemeral-resource.ts';
import { stopProvider } from '../../provider/rpc/stop-provider.ts';
import type { Runtime } from '../../provider/runtime.ts';
import { ephemeralTypes } from '../../provider/types.ts';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import { createServiceAccount } from '../support/resources.ts';
import { offline, readable, startProvider } from './provider-harness.ts';

let api: TestApi;
let administrator: Actor;
beforeAll(async () => {
  api = await startTestApi();
}, 30_000);
afterAll(() => api.stop());
beforeEach(async () => {
  administrator = (await api.newEnvironment()).administrator;
});
afterEach(() => {
  vi.useRealTimers();
});

/** The calls of Terraform for one ephemeral resource. */
async function open(runtime: Runtime, name: string, config: CtyObject) {
  const typeName = `roster_${name}`;
  const type = ephemeralTypes.get(typeName)?.type ?? 'dynamic';
  const response = await openEphemeralResource(runtime, { typeName, config: encodeObject(config, type) });
  const kept = response.private ? { private: response.private } : {};
  const call = { typeName, ...kept };
  return {
    result: decodeObject(response.result, type),
    renewAt: millisecondsOf(response.renewAt),
    says: readable(response.diagnostics),
    kept: new TextDecoder().decode(response.private),
    renew: async () => {
      const { diagnostics, renewAt } = await renewEphemeralResource(runtime, call);
      return { says: readable(diagnostics), renewAt: millisecondsOf(renewAt) };
    },
    close: async () => readable((await closeEphemeralResource(runtime, call)).diagnostics),
  };
}

const millisecondsOf = (time: Timestamp | undefined) =>
  time && Number(time.seconds) * 1000 + time.nanos / 1_000_000;

async function openCredentials(lifetime: number | null = null) {
  const { accessKeyId, secretAccessKey } = administrator;
  const config = { endpoint: api.url, access_key_id: accessKeyId, secret_access_key: secretAccessKey };
  const { runtime } = await startProvider(config);
  const account = await createServiceAccount(administrator);
  await administrator.post('/v1/role_assignments', { principal_id: account.id, role_id: 'auditor' });
  const opened = await open(runtime, 'session_credentials', {
    service_account_id: account.id,
    lifetime_minutes: lifetime,
    note: null,
  });
  const id = String(opened.result?.['access_key_id']);
  const actor = api.actAs('', {
    accessKeyId: id,
    secretAccessKey: String(opened.result?.['secret_access_key']),
  });
  return { ...opened, runtime, id, status: async () => (await actor.get('/v1/projects')).status };
}

const minutes = 60_000;

describe('session credentials', () => {
  it('are prolonged in time, again and again, and end when nobody does so', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = Date.now();
    const { renewAt, renew, status, says } = await openCredentials(5);
    expect(says).toEqual([]);
    expect(await status()).toBe(200);
    for (let renewal = renewAt ?? 0, round = 1; round <= 4; round += 1) {
      expect(renewal - Date.now()).toBeGreaterThan(1 * minutes);
      expect(renewal - Date.now()).toBeLessThan(2 * minutes);
      vi.setSystemTime(renewal);
      const renewed = await renew();
      expect(renewed.says).toEqual([]);
      renewal = renewed.renewAt ?? 0;
    }
    expect(Date.now() - start).toBeGreaterThan(5 * minutes);
    expect(await status()).toBe(200);
    vi.setSystemTime(Date.now() + 4.9 * minutes);
    expect(await status()).toBe(200);
    vi.setSystemTime(Date.now() + 0.2 * minutes);
    expect(await status()).toBe(401);
  });

  it('tell what they are, and give Terraform nothing secret to keep', async () => {
    const { result, kept } = await openCredentials();
    expect(result).toMatchObject({ lifetime_minutes: 15, note: null });
    const end = Date.parse(String(result?.['expires_at']));
    expect(end - Date.now()).toBeGreaterThan(14.9 * minutes);
    expect(end - Date.now()).toBeLessThan(15.1 * minutes);
    expect(kept).not.toContain('rsk_');
  });

  it('are closed once, and closing what somebody else has deleted is fine', async () => {
    const { close, status } = await openCredentials();
    expect(await close()).toEqual([]);
    expect(await status()).toBe(401);
    expect(await close()).toEqual([]);

    const other = await openCredentialsAgain();
    expect((await administrator.delete(`/v1/access_keys/${other.id}`)).status).toBe(204);
    expect(await other.close()).toEqual([]);
  });

  it('are closed after Terraform was asked to stop', async () => {
    const { close, status, runtime } = await openCredentials();
    await stopProvider(runtime, {});
    expect(await close()).toEqual([]);
    expect(await status()).toBe(401);
  });

  it('cannot be prolonged once somebody has deleted them, and say so', async () => {
    const { id, renew } = await openCredentials();
    await administrator.delete(`/v1/access_keys/${id}`);
    const { says } = await renew();
    expect(says).toEqual([
      expect.stringMatching(/^error: Cannot prolong the session credentials: not found/),
    ]);
  });
});

async function openCredentialsAgain() {
  administrator = (await api.newEnvironment()).administrator;
  return openCredentials();
}

describe('a secret access key', () => {
  const secretOf = async (length: number | null) => {
    const { runtime } = await startProvider(offline);
    const { result, says } = await open(runtime, 'secret_access_key', { length });
    expect(says).toEqual([]);
    expect(result?.['length']).toBe(length ?? 64);
    return String(result?.['value']);
  };

  it.each([40, 41, 42, 43, null, 127, 128])(
    'has the length %s, and the alphabet of secrets',
    async (length) => {
      const secret = await secretOf(length);
      expect(secret).toHaveLength(length ?? 64);
      expect(secret).toMatch(/^rsk_[A-Za-z0-9_-]+$/);
    },
  );

  it('is another one each time, and uses the whole alphabet', async () => {
    const secrets = await Promise.all(Array.from({ length: 50 }, () => secretOf(128)));
    expect(new Set(secrets).size).toBe(50);
    const characters = secrets.flatMap((secret) => [...secret.slice(4)]);
    expect(new Set(characters).size).toBe(64);
  });
});
