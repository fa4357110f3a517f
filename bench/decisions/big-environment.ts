import { join } from 'node:path';
import { startChild } from '../child.ts';
import { type Figure, figure } from '../figures.ts';
import { load } from '../http/load.ts';
import { interleave, median, ratio } from '../statistics.ts';
import type { Part, Say } from '../suite.ts';
import { type Client, createClient } from './client.ts';
import type { BenchEnvironment } from './environment.ts';
import { type Platform, withPlatform } from './platform.ts';
import { populate, type Size, smallSize } from './population.ts';
import { evaluationOf, evaluationPath, randomEvaluations, sessionQuestions } from './questions.ts';
import { elementAt, pick, randomNumbers } from './random.ts';
import type { Built, Wanted } from './snapshot-process.ts';

const bigSize: Size = { members: 100_000, projects: 10_000, assignmentsPerMember: 10 };

const rounds = 3;
const seconds = 3;

interface Pair {
  readonly small: BenchEnvironment;
  readonly big: BenchEnvironment;
}

async function build(wanted: Wanted): Promise<Built> {
  const child = startChild(join(import.meta.dirname, 'snapshot-process.ts'));
  try {
    return await child.ask<Built>(wanted);
  } finally {
    await child.end();
  }
}

async function measureBuilding(databaseUrl: string, { small, big }: Pair, say: Say): Promise<Figure[]> {
  const builds: Built[] = [];
  const smallBuilds: Built[] = [];
  for (let round = 0; round < rounds; round++) {
    const built = await build({ databaseUrl, environmentId: big.id });
    say(`snapshot built in ${built.seconds.toFixed(2)} s, ${Math.round(built.growth / 1e6)} MB`);
    builds.push(built);
    smallBuilds.push(await build({ databaseUrl, environmentId: small.id }));
  }
  const rates = builds.map(({ decisionsPerSecond }) => decisionsPerSecond);
  const smallRates = smallBuilds.map(({ decisionsPerSecond }) => decisionsPerSecond);
  const megabytes = Math.max(...builds.map(({ growth }) => growth)) / 1e6;
  return [
    figure('big environment: snapshot built in', median(builds.map((built) => built.seconds)), 's', ['<', 5]),
    figure('big environment: memory that takes', megabytes, 'MB', ['<', 1000]),
    figure('big environment: decide()', median(rates), 'decisions/s'),
    figure('big environment: time of decide() over small', ratio(smallRates, rates), '×'),
  ];
}

async function measureAnswers(apiUrl: string, { small, big }: Pair, say: Say): Promise<Figure[]> {
  const url = `${apiUrl}${evaluationPath}`;
  const rateOf = async (environment: BenchEnvironment) => {
    const { rate, p99 } = await load({ url, posts: sessionQuestions(environment), seconds });
    say(`${Math.round(rate)} answers/s, p99 ${p99.toFixed(2)} ms`);
    return rate;
  };
  const rates = await interleave(rounds, { small: () => rateOf(small), big: () => rateOf(big) });
  return [
    figure('big environment: /evaluation, session', median(rates.big), 'answers/s'),
    figure('big environment: time of that over small', ratio(rates.small, rates.big), '×', ['≤', 1.5]),
  ];
}

const changes = 30;

/**
 * Assigns a role through one process, and asks the other until it allows what the role gives.
 *
 * @returns how long that took, in milliseconds, since the assignment was answered, and since it was sent
 */
async function change(writer: Client, reader: Client, memberId: string, projectId: string) {
  const role = { principal_id: memberId, role_id: 'project_administrator', project_id: projectId };
  const question = evaluationOf(memberId, 'deployment.delete', projectId);
  const ask = () => reader.send('POST', evaluationPath, question);
  if ((await ask()).body.decision) throw new Error('this is allowed already');
  const created = await writer.send('POST', '/v1/role_assignments', role);
  let answer = await ask();
  while (!answer.body.decision) answer = await ask();
  await writer.send('DELETE', `/v1/role_assignments/${created.body.id}`);
  return { answered: answer.receivedAt - created.receivedAt, sent: answer.receivedAt - created.sentAt };
}

