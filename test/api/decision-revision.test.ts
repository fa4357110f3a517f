import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, makeActor, startTestApi, type TestApi } from '../support/api.ts';
import { openTestDatabase } from '../support/database.ts';
import { decisionPaths, environmentOf, question, serviceAccountOf } from '../support/decisions.ts';
import { newHolder } from '../support/holder.ts';
import { problemOf } from '../support/resources.ts';

/* Who passes the revision that they have seen is told of nothing older, by a replica that hears of nothing either. */
let writer: TestApi;
let reader: TestApi;
beforeAll(async () => {
  const opened = await openTestDatabase();
  const deaf = { ...opened, listen: async () => async () => {}, close: async () => {} };
  writer = await startTestApi({}, { open: async () => opened });
  const { masterKeys } = writer.context;
  reader = await startTestApi({ masterKeys }, { open: async () => deaf, maximumAge: 300_000 });
});
afterAll(async () => {
  await reader.stop();
  await writer.stop();
});

test('what was revoked is denied at once, a hundred times', { timeout: 120_000 }, async () => {
  const holder = await newHolder(writer);
  for (let time = 0; time < 100; time++) {
    const granted = await holder.grant();
    const before = await holder.askAt(reader.url, granted.revision);
    const revoked = await holder.revoke();
    const after = await holder.askAt(reader.url, revoked.revision);
    expect([before.body.decision, after.body.decision]).toEqual([true, false]);
    expect(after.body.context.freshness.revision).toBeGreaterThanOrEqual(Number(revoked.revision));
  }
});

test('without it the answer may be as old as it says, and no older', async () => {
  const holder = await newHolder(writer);
  const { revision } = await holder.grant();
  expect((await holder.askAt(reader.url, revision)).body).toMatchObject({
    decision: true,
    context: { freshness: { revision: Number(revision), max_age_ms: 300_000 } },
  });
  const revoked = await holder.revoke();
  const { body } = await holder.askAt(reader.url);
  expect(body).toMatchObject({ decision: true, context: { freshness: { revision: Number(revision) } } });
  // Who has seen less than is known is told what is known.
  await holder.askAt(reader.url, revoked.revision);
  expect((await holder.askAt(reader.url, revision)).body.decision).toBe(false);
});

test('a revision to come is refused, and becomes known when it is reached', async () => {
  const holder = await newHolder(writer);
  const { revision } = await holder.grant();
  const next = String(Number(revision) + 1);
  const refused = problemOf(await holder.askAt(reader.url, next), 400, 'malformed_request');
  expect(refused.detail).toContain(next);
  expect((await holder.revoke()).revision).toBe(next);
  expect((await holder.askAt(reader.url, next)).body.decision).toBe(false);
});

test('what is no revision is refused', async () => {
  const holder = await newHolder(writer);
  for (const revision of ['', '-1', '1.5', '1e3', 'latest', '0x10', '1 2', '9'.repeat(16)])
    problemOf(await holder.askAt(reader.url, revision), 400, 'malformed_request');
});

test('whose credential is wrong learns of no revision', async () => {
  const { administrator, id } = (await newHolder(writer)).environment;
  const ask = (actor: Caller) => {
    const body = question(serviceAccountOf(actor.id), 'project.list', environmentOf(id));
    const headers = { 'x-roster-revision': '999999' };
    return actor.post(decisionPaths.evaluation, body, { headers });
  };
  const { accessKeyId } = administrator;
  const forged = makeActor(reader.url, administrator.id, {
    accessKeyId,
    secretAccessKey: 'of somebody else',
  });
  problemOf(await ask(makeActor(reader.url, administrator.id, administrator)), 400, 'malformed_request');
  problemOf(await ask(forged), 401, 'unauthenticated');
});
