import { describe, expect, test } from 'vitest';
import type { ConfigModule, PlannedChange } from '../../../review/plan/plan-file.ts';
import { createReferences } from '../../../review/plan/references.ts';
import { planOf } from '../plans.ts';

const people = new Set(['member', 'service_account']);

/** The plan's change of something, at an address within modules. */
const changeOf = async (address: string, actions: readonly string[]): Promise<PlannedChange> => {
  const [, modules = '', type = '', name = '', index] =
    /^((?:module\.\w+(?:\[[^\]]+\])?\.)*)(\w+)\.(\w+)(?:\[(.+)\])?$/.exec(address) ?? [];
  const values = { id: `id of ${address}` };
  const planned = await planOf([
    {
      it: `${type}.${name}`,
      actions,
      before: actions.includes('create') ? null : values,
      after: actions.includes('delete') ? null : values,
    },
  ]);
  return {
    ...(planned.changes[0] as PlannedChange),
    address,
    ...(modules !== '' && { module_address: modules.slice(0, -1) }),
    ...(index !== undefined && { index: JSON.parse(index) }),
  };
};

const grantIn = (...references: readonly string[]): ConfigModule => ({
  resources: [{ address: 'roster_role_assignment.it', expressions: { principal_id: { references } } }],
});

/** What `principal_id` of the grant at an address means, among what is made and what is there already. */
async function meant(
  root: ConfigModule,
  at: string,
  made: readonly string[],
  present: readonly string[] = [],
) {
  const changes = await Promise.all([
    changeOf(at.replace('it', 'role_assignment.it'), ['create']),
    ...made.map((address) => changeOf(address, ['create'])),
    ...present.map((address) => changeOf(address, ['no-op'])),
  ]);
  const found = createReferences(root, changes).of(changes[0], 'principal_id', people);
  return { made: found.candidates.map(({ address }) => address), there: found.present, plain: found.plain };
}

const only = (address: string) => ({ made: [address], there: [], plain: true });
const jane = 'roster_member.jane';
const written = [`${jane}.id`, jane];

describe('a reference is followed to what it names', () => {
  test('by itself', async () => {
    expect(await meant(grantIn(...written), 'it', ['member.jane', 'member.omar'])).toEqual(
      only('member.jane'),
    );
  });

  test('to one instance, and by the iterator of whoever refers to it', async () => {
    const team = ['member.team["a"]', 'member.team["b"]'];
    const one = grantIn('roster_member.team["b"].id', 'roster_member.team["b"]', 'roster_member.team');
    expect(await meant(one, 'it', team)).toEqual(only('member.team["b"]'));
    const each = grantIn('roster_member.team', 'each.key');
    expect(await meant(each, 'it["a"]', team)).toEqual(only('member.team["a"]'));
  });

  test('into a module, and out of one', async () => {
    const inside: ConfigModule = {
      module_calls: { team: { expressions: { lead: { references: written } }, module: grantIn('var.lead') } },
    };
    expect(await meant(inside, 'module.team.it', ['member.jane'])).toEqual(only('member.jane'));
    const outside: ConfigModule = {
      ...grantIn('module.team["x"].lead', 'module.team["x"]', 'module.team'),
      module_calls: { team: { module: { outputs: { lead: { expression: { references: written } } } } } },
    };
    expect(
      await meant(outside, 'it', ['module.team["x"].member.jane', 'module.team["y"].member.jane']),
    ).toEqual(only('module.team["x"].member.jane'));
  });
});

describe('nothing is taken for a reference by itself that', () => {
  const isPlain = async (...given: Parameters<typeof meant>) => {
    const { made, there, plain } = await meant(...given);
    return plain && made.length === 1 && there.length === 0;
  };

  test.each([
    ['a local value', ['local.leader']],
    ['a data source', ['data.roster_member.jane.id', 'data.roster_member.jane']],
    ['an object of another provider', ['terraform_data.it.output', 'terraform_data.it', ...written]],
    ['a variable of the root', ['var.jane', ...written]],
    ['what each instance has', ['each.value', ...written]],
    ['an object that the plan leaves out', ['roster_member.gone.id', 'roster_member.gone', ...written]],
    ['something of another kind', ['roster_project.payments.id', 'roster_project.payments', ...written]],
    ['nothing', []],
  ])('refers to %s', async (_, references) => {
    expect(await isPlain(grantIn(...references), 'it', ['member.jane', 'project.payments'])).toBe(false);
  });

  test('refers to two, of which one is there already', async () => {
    const both = grantIn(...written, 'roster_member.omar.id', 'roster_member.omar');
    expect(await isPlain(both, 'it', ['member.jane'], ['member.omar'])).toBe(false);
    expect(await isPlain(both, 'it', ['member.jane', 'member.omar'])).toBe(false);
  });

  test('refers to itself through modules without end', async () => {
    const round: ConfigModule = {
      ...grantIn('module.a.out'),
      module_calls: {
        a: {
          module: { outputs: { out: { expression: { references: ['var.in'] } } } },
          expressions: { in: { references: ['module.a.out'] } },
        },
      },
    };
    expect(await isPlain(round, 'it', ['member.jane'])).toBe(false);
  });
});
