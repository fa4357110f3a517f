import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasDestination } from '../../access-model/destination.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  answerOf,
  decisionPaths,
  decisionsOf,
  deploymentIn,
  type Entity,
  environmentOf,
  projectOf,
} from '../support/decisions.ts';
import {
  changeWish,
  changeWorld,
  environmentWish,
  makeWorld,
  pick,
  type World,
} from '../support/random-world.ts';
import { travelWithin } from '../support/travel.ts';

/* What a search returns is allowed when it is asked one by one, and what it leaves out is denied. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
const travel = travelWithin(() => api);

/** How many of the compared answers allowed, and how many denied. */
const compared = { allowed: 0, denied: 0 };

/** All results of a search, page by page: each once, and in their order. */
async function searchAll({ asker }: World, path: string, body: Json, limit: number): Promise<Json[]> {
  const results: Json[] = [];
  let token = '';
  do {
    const page = { limit, ...(token !== '' && { token }) };
    const answer = await answerOf(asker, { ...body, page }, path);
    expect(answer.results.length).toBeLessThanOrEqual(limit);
    expect(answer.page.count).toBe(answer.results.length);
    results.push(...answer.results);
    token = answer.page.next_token;
  } while (token !== '');
  const names = results.map(({ id, name }) => id ?? name);
  expect(names).toEqual([...new Set(names)].sort());
  return results;
}

/** Asks of each candidate by itself. */
async function expectExactly(
  { asker }: World,
  found: readonly string[],
  candidates: readonly string[],
  questionAbout: (candidate: string) => Json,
): Promise<void> {
  for (const id of found) expect(candidates).toContain(id);
  if (candidates.length === 0) return;
  const decisions = await decisionsOf(asker, { evaluations: candidates.map(questionAbout) });
  const allowed = candidates.filter((_, index) => decisions[index]);
  expect([...found].sort()).toEqual(allowed.sort());
  compared.allowed += allowed.length;
  compared.denied += candidates.length - allowed.length;
}

interface Question {
  readonly subject: Entity;
  readonly action: Json;
  readonly resource: Entity;
  readonly limit: number;
}

const questionWish = fc.record({
  principal: fc.nat(1_000),
  permission: fc.nat(1_000),
  place: fc.nat(1_000),
  to: fc.nat(1_000),
  /** Anything of anything; what is given project by project in one of those; to move something from there. */
  about: fc.constantFrom('anything', 'a project', 'a project', 'a move'),
  limit: fc.integer({ min: 1, max: 9 }),
});

type QuestionWish = typeof questionWish extends fc.Arbitrary<infer T> ? T : never;

function questionOf(world: World, { about, limit, ...wish }: QuestionWish): Question {
  const { permissions, projects, principals, environment, roles } = world;
  const inProjects = projects.flatMap((id) => [projectOf(id), deploymentIn(id)]);
  const anywhere = [
    environmentOf(environment.id),
    environmentOf(environment.slug),
    deploymentIn(),
    projectOf('prj_x'),
  ];
  const inRoles = roles.flatMap((role) => (role.scope_kind === 'project' ? role.permissions : []));
  const asked = {
    anything: { names: permissions, places: [...anywhere, ...inProjects] },
    'a project': { names: inRoles.filter((name) => permissions.includes(name)), places: inProjects },
    'a move': { names: permissions.filter(hasDestination), places: inProjects },
  };
  const { names, places } = asked[about].names.length > 0 ? asked[about] : asked.anything;
  const name = pick(names, wish.permission);
  const properties = { to_project: pick(projects, wish.to) };
  return {
    subject: pick(principals, wish.principal),
    action: { name, ...(hasDestination(name) && { properties }) },
    resource: pick(places, wish.place),
    limit,
  };
}

async function compare(world: World, wish: QuestionWish): Promise<void> {
  const { principals, projects, permissions } = world;
  const { subject, action, resource, limit } = questionOf(world, wish);
  for (const type of ['member', 'service_account', 'robot']) {
    const body = { subject: { type }, action, resource };
    const found = await searchAll(world, decisionPaths.subjects, body, limit);
    const ids = principals.filter((principal) => principal.type === type).map(({ id }) => id);
    const idsFound = found.map(({ id }) => id);
    await expectExactly(world, idsFound, ids, (id) => ({ subject: { type, id }, action, resource }));
  }
  const places: Record<string, readonly string[]> = {
    project: projects,
    environment: [world.environment.id],
    deployment: [],
  };
  for (const [type, ids] of Object.entries(places)) {
    const found = await searchAll(
      world,
      decisionPaths.resources,
      { subject, action, resource: { type } },
      limit,
    );
    const idsFound = found.map(({ id }) => id);
    await expectExactly(world, idsFound, ids, (id) => ({ subject, action, resource: { type, id } }));
  }
  const found = await searchAll(world, decisionPaths.actions, { subject, resource }, limit * 10);
  const names = permissions.filter((name) => !hasDestination(name));
  const namesFound = found.map(({ name }) => name);
  await expectExactly(world, namesFound, names, (name) => ({ subject, action: { name }, resource }));
}

const minute = 60_000;

test('search and evaluation agree, in any environment, after any changes and at any time', {
  timeout: 120_000,
}, async () => {
  const property = fc.asyncProperty(
    environmentWish,
    fc.array(questionWish, { minLength: 3, maxLength: 6 }),
    fc.array(changeWish, { minLength: 1, maxLength: 5 }),
    async (wish, questions, changes) => {
      const world = await makeWorld(api, wish);
      for (const question of questions) await compare(world, question);
      for (const change of changes) await changeWorld(api, world, change);
      for (const question of questions) await compare(world, question);
      for (const minutes of [15, 20]) {
        travel(minutes * minute);
        for (const question of questions) await compare(world, question);
      }
      travel(-35 * minute);
    },
  );
  await fc.assert(property, { seed: 20_261_123, numRuns: 10, endOnFailure: true });
  expect(compared.allowed).toBeGreaterThan(500);
  expect(compared.denied).toBeGreaterThan(500);
});
