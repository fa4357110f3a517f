import { expect, test } from 'vitest';
import { beginning, type ChainHead, type Event, hashEvent } from '../../../api/audit/chain.ts';
import { checkExport, endLine, eventLine, type Head } from '../../../api/audit/export-format.ts';

const environment_id = 'env_1';

/** A chain of so many events, as the API writes it. */
function chain(count: number): Event[] {
  const events: Event[] = [];
  for (let sequence = 1; sequence <= count; sequence++) {
    const event = {
      environment_id,
      sequence,
      id: `aud_${sequence}`,
      occurred_at: `2026-01-01T00:00:0${sequence}.000Z`,
      actor_kind: 'member' as const,
      actor_id: 'mem_1',
      action: 'project.create',
      outcome: 'success' as const,
      target_kind: 'project',
      target_id: null,
      // Keys whose order an object would not keep, and one that it would not have.
      details: '{"changes":{"b":1,"10":2,"2":3,"__proto__":4}}',
      request_id: 'r',
      address: null,
      user_agent: 'curl "Ä"',
      change_reference: null,
      previous_hash: events.at(-1)?.hash ?? '',
    };
    events.push({ ...event, hash: hashEvent(event) });
  }
  return events;
}

const headOf = (events: readonly Event[]): Head => {
  const { sequence, hash } = events.at(-1) ?? beginning;
  return { environment_id, sequence, hash, occurred_at: events.at(-1)?.occurred_at ?? null };
};

const events = chain(6);
const whole = [
  ...events.map(eventLine),
  endLine({ head: headOf(events), from_sequence: 1, until_sequence: 6 }),
];

function verdictOf(lines: readonly string[], known?: ChainHead) {
  const check = checkExport(known);
  for (const line of lines) check.take(line);
  return check.finish();
}

test('a whole export verifies, with and without an earlier head', () => {
  expect(verdictOf(whole)).toEqual({
    verdict: { ok: true },
    events: 6,
    end: { head: headOf(events), from_sequence: 1, until_sequence: 6 },
  });
  for (let count = 0; count <= 6; count++)
    expect(verdictOf(whole, headOf(events.slice(0, count))).verdict, `head ${count}`).toEqual({ ok: true });
});

test('the export of a log without events verifies', () => {
  const lines = [endLine({ head: headOf([]), from_sequence: 1, until_sequence: 0 })];
  expect(verdictOf(lines)).toMatchObject({ verdict: { ok: true }, events: 0 });
  expect(verdictOf(lines, headOf(events.slice(0, 1)))).toMatchObject({
    verdict: { ok: false, sequence: 1, reason: 'the end of the log is missing' },
  });
});

const at = (place: number, change: (line: string) => string[]) =>
  whole.flatMap((line, index) => (index === place ? change(line) : [line]));

test.each<[how: string, lines: string[], sequence: number]>([
  ['an event changed', at(3, (line) => [line.replace('mem_1', 'mem_2')]), 4],
  ['details changed', at(3, (line) => [line.replace(String.raw`\"2\":3`, String.raw`\"2\":4`)]), 4],
  ['a field added', at(3, (line) => [line.replace('}', ',"note":"x"}')]), 4],
  ['a field added at the front', at(3, (line) => [line.replace('{', '{"note":"x",')]), 4],
  ['a field that stands twice', at(3, (line) => [line.replace('{', '{"actor_id":"mem_2",')]), 4],
  ['white space', at(3, (line) => [line.replace('{', '{ ')]), 4],
  ['a number as text', at(3, (line) => [line.replace('"sequence":4', '"sequence":"4"')]), 4],
  ['an event removed', at(3, () => []), 4],
  ['the first event removed', at(0, () => []), 1],
  ['the last event removed', at(5, () => []), 6],
  ['an event doubled', at(3, (line) => [line, line]), 5],
  [
    'events reordered',
    [...whole.slice(0, 2), ...whole.slice(3, 4), ...whole.slice(2, 3), ...whole.slice(4)],
    3,
  ],
  ['cut off', whole.slice(0, 4), 5],
  ['cut off before the last line', whole.slice(0, -1), 7],
  ['nothing', [], 1],
  ['an empty line', at(3, (line) => ['', line]), 4],
  ['no JSON', at(3, () => ['{']), 4],
  ['no object', at(3, () => ['null']), 4],
  ['a line behind the last', [...whole, whole[0] as string], 7],
  [
    'a last line of another log',
    at(6, () => [
      endLine({ head: { ...headOf(events), hash: 'f'.repeat(64) }, from_sequence: 1, until_sequence: 6 }),
    ]),
    6,
  ],
  [
    'a last line that asks for less',
    at(6, () => [endLine({ head: headOf(events), from_sequence: 1, until_sequence: 5 })]),
    6,
  ],
  [
    'a last line that asks for more',
    at(6, () => [endLine({ head: headOf(events), from_sequence: 1, until_sequence: 7 })]),
    7,
  ],
  [
    'a last line that begins later',
    at(6, () => [endLine({ head: headOf(events), from_sequence: 2, until_sequence: 6 })]),
    2,
  ],
])('an export with %s is found', (_, lines, sequence) => {
  expect(verdictOf(lines).verdict).toEqual({ ok: false, sequence, reason: expect.any(String) });
});

test('an end that was cut off, with a last line to match, is found by an earlier head', () => {
  const shorter = [
    ...events.slice(0, 4).map(eventLine),
    endLine({ head: headOf(events.slice(0, 4)), from_sequence: 1, until_sequence: 4 }),
  ];
  expect(verdictOf(shorter).verdict).toEqual({ ok: true });
  expect(verdictOf(shorter, headOf(events)).verdict).toEqual({
    ok: false,
    sequence: 5,
    reason: 'the end of the log is missing',
  });
});

test('a chain that was made anew from some event on is found by an earlier head', () => {
  const forged = chain(2);
  for (const event of events.slice(2)) {
    const next = { ...event, actor_id: 'mem_2', previous_hash: forged.at(-1)?.hash ?? '' };
    forged.push({ ...next, hash: hashEvent(next) });
  }
  const lines = [
    ...forged.map(eventLine),
    endLine({ head: headOf(forged), from_sequence: 1, until_sequence: 6 }),
  ];
  expect(verdictOf(lines).verdict).toEqual({ ok: true });
  expect(verdictOf(lines, headOf(events.slice(0, 2))).verdict).toEqual({ ok: true });
  expect(verdictOf(lines, headOf(events.slice(0, 3))).verdict).toMatchObject({ ok: false, sequence: 3 });
});

test('a part that does not reach back to the earlier head proves nothing of it', () => {
  const part = [
    ...events.slice(3).map(eventLine),
    endLine({ head: headOf(events), from_sequence: 4, until_sequence: 6 }),
  ];
  expect(verdictOf(part).verdict).toEqual({ ok: true });
  expect(verdictOf(part, headOf(events.slice(0, 3))).verdict).toEqual({ ok: true });
  expect(verdictOf(part, headOf(events.slice(0, 2))).verdict).toEqual({
    ok: false,
    sequence: 3,
    reason: 'the export begins behind the event that the head names',
  });
});
