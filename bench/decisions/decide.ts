import { type AccessTable, createAccessTable } from '../../access-model/access-table.ts';
import { decide } from '../../access-model/decide.ts';
import { type Figure, figure } from '../figures.ts';
import { interleave, median, ratio } from '../statistics.ts';
import type { Part } from '../suite.ts';
import { createEnforcer } from './casbin.ts';
import { edition, type Population, populate, smallSize } from './population.ts';
import { elementAt, randomNumbers } from './random.ts';

const rounds = 3;
const sampleSize = 4_000;

const permissions = [...edition.permissions.keys()];

/** Each member × each project × each permission, once. */
const questionCount = ({ members, projectIds }: Population) =>
  members.length * projectIds.length * permissions.length;

/** @returns decisions a second */
function decideAll(table: AccessTable, { members, projectIds }: Population, at: number): number {
  let asked = 0;
  let allowed = 0;
  const start = performance.now();
  for (const { id: principalId } of members)
    for (const scope of projectIds)
      for (const permission of permissions) {
        asked += 1;
        if (decide(table, { principalId, permission, scope, at }).allowed) allowed += 1;
      }
  const seconds = (performance.now() - start) / 1000;
  if (allowed === 0 || allowed === asked) throw new Error('the questions all have the same answer');
  return asked / seconds;
}

interface Question {
  readonly principalId: string;
  readonly scope: string;
  readonly permission: string;
}

/** Some of all questions, drawn at random. */
function sampleOf({ members, projectIds }: Population): { shuffled: Question[]; inOrder: Question[] } {
  const random = randomNumbers(7);
  const perMember = projectIds.length * permissions.length;
  const questionAt = (index: number): Question => ({
    principalId: elementAt(members, Math.floor(index / perMember)).id,
    scope: elementAt(projectIds, Math.floor(index / permissions.length) % projectIds.length),
    permission: elementAt(permissions, index % permissions.length),
  });
  const drawn = Array.from({ length: sampleSize }, () => Math.floor(random() * members.length * perMember));
  return {
    shuffled: drawn.map(questionAt),
    inOrder: drawn.toSorted((one, other) => one - other).map(questionAt),
  };
}

/** @returns decisions a second, when the sample is asked so many times over */
function rateOf(sample: readonly Question[], times: number, ask: (question: Question) => boolean): number {
  const start = performance.now();
  for (let time = 0; time < times; time++) for (const question of sample) ask(question);
  return (sample.length * times * 1000) / (performance.now() - start);
}

async function measure(say: (line: string) => void): Promise<Figure[]> {
  const at = Date.now();
  const population = populate(smallSize, at);
  const { members, roles } = population;
  const table = createAccessTable([...edition.roles.values(), ...roles], members);
  const enforcer = await createEnforcer(population, at);
  const sample = sampleOf(population);
  const askRoster = ({ principalId, scope, permission }: Question) =>
    decide(table, { principalId, scope, permission, at }).allowed;
  const askCasbin = ({ principalId, scope, permission }: Question) =>
    enforcer.enforceSync(principalId, scope, permission);
  say(
    `${questionCount(population).toLocaleString('en-US')} questions a round, of which casbin gets ${sampleSize}`,
  );
  const rates = await interleave(rounds, {
    all: () => decideAll(table, population, at),
    shuffled: () => rateOf(sample.shuffled, 500, askRoster),
    // In the order that `decide()` has them in, which suits casbin too.
    casbin: () => rateOf(sample.inOrder, 1, askCasbin),
  });
  const answers = sample.inOrder.map((question) => ({
    roster: askRoster(question),
    casbin: askCasbin(question),
  }));
  const disagreements = answers.filter(({ roster, casbin }) => roster !== casbin).length;
  const allowed = answers.filter(({ casbin }) => casbin).length;
  return [
    figure('decide(), one core', median(rates.all), 'decisions/s', ['≥', 2_000_000]),
    figure('decide(), questions in random order', median(rates.shuffled), 'decisions/s'),
    figure('casbin, one core', median(rates.casbin), 'decisions/s'),
    figure('decide() over casbin', ratio(rates.all, rates.casbin), '×', ['≥', 1_000]),
    figure('decide() and casbin disagree', disagreements, `of ${sampleSize} questions`, ['≤', 0]),
    figure('of these questions allowed', allowed, `of ${sampleSize} questions`),
  ];
}

export const decidePart: Part = { name: 'decide', measure };
