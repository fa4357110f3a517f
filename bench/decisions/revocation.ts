import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, figure } from '../figures.ts';
import { percentile } from '../statistics.ts';
import type { Part } from '../suite.ts';
import { type Answered, type Client, createClient } from './client.ts';
import type { BenchEnvironment } from './environment.ts';
import { withPlatform } from './platform.ts';
import { populate, smallSize } from './population.ts';
import { evaluationOf, evaluationPath, randomEvaluations } from './questions.ts';
import { elementAt, pick, randomNumbers } from './random.ts';

const revocations = 100;
/** Questions under way at each process, all the time. */
const askersPerProcess = 16;

/** A role that is given to a member and taken away once, and the question that depends on it alone. */
interface Grant {
  readonly question: ReturnType<typeof evaluationOf>;
  readonly role: Readonly<Record<string, string>>;
  /** When the answer to its revocation was there, in milliseconds. */
  revokedAt: number | undefined;
}

/** What one process has answered. */
interface Watch {
  readonly client: Client;
  /** Each revoked grant with how long after the revocation the last answer came that allowed it, in milliseconds. */
  readonly delays: Map<Grant, number>;
  allows: Grant | undefined;
  denies: Grant | undefined;
  answers: number;
}

interface Stage {
  /** The last one is being given or revoked. */
  readonly grants: Grant[];
  readonly others: ReturnType<typeof randomEvaluations>;
  readonly watches: readonly Watch[];
  running: boolean;
}

/** An answer counts from when it arrived, later than it was decided: the delays are not told too short. */
function judge(watch: Watch, grant: Grant, { body, sentAt, receivedAt }: Answered): void {
  const { revokedAt } = grant;
  if (body.decision) watch.allows = grant;
  if (revokedAt === undefined) return;
  if (body.decision && receivedAt > revokedAt) watch.delays.set(grant, receivedAt - revokedAt);
  if (!body.decision && sentAt > revokedAt) watch.denies = grant;
}

/** Asks about the last grant, about any that was revoked, and about anything else, in turn. */
async function ask(stage: Stage, watch: Watch, seed: number): Promise<void> {
  const random = randomNumbers(seed);
  const { grants } = stage;
  while (stage.running) {
    const turn = watch.answers++ % 3;
    const grant =
      turn === 0 ? grants.at(-1) : turn === 1 ? grants[Math.floor(random() * grants.length)] : undefined;
    const question = grant?.question ?? pick(random, stage.others);
    const answered = await watch.client.send('POST', evaluationPath, question);
    if (grant) judge(watch, grant, answered);
  }
}

async function until(condition: () => boolean, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!condition() && performance.now() < end) await sleep(1);
}

/** A member's role in a project in which they hold nothing else. */
function newGrant({ members, projectIds }: BenchEnvironment, random: () => number): Grant {
  const inProjects = members.filter(
    ({ status, assignments }) =>
      status === 'active' && assignments.every(({ projectId }) => projectId !== null),
  );
  const { id, assignments } = pick(random, inProjects);
  const taken = new Set(assignments.map(({ projectId }) => projectId));
  const projectId = pick(
    random,
    projectIds.filter((project) => !taken.has(project)),
  );
  return {
    question: evaluationOf(id, 'deployment.delete', projectId),
    role: { principal_id: id, role_id: 'project_administrator', project_id: projectId },
    revokedAt: undefined,
  };
}

/** Gives a role through one process and takes it away through the other; waits for both each time. */
async function giveAndRevoke(stage: Stage, grant: Grant, patience: number): Promise<void> {
  stage.grants.push(grant);
  const [one, other] = stage.watches.map(({ client }) => client);
  const turned = stage.grants.length % 2 === 0;
  const [giver, revoker] = turned ? [one, other] : [other, one];
  if (!giver || !revoker) throw new Error('there are two processes');
  const { body } = await giver.send('POST', '/v1/role_assignments', grant.role);
  await until(() => stage.watches.every(({ allows }) => allows === grant), patience);
  if (stage.watches.some(({ allows }) => allows !== grant)) throw new Error('what was given is not allowed');
  const { receivedAt } = await revoker.send('DELETE', `/v1/role_assignments/${body.id}`);
  grant.revokedAt = receivedAt;
  await until(() => stage.watches.every(({ denies }) => denies === grant), patience);
}

function figuresOf({ grants, watches }: Stage, bound: number, seconds: number): Figure[] {
  const delays = watches.flatMap((watch) => grants.map((grant) => watch.delays.get(grant) ?? 0));
  const answers = watches.reduce((sum, watch) => sum + watch.answers, 0);
  const unit = 'ms after the revocation was answered';
  return [
    figure('two processes: load on both together', answers / seconds, 'answers/s'),
    figure('two processes: revocations under it', grants.length, 'revocations'),
    figure('two processes: last allowed, median', percentile(delays, 0.5), unit),
    figure('two processes: last allowed, latest', Math.max(...delays), unit, ['≤', bound]),
    figure(
      'two processes: revoked, and allowed after the bound',
      delays.filter((delay) => delay > bound).length,
      'grants at a process',
      ['≤', 0],
    ),
  ];
}

const measure: Part['measure'] = (say) =>
  withPlatform(async ({ newEnvironment, startApi }) => {
    const environment = await newEnvironment('small', populate(smallSize, Date.now()));
    const clients = [await startApi(), await startApi()].map(({ url }) => createClient(url, environment));
    const others = randomEvaluations(environment, 4_096);
    const { body } = await elementAt(clients, 0).send('POST', evaluationPath, others[0]);
    const bound: number = body.context.freshness.max_age_ms;
    say(`answers may be ${bound} ms old`);
    const watches = clients.map(
      (client): Watch => ({ client, delays: new Map(), allows: undefined, denies: undefined, answers: 0 }),
    );
    const random = randomNumbers(31);
    const stage: Stage = { grants: [], others, watches, running: true };
    const start = performance.now();
    const askers = watches.flatMap((watch) =>
      Array.from({ length: askersPerProcess }, (_, asker) => ask(stage, watch, asker)),
    );
    const work = async () => {
      for (let revocation = 0; revocation < revocations; revocation++)
        await giveAndRevoke(stage, newGrant(environment, random), 3 * bound);
      // Whoever allows the last one again after the bound is to be caught too.
      await sleep(bound + 1000);
      stage.running = false;
    };
    await Promise.all([work(), ...askers]);
    const figures = figuresOf(stage, bound, (performance.now() - start) / 1000);
    await Promise.all(clients.map((client) => client.close()));
    return figures;
  });

export const revocationPart: Part = { name: 'revocation', measure };
