import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../../api/context.ts';
import { keysOf, type Wait } from '../../../api/workload-identities/issuer-keys.ts';
import { type HostileIssuer, startHostileIssuer } from '../../support/hostile-issuer.ts';

/* What is remembered of very many issuers. */
let issuer: HostileIssuer;
beforeEach(async () => {
  issuer = await startHostileIssuer();
});
afterEach(() => issuer.stop());

const atOnce: Wait = (work) => work();

function memory() {
  const allowedPrivateHosts = [new URL(issuer.issuer).host];
  const context = { now: () => new Date(0), allowedPrivateHosts } as unknown as Context;
  let made = 0;
  return {
    ask: () => keysOf(context, issuer.issuer, atOnce),
    /** Issuers that cannot be asked at all. */
    makeUp: async (count: number) => {
      for (const end = made + count; made < end; made++)
        await expect(keysOf(context, `https://10.0.0.1/${made}`, atOnce)).rejects.toThrow();
    },
  };
}

test('an issuer that is used is not pushed out by made-up ones', async () => {
  const { ask, makeUp } = memory();
  const keys = await ask();
  for (let round = 0; round < 3; round++) {
    await makeUp(600);
    expect(await ask()).toBe(keys);
  }
  expect(issuer.asked).toHaveLength(2);
  await makeUp(1_000);
  expect(await ask()).not.toBe(keys);
});

test('nor one that is being asked', async () => {
  const held = Promise.withResolvers<void>();
  issuer.setDiscovery(async () => {
    await held.promise;
    return {};
  });
  const { ask, makeUp } = memory();
  const first = ask();
  await expect.poll(() => issuer.asked.length).toBe(1);
  await makeUp(1_100);
  const second = ask();
  held.resolve();
  expect(await second).toBe(await first);
  expect(issuer.asked).toHaveLength(2);
});
