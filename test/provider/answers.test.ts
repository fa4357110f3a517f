import { beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { startProxy } from '../support/proxy.ts';
import { id, offline, startProvider } from './provider-harness.ts';

const project = { role_id: 'project_user', project_id: id('prj') };
const everywhere = { role_id: 'auditor', project_id: null };

/** As the API answers it. */
const connection: Json = {
  id: id('sso'),
  name: 'Example Login',
  issuer: 'https://login.example.com',
  client_id: 'roster',
  id_token_algorithm: 'RS256',
  allowed_domains: ['example.com'],
  groups_claim: null,
  status: 'enabled',
  default_roles: [everywhere, project],
  group_roles: [{ group: 'users', ...project }],
  redirect_uri: 'https://roster.example.com/callback',
  created_at: '2026-11-22T09:00:00Z',
};

// Nothing is behind it: each test says what the API answers.
let api: Awaited<ReturnType<typeof startProxy>>;
beforeEach(async () => {
  api = await startProxy('http://127.0.0.1:9');
});

async function read(answer: Json) {
  const headers = { 'content-type': 'application/json' };
  api.decide(() => ({ status: 200, headers, body: JSON.stringify(answer) }));
  const provider = await startProvider({ ...offline, endpoint: api.url });
  return provider.read('roster_sso_connection', { id: connection.id });
}

describe('what the API answers of an object', () => {
  it('is what the state has, nulls in nested objects too', async () => {
    const { state, says } = await read(connection);
    expect(says).toEqual([]);
    expect(state).toMatchObject({
      groups_claim: null,
      default_roles: [everywhere, project],
      group_roles: [{ group: 'users', ...project }],
    });
  });

  it.each<[string, Json, string]>([
    ['lacks a field', { groups_claim: undefined }, 'groups_claim'],
    ['has a required field that is null', { name: null }, 'name'],
    [
      'lacks a nested field',
      { default_roles: [project, { role_id: 'auditor' }] },
      'default_roles[1].project_id',
    ],
    ['lacks a required nested field', { default_roles: [{ project_id: null }] }, 'default_roles[0].role_id'],
    [
      'has a required nested field that is null',
      { group_roles: [{ ...project, group: null }] },
      'group_roles[0].group',
    ],
    [
      'has a nested field of another type',
      { default_roles: [{ ...project, project_id: 7 }] },
      'default_roles[0].project_id',
    ],
    ['has something else than objects', { default_roles: ['auditor'] }, 'default_roles[0]'],
    ['has something else than a list', { default_roles: 'auditor' }, 'default_roles'],
  ])('is refused by name when it %s, and the state stays as it was', async (_, change, name) => {
    const { state, says } = await read({ ...connection, ...change });
    expect(says).toHaveLength(1);
    expect(says[0]).toContain("unexpected answer: The API's answer has no valid ");
    expect(says[0]).toContain(`"${name}" of the sso connection`);
    expect(state).toMatchObject({ id: connection.id });
  });
});
