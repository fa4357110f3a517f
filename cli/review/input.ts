import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { buffer, text } from 'node:stream/consumers';
import type { OtherConfiguration } from '../../review/describe/management.ts';
import { NoSwitch } from '../../review/effect/switch-edition.ts';
import { PlanFault, type PlanFile, readPlan, readState } from '../../review/plan/plan-file.ts';
import { PolicyFault, readPolicy } from '../../review/policy/read.ts';
import { defaultPolicy, type Policy } from '../../review/policy/schema.ts';
import type { ChangeFacts, ReviewInput } from '../../review/review.ts';
import {
  NoEnvironment,
  type Present,
  readFromApi,
  readFromPrior,
} from '../../review/state/read-environment.ts';
import { type Surroundings, Trouble, type Values } from '../command.ts';
import { connect, connectionExplains, connectionOptions } from '../connect.ts';
import { factsFromPipeline } from './continuous-integration.ts';

/** What is told of the change, and what it is judged by. */
export const changeOptions = {
  policy: { type: 'string' },
  author: { type: 'string' },
  title: { type: 'string' },
  url: { type: 'string' },
  commit: { type: 'string' },
  'approved-by': { type: 'string', multiple: true },
  state: { type: 'string', multiple: true },
} as const;

export const changeExplains = {
  'policy FILE': 'the access policy; default access-policy.yaml, if there is one',
  'author LOGIN':
    'who made the change: a login that the policy knows, an e-mail address or a user name; default what the CI system says',
  'title TEXT': 'the title of the pull request; default what the CI system says',
  'url URL': 'the pull request; default what the CI system says',
  'commit SHA': 'the commit; default what the CI system says',
  'approved-by LOGIN': 'who has approved the change; may be given several times',
  'state NAME=FILE':
    'another configuration of the environment, as terraform show -json prints its state: what it manages is not called unmanaged; may be given several times',
};

export const sourceOptions = {
  offline: { type: 'boolean' },
  edition: { type: 'string' },
  ...connectionOptions,
} as const;

export const sourceExplains = {
  offline:
    'do not ask the API: take what was before from the plan, which knows what it manages and nothing more',
  'edition ID': 'with --offline: the edition of the environment',
  ...connectionExplains,
};

export const textOption = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

export const textsOption = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  return Array.isArray(value) ? value : [];
};

const defaultPolicyFile = 'access-policy.yaml';

/** A file, or the standard input, piece by piece. */
async function* chunksOf(path: string): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  } catch (error) {
    throw new Trouble(`cannot read ${JSON.stringify(path)}: ${(error as Error).message}`);
  }
}

export const readBytes = async (path: string): Promise<Buffer> => buffer(chunksOf(path));

export const readText = async (path: string): Promise<string> => text(chunksOf(path));

/** Faults of what was given are told in words. */
export async function inWords<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isExpected = [PlanFault, PolicyFault, NoEnvironment, NoSwitch].some(
      (Fault) => error instanceof Fault,
    );
    throw isExpected ? new Trouble((error as Error).message) : error;
  }
}

export async function policyFrom(values: Values): Promise<Policy> {
  const path = textOption(values, 'policy');
  let bytes: Buffer;
  try {
    bytes = await readFile(path ?? defaultPolicyFile);
  } catch (error) {
    if (path === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return defaultPolicy;
    throw new Trouble(
      `cannot read ${JSON.stringify(path ?? defaultPolicyFile)}: ${(error as Error).message}`,
    );
  }
  return inWords(() => readPolicy(bytes.toString('utf8'), path ?? defaultPolicyFile));
}

async function otherConfigurations(values: Values): Promise<OtherConfiguration[]> {
  return Promise.all(
    textsOption(values, 'state').map(async (given) => {
      const [, name, path] = /^([^=]{1,100})=(.+)$/s.exec(given) ?? [];
      if (name === undefined || path === undefined)
        throw new Trouble(`--state takes NAME=FILE, and not ${JSON.stringify(given)}`);
      return { name, resources: await inWords(() => readState(chunksOf(path), path)) };
    }),
  );
}

/** What the options and the CI system say of the change; the options win. */
async function factsFrom(values: Values, around: Surroundings, reviewed?: ChangeFacts): Promise<ChangeFacts> {
  const told = await factsFromPipeline(around.environment);
  const pick = (name: Exclude<keyof ChangeFacts, 'author'>) =>
    textOption(values, name) ?? reviewed?.[name] ?? told[name];
  // A report says of itself who made the change: whoever wrote it would choose whose approval counts.
  const author = textOption(values, 'author') ?? told.author;
  return { title: pick('title'), url: pick('url'), commit: pick('commit'), author };
}

/** The environment as it is now, or with --offline as the plan says that it was. */
async function presentFrom(values: Values, around: Surroundings, plan?: PlanFile): Promise<Present> {
  const edition = textOption(values, 'edition');
  if (values['offline'] === true) return inWords(() => readFromPrior(plan?.prior ?? [], edition));
  if (edition !== undefined)
    throw new Trouble('--edition goes with --offline: the API tells the edition itself');
  const options = await connect(values, around);
  const progress = (line: string) => around.errors.write(`roster: ${line}\n`);
  return inWords(() => readFromApi(options, progress, values['to-edition'] !== undefined));
}

/** What is known besides a plan. */
interface Known {
  readonly plan?: PlanFile;
  readonly reviewed?: ChangeFacts;
  /** In place of what the API or the plan says of it. */
  readonly present?: Present;
}

/** Everything but the plan that a review is made of. */
export async function inputFrom(
  values: Values,
  around: Surroundings,
  { plan, reviewed, present }: Known = {},
): Promise<Omit<ReviewInput, 'plan' | 'requireApprovals'> & Pick<Present, 'connections'>> {
  const policy = await policyFrom(values);
  const others = await otherConfigurations(values);
  const change = await factsFrom(values, around, reviewed);
  const found = present ?? (await presentFrom(values, around, plan));
  const { state: before, environment, notes, connections } = found;
  return {
    before,
    connections,
    environment,
    change,
    policy,
    others,
    notes: [...notes, ...(plan && plan.foreign > 0 ? [foreignNote(plan.foreign)] : [])],
    approvedBy: textsOption(values, 'approved-by'),
    now: new Date(),
    generator: `roster ${around.version}`,
  };
}

const foreignNote = (count: number) =>
  `${count === 1 ? 'A resource' : `${count} resources`} of other providers ${count === 1 ? 'is' : 'are'} in the plan, and ${count === 1 ? 'was' : 'were'} not looked at.`;

export async function planFrom(path: string | undefined, values: Values): Promise<PlanFile> {
  if (path === undefined)
    throw new Trouble('say which plan: a file that terraform show -json wrote, or - for the standard input');
  return inWords(() =>
    readPlan(chunksOf(path), path === '-' ? 'the standard input' : path, values['offline'] === true),
  );
}
