import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createManagement } from '../../../review/describe/management.ts';
import { createNames } from '../../../review/describe/names.ts';
import { toCsv } from '../../../review/render/csv.ts';
import { decide } from '../../../review/standing/decide.ts';
import { readKeepFile } from '../../../review/standing/keep-file.ts';
import { reviewStanding } from '../../../review/standing/review.ts';
import { configuration, grant, idOf, inputOf, member, now, project } from './world.ts';

const jane = member('jane');
const bob = member('bob');
const payments = project('payments');

const grants = {
  audit: grant('audit', jane, 'auditor'),
  lead: grant('lead', jane, 'project_administrator', { project_id: payments['id'] }),
  soon: grant('soon', bob, 'auditor', { expires_at: '2026-12-31T00:00:00Z' }),
  over: grant('over', bob, 'accountant', { expires_at: '2026-11-01T00:00:00Z' }),
};

const managed = configuration('platform', { 'roster_role_assignment.lead': grants.lead });

const input = inputOf(
  { member: [jane, bob], project: [payments], role_assignment: Object.values(grants) },
  { others: [managed] },
);

function decideOn(text: string, fileName: string, given = input) {
  const { rows, faults } = readKeepFile(text, fileName);
  const { before, others } = given;
  const decided = decide(rows, {
    state: before,
    names: createNames(before, before),
    management: createManagement([], others),
    now: now.getTime(),
    isReviewed: () => true,
  });
  const told = [...faults, ...decided.faults].map(
    ({ line, column, message }) => `${line}:${column}: ${message}`,
  );
  return { ...decided, told };
}

const csvOf = (rows: readonly string[]) =>
  ['role_assignment_id,decision,until,principal,role,project,expires', ...rows].join('\n');

const [audit, lead, soon, over] = ['audit', 'lead', 'soon', 'over'].map((word) => idOf('ra', word));

test('the CSV of a standing review has a row for each grant, to be filled in, and is read back', () => {
  const report = reviewStanding(input);
  const csv = toCsv(report);
  const [header = '', ...rows] = csv.trimEnd().split('\r\n');
  expect(header).toMatch(/,role_assignment_id,decision,until,decided_by,note,review$/);
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row).toMatch(new RegExp(`,ra_\\w{26},,,,,${report.hash}$`));
  const filled = csv
    .replace(`${audit},,,,`, `${audit},Keep,,mei,still needed`)
    .replace(`${lead},,,,`, `${lead},revoke,,mei,`)
    .replace(`${soon},,,,`, `${soon},shorten,2026-12-01,mei,`);
  const { told, decisions, review } = decideOn(filled, 'q4.csv');
  expect([told, review]).toEqual([[], report.hash]);
  expect(
    decisions.map(({ assignment, word, end, decidedBy, note }) => [
      assignment.key,
      word,
      end,
      decidedBy,
      note,
    ]),
  ).toEqual(
    expect.arrayContaining([
      [audit, 'keep', null, 'mei', 'still needed'],
      [lead, 'revoke', null, 'mei', null],
      [soon, 'shorten', Date.parse('2026-12-01T00:00:00Z'), 'mei', null],
    ]),
  );
});

test('every wrong row is told at once, with its place', () => {
  const { told } = decideOn(
    csvOf([
      `${audit},keeep,,,,,`,
      `${audit},keep,,,,,`,
      'ra_1,keep,,,,,',
      `${idOf('ra', 'gone')},keep,,,,,`,
      `${lead},shorten,,,,,`,
      `${soon},shorten,tomorrow,,,,`,
      ',revoke,,,,,',
    ]),
    'q4.csv',
  );
  expect(told).toEqual([
    '2:31: decision must be keep, revoke or shorten, and not "keeep" (did you mean "keep"?)',
    `3:1: role_assignment_id is ${audit}, which line 2 has already`,
    '4:1: role_assignment_id is "ra_1", which is no id of a role assignment',
    `5:1: role_assignment_id is ${idOf('ra', 'gone')}, which nobody holds: it is gone, or never was`,
    '6:39: until is missing: shorten takes a day as in 2027-03-31, or a time as in 2027-03-31T18:00:00Z',
    '7:39: until must be a day as in 2027-03-31, or a time as in 2027-03-31T18:00:00Z, and not "tomorrow"',
    '8:1: role_assignment_id is missing',
  ]);
});

test.each([
  [
    `${audit},shorten,2026-11-19,,,,`,
    'until is 2026-11-19T00:00:00Z, which has passed: revoke it, or give it a later end',
  ],
  [`${audit},shorten,2026-02-30,,,,`, 'until must be a day'],
  [
    `${soon},shorten,2027-01-01,,,,`,
    'until is 2027-01-01T00:00:00Z, and the grant is held until 2026-12-31T00:00:00Z: shorten takes an earlier end',
  ],
  [`${audit},keep,2026-12-01,,,,`, 'until goes with shorten, and not with keep'],
  [`${audit},,2026-12-01,,,,`, 'until goes with shorten, and not with no decision'],
  [
    `${audit},revoke,,bob@example.com,,,`,
    `${audit} is not what was reviewed: principal is now "jane@example.com", and was "bob@example.com" when it was reviewed`,
  ],
  [
    `${audit},keep,,jane@example.com,Accountant,,`,
    'role is now "Auditor", and was "Accountant" when it was reviewed',
  ],
  [`${lead},keep,,,,telemetry,`, 'project is now "payments", and was "telemetry" when it was reviewed'],
  [
    `${soon},keep,,,,,2026-11-30T00:00:00Z`,
    'expires is now "2026-12-31T00:00:00Z", and was "2026-11-30T00:00:00Z" when it was reviewed',
  ],
])('refused: %s', (row, says) => {
  expect(decideOn(csvOf([row]), 'q4.csv').told).toEqual([expect.stringContaining(says)]);
});

