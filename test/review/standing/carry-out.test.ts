import { expect, test } from 'vitest';
import { ApiError } from '../../../client/errors.ts';
import type { RosterRequest, SendRequest } from '../../../client/signed-fetch.ts';
import { carryOut } from '../../../review/standing/carry-out.ts';
import type { Decision } from '../../../review/standing/decide.ts';
import { grant, idOf, inputOf, member } from './world.ts';

/* What a real API does only when something goes wrong at the right moment. */

const hash = `sha256:${'a'.repeat(64)}`;
const [jane, self] = [member('jane'), member('self')];

const decisionsOn = (count: number, word: Decision['word'] = 'revoke'): readonly Decision[] => {
  const objects = Array.from({ length: count }, (_, index) =>
    grant(`n${index}`, index === 0 ? self : jane, 'auditor', { id: idOf('ra', `n${index}`) }),
  );
  const { before } = inputOf({ member: [jane, self], role_assignment: objects });
  const end = word === 'shorten' ? Date.parse('2026-12-31T00:00:00Z') : null;
  return [...before.assignments.values()].map((assignment) => ({
    assignment,
    word,
    end,
    decidedBy: null,
    note: null,
  }));
};

interface Item {
  readonly method: string;
  readonly path: string;
  readonly dry_run?: boolean;
  readonly idempotency_key: string;
  readonly if_match: string;
}

const problem = (status: number, code: string) => ({ status, headers: {}, body: { code, detail: code } });

/** An API that notes what comes in batches, and answers each item as it is told. */
function fakeApi(
  answer: (item: Item) => object,
  read: (path: string) => object | undefined = () => ({ expires_at: null }),
) {
  const batches: Item[][] = [];
  const send: SendRequest = async ({ method, path, body }: RosterRequest) => {
    const answered = (found: unknown) => ({
      status: 200,
      headers: new Headers({ etag: '"3"' }),
      body: found,
    });
    if (path === '/v1/caller') return answered({ principal_id: self['id'] });
    if (method === 'GET') {
      const found = read(path);
      if (found) return answered(found);
      const gone = {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: '',
        code: 'not_found',
        request_id: '',
        errors: [],
      };
      throw new ApiError({ method, path, headers: new Headers(), fromRoster: true, problem: gone });
    }
    const { requests } = body as { readonly requests: Item[] };
    batches.push(requests);
    return answered({ responses: requests.map(answer) });
  };
  return { batches, send };
}

const done = () => ({ status: 204, headers: {}, body: null });

test('batches of 100, first as a dry run; the rights of the caller go last', async () => {
  const { batches, send } = fakeApi(done);
  const results = await carryOut(send, decisionsOn(230), { hash, isReal: true });
  expect(results).toHaveLength(230);
  expect(batches.map((items) => [items.length, items.every(({ dry_run }) => dry_run === true)])).toEqual([
    [100, true],
    [100, true],
    [30, true],
    [100, false],
    [100, false],
    [30, false],
  ]);
  expect(batches.at(-1)?.at(-1)).toMatchObject({
    method: 'DELETE',
    path: `/v1/role_assignments/${idOf('ra', 'n0')}`,
    if_match: '"3"',
    idempotency_key: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('without isReal nothing but dry runs is sent', async () => {
  const { batches, send } = fakeApi(done);
  const [result] = await carryOut(send, decisionsOn(1), { hash, isReal: false });
  expect([result?.outcome, batches.flat().map(({ dry_run }) => dry_run)]).toEqual(['done', [true]]);
});

test('what the dry run refuses is not tried', async () => {
  const { batches, send } = fakeApi(() => problem(409, 'last_administrator'));
  const [result] = await carryOut(send, decisionsOn(1), { hash, isReal: true });
  expect(result).toMatchObject({ outcome: 'refused', because: 'last_administrator (last_administrator)' });
  expect(batches).toHaveLength(1);
});

test('the same decision of the same review has the same key', async () => {
  const [one, other] = [fakeApi(done), fakeApi(done)];
  await carryOut(one.send, decisionsOn(3), { hash, isReal: true });
  await carryOut(other.send, decisionsOn(3), { hash, isReal: true });
  const keysOf = ({ batches }: typeof one) => batches.flat().map(({ idempotency_key }) => idempotency_key);
  expect(keysOf(one)).toEqual(keysOf(other));
  expect(new Set(keysOf(one)).size).toBe(3);
});

test('what an earlier attempt did, whose answer was lost, is settled', async () => {
  let isMade = false;
  const gone = fakeApi(
    ({ dry_run }) => {
      isMade = dry_run !== true;
      return isMade ? problem(404, 'not_found') : done();
    },
    () => (isMade ? undefined : { expires_at: null }),
  );
  expect(await carryOut(gone.send, decisionsOn(1), { hash, isReal: true })).toMatchObject([
    { outcome: 'settled' },
  ]);
  let end: string | null = null;
  const shorter = fakeApi(
    ({ dry_run }) => {
      if (dry_run) return { status: 200, headers: {}, body: {} };
      end = '2026-12-31T00:00:00Z';
      return problem(412, 'precondition_failed');
    },
    () => ({ expires_at: end }),
  );
  expect(await carryOut(shorter.send, decisionsOn(1, 'shorten'), { hash, isReal: true })).toMatchObject([
    { outcome: 'settled' },
  ]);
});

test('what somebody changed meanwhile is refused', async () => {
  const before = fakeApi(done, () => ({ expires_at: '2027-06-30T00:00:00Z' }));
  const [early] = await carryOut(before.send, decisionsOn(1), { hash, isReal: true });
  expect(early).toMatchObject({ outcome: 'refused', because: 'it was changed meanwhile: review it again' });
  expect(before.batches.flat()).toEqual([]);
  const between = fakeApi(({ dry_run }) => (dry_run ? done() : problem(412, 'precondition_failed')));
  const [late] = await carryOut(between.send, decisionsOn(1), { hash, isReal: true });
  expect(late).toMatchObject({ outcome: 'refused', because: 'it was changed meanwhile: review it again' });
});
