import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../api/ids.ts';
import { startTestApi, type TestApi } from '../../support/api.ts';
import { busy, type Fate, isCreation, startProxy } from '../../support/proxy.ts';
import { openTerraform } from '../../support/terraform.ts';

type RunningProxy = Awaited<ReturnType<typeof startProxy>>;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin() {
  const { administrator, id } = await api.newEnvironment();
  const proxy = await startProxy(api.url);
  const terraform = await openTerraform({ endpoint: proxy.url, credentials: administrator });
  return { administrator, terraform, proxy, environmentId: id };
}

/** So many people, each with a role in a project: twice as many objects. */
const bindings = (count: number) => `
  resource "roster_project" "it" {
    name = "payments"
  }

  resource "roster_member" "it" {
    count = ${count}
    email = "member-\${count.index}@example.com"
  }

  resource "roster_role_assignment" "it" {
    count        = ${count}
    principal_id = roster_member.it[count.index].id
    role_id      = "project_user"
    project_id   = roster_project.it.id
  }
`;

const readsIn = ({ asked }: RunningProxy, since: number, path: string) =>
  asked.slice(since).filter((one) => one.method === 'GET' && one.path.startsWith(path));

/** A rate limit that is reached with the first creation: for so many seconds, everything is refused. */
function limitAtFirstCreation(proxy: RunningProxy, seconds: number): void {
  let until: number | undefined;
  proxy.decide((asked): Fate => {
    const now = performance.now();
    if (isCreation(asked)) until ??= now + seconds * 1_000;
    return until !== undefined && now < until ? busy(429, Math.ceil((until - now) / 1_000)) : 'passes';
  });
}

describe('many objects', () => {
  it('15: are refreshed and planned with a few requests, not one for each', async () => {
    const { terraform, proxy } = await begin();
    await terraform.apply(bindings(60));
    const since = proxy.asked.length;
    expect(await terraform.plan()).toHaveNoChanges();
    expect(readsIn(proxy, since, '/v1/members').length).toBeLessThanOrEqual(4);
    expect(readsIn(proxy, since, '/v1/role_assignments').length).toBeLessThanOrEqual(4);
    expect(proxy.asked.length - since).toBeLessThan(20);

    const change = proxy.asked.length;
    const note = bindings(60).replace('email =', 'note = "Team"\n email =');
    expect(Object.keys((await terraform.plan(note)).actions)).toHaveLength(60);
    expect(proxy.asked.length - change).toBeLessThan(60);
  });

  it('15: wait together for what a 429 asks, and are all applied', async () => {
    const { terraform, proxy } = await begin();
    limitAtFirstCreation(proxy, 2);
    await terraform.apply(bindings(15), '-parallelism=10');
    const refused = proxy.asked.filter(({ fate }) => typeof fate === 'object');
    // Those that were under way already, and nothing that began after the first refusal had been told.
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(10);
    const [{ at: told } = { at: 0 }] = refused;
    const meanwhile = proxy.asked.filter(({ at }) => at > told + 800 && at < told + 1_900);
    expect(meanwhile).toEqual([]);
    proxy.decide(() => 'passes');
    expect(await terraform.plan()).toHaveNoChanges();
    expect(await terraform.objects()).toHaveLength(31);
  });

  it('16: do not drop out of the state where there is more than a page of them', async () => {
    const { terraform, proxy, environmentId } = await begin();
    await terraform.apply(bindings(5));
    await insertMembers(environmentId, 1_500);
    // Their ids sort after all of those: they are on the second page, and the first five on the first.
    await terraform.apply(bindings(12));
    const before = await terraform.objects();
    const since = proxy.asked.length;
    expect(await terraform.plan()).toHaveNoChanges();
    const pages = readsIn(proxy, since, '/v1/members').filter(({ path }) => path === '/v1/members');
    expect(pages).toHaveLength(2);
    await terraform.apply(undefined, '-refresh-only');
    expect(await terraform.objects()).toEqual(before);
    expect(before.filter(({ type }) => type === 'roster_member')).toHaveLength(12);
  });
});

/** Straight into the database: over HTTP it would take minutes. */
async function insertMembers(environment_id: string, count: number): Promise<void> {
  const { database } = api.context;
  const members = Array.from({ length: count }, (_, number) => ({
    environment_id,
    id: newId('mem'),
    email: `number-${number}@example.com`,
    kind: 'local' as const,
    status: 'active' as const,
  }));
  await database.insertInto('members').values(members).execute();
  const credentials = members.map(({ id }) => ({ environment_id, member_id: id }));
  await database.insertInto('member_credentials').values(credentials).execute();
}