test('a grant that was managed when it was reviewed is not taken for one that nothing manages', () => {
  const csv = toCsv(reviewStanding(input)).replace(`${lead},,`, `${lead},revoke,`);
  const [told] = decideOn(csv, 'q4.csv', { ...input, others: [] }).told;
  expect(told).toContain(
    'managed_by was "platform" when it was reviewed, and no --state of that name has the grant now',
  );
});

test('what is over or done already is no fault, so that the same file can be given again', () => {
  const { told, settled, decisions } = decideOn(
    csvOf([
      `${idOf('ra', 'gone')},revoke,,,,,`,
      `${over},keep,,,,,`,
      `${soon},shorten,2026-12-31,,,,2027-06-30T00:00:00Z`,
    ]),
    'q4.csv',
  );
  expect([told, decisions]).toEqual([[], []]);
  expect(settled.map(({ says }) => says)).toEqual([
    'nobody holds it any more',
    'bob@example.com: Accountant in the environment has ended',
    'bob@example.com: Auditor in the environment ends 2026-12-31T00:00:00Z already',
  ]);
});

test('YAML and JSON say the same, with the review beside', () => {
  const review = `sha256:${'a'.repeat(64)}`;
  const yaml = `review: ${review}
decisions:
  - role_assignment_id: ${audit}
    decision: shorten
    until: 2026-12-24T18:00:00+01:00
    note: 42
  - {role_assignment_id: ${lead}, decision: keep}
`;
  const json = JSON.stringify({
    review,
    decisions: [
      { role_assignment_id: audit, decision: 'shorten', until: '2026-12-24T17:00:00Z', note: '42' },
      { role_assignment_id: lead, decision: 'keep' },
    ],
  });
  for (const decided of [decideOn(yaml, 'q4.yaml'), decideOn(json, 'q4.json')]) {
    expect([decided.told, decided.review]).toEqual([[], review]);
    expect(decided.decisions.map(({ word, end, note }) => [word, end, note])).toEqual([
      ['shorten', Date.parse('2026-12-24T17:00:00Z'), '42'],
      ['keep', null, null],
    ]);
  }
});

test.each([
  [
    'q4.yaml',
    '- role_assignment_id: x\n  desision: keep\n',
    '2:3: "desision" is not known (did you mean "decision"?)',
  ],
  ['q4.yaml', '- keep\n', '1:3: a decision must be fields, and not "keep"'],
  ['q4.yaml', '- decision: [keep]\n', '1:3: decision must be text, and not a list'],
  ['q4.yaml', 'decision: keep\n', '1:1: the file must be a list of decisions'],
  ['q4.yaml', '- decision: keep\n  decision: revoke\n', '2:3: decision stands there twice: leave one out'],
  ['q4.json', '{"decisions": [', ' is not YAML'],
  ['q4.csv', 'role_assignment_id,decison\n', '1:1: the column decision is missing'],
  ['q4.csv', 'role_assignment_id,decision,decision\n', '1:29: the column decision stands there twice'],
  ['q4.csv', 'role_assignment_id,decision\nra_1,keep,,x\n', '2:12: the row has more cells than the header'],
  ['q4.csv', 'role_assignment_id,decision\nra_1,"keep\n', '2:6: the cell begins with a quotation mark'],
  ['q4.csv', 'role_assignment_id,decision,note\n,,\u{fffd}\n', '2:3: the file is not UTF-8 here'],
  [
    'q4.csv',
    `role_assignment_id,decision,review\n${idOf('ra', 'x')},,abc\n`,
    '2:32: review must be the hash of a report, and not "abc"',
  ],
])('%s: %j is refused', (fileName, text, says) => {
  expect(decideOn(text, fileName).told.join('\n')).toContain(says);
});

test('names that spreadsheets would take for formulas are still the names that were reviewed', () => {
  const odd = project('=cmd|x');
  const given = inputOf({
    member: [jane],
    project: [odd],
    role_assignment: [grant('odd', jane, 'project_user', { project_id: odd['id'] })],
  });
  const csv = toCsv(reviewStanding(given));
  expect(csv).toContain("'=cmd|x");
  const filled = csv.replace(',,,,,sha256', ',keep,,,,sha256');
  expect(decideOn(filled, 'q4.csv', given)).toMatchObject({ told: [], decisions: [{ word: 'keep' }] });
});

const guide = readFileSync(join(import.meta.dirname, '../../../docs/guides/standing-reviews.md'), 'utf8');
const shownIn = (language: string) =>
  new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? '';

test('the faults that the guide shows are told so', () => {
  const { told } = decideOn(
    csvOf([`${audit},keeep,,,,,`, `${lead},shorten,2026-11-01,,,,`]),
    'decisions.csv',
  );
  const shown = shownIn('text').trimEnd().split('\n');
  const says = (line: string) => line.replace(/^.*?\d+:\d+: /, '');
  expect(told.map(says)).toEqual(shown.map(says));
});

test('the YAML that the guide shows is read', () => {
  const yaml = shownIn('yaml')
    .replace('sha256:…', `sha256:${'a'.repeat(64)}`)
    .replace('ra_01m80…', String(audit));
  expect(decideOn(yaml, 'q4.yaml')).toMatchObject({
    told: [],
    decisions: [{ word: 'shorten', end: Date.parse('2027-03-31T00:00:00Z'), decidedBy: 'mei' }],
  });
});
