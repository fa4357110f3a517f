import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashToken } from '../../api/secrets/opaque-tokens.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { createEnvironment, environmentBody } from '../support/environments.ts';
import { goodPassword, memberWithPassword, signIn } from '../support/members.ts';
import { documentedOperations } from '../support/openapi.ts';
import {
  createMember,
  createProject,
  listAll,
  neverExisted,
  problemOf,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('environments are isolated from each other', () => {
  test('each environment has its own login URL', async () => {
    const [one, other] = [await createEnvironment(api), await createEnvironment(api)];
    expect(one.login_url).not.toBe(other.login_url);
    expect(new URL(one.login_url).pathname).toBe(`/e/${one.slug}`);
  });

  test('one e-mail in several environments is several members, each with a password and a status of its own', async () => {
    const [mine, theirs] = [await api.newEnvironment(), await api.newEnvironment()];
    const email = 'jane@example.com';
    const here = await memberWithPassword(api, mine, { email, password: 'green apples in a basket' });
    const there = await memberWithPassword(api, theirs, { email, password: goodPassword });
    expect(here.id).not.toBe(there.id);
    expect((await signIn(api, here.signIn)).body).toMatchObject({ status: 'signed_in' });
    expect((await signIn(api, there.signIn)).body).toMatchObject({ status: 'signed_in' });
    problemOf(await signIn(api, { ...here.signIn, password: there.password }), 401, 'sign_in_failed');
    await mine.administrator.post(`/v1/members/${here.id}/disable`, undefined);
    problemOf(await signIn(api, here.signIn), 401, 'sign_in_failed');
    expect((await signIn(api, there.signIn)).body).toMatchObject({ status: 'signed_in' });
  });

  test('members and service accounts of one have nothing to do with another, whatever they hold', async () => {
    const [mine, theirs] = [await api.newEnvironment(), await api.newEnvironment()];
    const project = await createProject(theirs.administrator, 'theirs');
    const member = await createMember(theirs.administrator, 'theirs@example.com');
    const before = await snapshot(api, theirs);
    for (const caller of [mine.root, mine.administrator]) {
      problemOf(await caller.get(`/v1/projects/${project.id}`), 404, 'not_found');
      problemOf(await caller.delete(`/v1/members/${member.id}`), 404, 'not_found');
      const foreign = { principal_id: member.id, role_id: 'auditor' };
      problemOf(await caller.post('/v1/role_assignments', foreign), 422, 'unknown_reference');
      expect((await caller.get('/v1/environment')).body).toMatchObject({ id: mine.id });
    }
    expect(await snapshot(api, theirs)).toEqual(before);
    const emails = (await listAll(mine.administrator, 'members')).map(({ email }) => email);
    expect(emails).not.toContain('theirs@example.com');
  });

  test("a sign-in names the environment, and another's password is no password here", async () => {
    const [mine, theirs] = [await api.newEnvironment(), await api.newEnvironment()];
    const member = await memberWithPassword(api, theirs);
    problemOf(await signIn(api, { ...member.signIn, environment: mine.slug }), 401, 'sign_in_failed');
  });
});

const operatorsOperations = documentedOperations().filter(({ credential }) => credential === 'operator');
const environmentsOperations = documentedOperations().filter(
  ({ credential }) => credential === 'principal' || credential === 'session',
);
const pathOf = (path: string) => path.replaceAll(/\{\w+\}/g, neverExisted('env'));

describe("the operator is who has the operator's key", () => {
  test.each(operatorsOperations)(
    '$method $path: 401 for a wrong key, none, or another scheme',
    async (operation) => {
      const url = api.url + pathOf(operation.path);
      const { token } = api.operator;
      for (const authorization of [
        undefined,
        'Bearer',
        'Bearer ',
        'Bearer rok_wrong',
        `Bearer ${token}x`,
        `Bearer ${token.slice(0, -1)}`,
        `Basic ${Buffer.from(`operator:${token}`).toString('base64')}`,
        token,
      ]) {
        const response = await fetch(url, {
          method: operation.method,
          headers: authorization === undefined ? {} : { authorization },
        });
        expect([authorization, response.status]).toEqual([authorization, 401]);
      }
      // Credentials in the query string are refused.
      const inQuery = await fetch(`${url}?access_token=${token}`, { method: operation.method });
      expect([400, 401]).toContain(inQuery.status);
    },
  );

  test.each(operatorsOperations)(
    '$method $path: 401 for every credential of an environment',
    async (operation) => {
      const { administrator, root } = await api.newEnvironment();
      for (const caller of [administrator, root])
        problemOf(
          await caller.send({ method: operation.method, path: pathOf(operation.path) }),
          401,
          'unauthenticated',
        );
    },
  );

  test.each(environmentsOperations)("$method $path: 401 for the operator's key", async (operation) => {
    problemOf(
      await api.operator.send({ method: operation.method, path: pathOf(operation.path) }),
      401,
      'unauthenticated',
    );
  });

  test('without a key in the configuration nobody is the operator', async () => {
    const closed = await startTestApi({ operatorKeyHash: null });
    try {
      problemOf(await closed.operator.post('/v1/environments', environmentBody()), 401, 'unauthenticated');
      const empty = await fetch(`${closed.url}/v1/environments`, { headers: { authorization: 'Bearer ' } });
      expect(empty.status).toBe(401);
    } finally {
      await closed.stop();
    }
  });

  test('who sends no key is not the operator, whatever key there is', async () => {
    const open = await startTestApi({ operatorKeyHash: hashToken('') });
    try {
      for (const headers of [{}, { authorization: 'Bearer ' }]) {
        const response = await fetch(`${open.url}/v1/environments`, { headers });
        expect(response.status).toBe(401);
      }
    } finally {
      await open.stop();
    }
  });

  test('the key is in no log', async () => {
    await api.operator.get('/v1/environments');
    expect(JSON.stringify(api.log)).not.toContain(api.operator.token);
  });
});