async function measureChanges(writer: Client, reader: Client, big: BenchEnvironment): Promise<Figure[]> {
  const random = randomNumbers(17);
  const candidates = big.members.filter(
    ({ status, assignments }) =>
      status === 'active' && assignments.every(({ roleId }) => roleId !== 'administrator'),
  );
  const delays: Awaited<ReturnType<typeof change>>[] = [];
  while (delays.length < changes)
    delays.push(await change(writer, reader, pick(random, candidates).id, pick(random, big.projectIds)));
  const answered = delays.map((delay) => delay.answered);
  const sent = delays.map((delay) => delay.sent);
  const unit = 'ms after the answer to the change';
  return [
    figure('big environment: another process has a change', median(answered), unit, ['<', 50]),
    figure('the slowest of 30 changes', Math.max(...answered), unit),
    figure('with the writing of the change', median(sent), 'ms after it was sent'),
  ];
}

const pageRequests = 40;

/** The path of a page after half of the list. */
async function middlePage(client: Client, path: string, items: number): Promise<string> {
  let token = '';
  for (let read = 0; read < items / 2; read += 1000) {
    const { body } = await client.send(
      'GET',
      `${path}?page_size=1000&page_token=${encodeURIComponent(token)}`,
    );
    token = body.next_page_token;
  }
  return `${path}?page_size=100&page_token=${encodeURIComponent(token)}`;
}

/** @returns the median time of an answer, in milliseconds */
async function timeOf(client: Client, path: string): Promise<number> {
  const times: number[] = [];
  for (let sent = 0; sent < pageRequests; sent++) {
    const { sentAt, receivedAt, body } = await client.send('GET', path);
    if (body.items.length !== 100) throw new Error(`${path} has ${body.items.length} items`);
    times.push(receivedAt - sentAt);
  }
  return median(times);
}

async function measureLists(small: Client, big: Client): Promise<Figure[]> {
  const lists = [
    { path: '/v1/role_assignments', items: bigSize.members * bigSize.assignmentsPerMember },
    { path: '/v1/members', items: bigSize.members },
  ];
  const figures: Figure[] = [];
  for (const { path, items } of lists) {
    const first = `${path}?page_size=100`;
    const middle = await middlePage(big, path, items);
    const times = await interleave(rounds, {
      small: () => timeOf(small, first),
      first: () => timeOf(big, first),
      middle: () => timeOf(big, middle),
    });
    figures.push(
      figure(`small environment: GET ${path}, page one`, median(times.small), 'ms'),
      figure(`big environment: GET ${path}, page one, over that`, ratio(times.first, times.small), '×', [
        '≤',
        2,
      ]),
      figure(`big environment: GET ${path}, middle page, over that`, ratio(times.middle, times.small), '×', [
        '≤',
        2,
      ]),
    );
  }
  return figures;
}

async function prepare({ newEnvironment }: Platform, say: Say): Promise<Pair> {
  const now = Date.now();
  const small = await newEnvironment('small', populate(smallSize, now));
  const start = performance.now();
  const big = await newEnvironment('big', populate(bigSize, now));
  say(`the big environment was written in ${Math.round((performance.now() - start) / 1000)} s`);
  return { small, big };
}

const measure: Part['measure'] = (say) =>
  withPlatform(async (platform) => {
    const pair = await prepare(platform, say);
    const figures = await measureBuilding(platform.databaseUrl, pair, say);
    const apis = [await platform.startApi(), await platform.startApi()];
    const { url } = elementAt(apis, 0);
    const small = createClient(url, pair.small);
    const big = createClient(url, pair.big);
    const elsewhere = createClient(elementAt(apis, 1).url, pair.big);
    // The first question of an environment waits for its snapshot.
    for (const [client, environment] of [
      [small, pair.small],
      [big, pair.big],
      [elsewhere, pair.big],
    ] as const)
      await client.send('POST', evaluationPath, randomEvaluations(environment, 1)[0]);
    figures.push(...(await measureAnswers(url, pair, say)));
    figures.push(...(await measureChanges(elsewhere, big, pair.big)));
    figures.push(...(await measureLists(small, big)));
    await Promise.all([small, big, elsewhere].map((client) => client.close()));
    return figures;
  });

export const bigEnvironmentPart: Part = { name: 'big-environment', measure };
