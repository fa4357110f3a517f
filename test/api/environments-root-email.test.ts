import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bearer, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { createEnvironment } from '../support/environments.ts';
import { memberWithPassword } from '../support/members.ts';
import { problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const older = ['emqx-cloud', 'emqx-platform-1', 'emqx-platform-2'];
const newer = ['emqx-platform-3', 'automq-cloud'];

describe('an e-mail that is the root of some environment', () => {
  const invite = (inviter: Bearer, email: string): Promise<Json> => inviter.post('/v1/members', { email });

  test.each(older)('cannot be invited as a member in %s, however it is written', async (edition) => {
    const { root } = await api.newEnvironment({ edition });
    const email = `root-of-another-${randomUUID()}@example.com`;
    await createEnvironment(api, { administrator: { email } });
    for (const written of [email, email.toUpperCase()]) {
      const problem = problemOf(await invite(root, written), 422, 'root_email');
      expect(problem.errors).toMatchObject([{ pointer: '/email' }]);
    }
    expect((await invite(root, `not-${email}`)).status).toBe(201);
  });

  test.each(newer)('can be invited in %s', async (edition) => {
    const { root } = await api.newEnvironment({ edition });
    const email = `root-of-another-${randomUUID()}@example.com`;
    await createEnvironment(api, { administrator: { email } });
    expect((await invite(root, email)).status).toBe(201);
  });

  test.each(older)('of one that was deleted can be invited in %s', async (edition) => {
    const { root } = await api.newEnvironment({ edition });
    const email = `root-of-another-${randomUUID()}@example.com`;
    const { id } = await createEnvironment(api, { administrator: { email } });
    problemOf(await invite(root, email), 422, 'root_email');
    await api.operator.delete(`/v1/environments/${id}`);
    expect((await invite(root, email)).status).toBe(201);
  });

  test.each(older)('cannot be invited in %s from when root is handed over to it', async (edition) => {
    const [{ root }, other] = [await api.newEnvironment({ edition }), await api.newEnvironment()];
    const email = `heir-${randomUUID()}@example.com`;
    const heir = await memberWithPassword(api, other, { email });
    const tried = await root.post('/v1/members', { email }, { query: { dry_run: true } });
    expect(tried.status).toBe(201);
    await other.root.post('/v1/environment/hand_over', { member_id: heir.id });
    problemOf(await invite(root, email), 422, 'root_email');
  });

  test.each(older)(
    'the reverse is allowed in %s: a member becomes root of another environment',
    async (edition) => {
      const { root } = await api.newEnvironment({ edition });
      const email = `member-first-${randomUUID()}@example.com`;
      expect((await invite(root, email)).status).toBe(201);
      const other = await createEnvironment(api, { edition, administrator: { email } });
      expect(other.root_member_id).toMatch(/^mem_/);
    },
  );

  test.each(older)('a member of one environment can be a member of another in %s', async (edition) => {
    const [one, other] = [await api.newEnvironment({ edition }), await api.newEnvironment({ edition })];
    const email = `member-of-both-${randomUUID()}@example.com`;
    expect((await invite(one.root, email)).status).toBe(201);
    expect((await invite(other.root, email)).status).toBe(201);
  });

  test('one e-mail can be the root of several environments', async () => {
    const email = `root-of-many-${randomUUID()}@example.com`;
    const made = await Promise.all(
      older.map((edition) => createEnvironment(api, { edition, administrator: { email } })),
    );
    expect(new Set(made.map(({ root_member_id }) => root_member_id)).size).toBe(3);
  });
});
