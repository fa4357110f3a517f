import { expect, test } from 'vitest';
import { matchesPattern } from '../../provider-schema/text-pattern.ts';
import { claimsFault, issuerFault, subjectFault } from '../../provider-schema/trust.ts';

test.each([
  ['repo:acme/platform', 'repo:acme/platform', true],
  ['repo:acme/platform', 'repo:acme/platform2', false],
  ['repo:acme/platform', 'Repo:acme/platform', false],
  ['repo:acme/*', 'repo:acme/', true],
  ['repo:acme/*', 'repo:acme/x:ref:y', true],
  ['repo:acme/*', 'repo:acme-evil/x', false],
  ['a*b*c', 'abc', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'acb', false],
  ['a*bc*c', 'abc', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['a**a', 'a.a', true],
  ['*:production', 'x:production', true],
  ['*:production', 'x:production:y', false],
  ['a.c', 'abc', false],
  ['a?c', 'abc', false],
  ['[a-z]', 'a', false],
  ['', '', true],
  ['', 'a', false],
])('the pattern %j and the text %j: %s', (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

test('no pattern and no text make matching slow', () => {
  const started = performance.now();
  expect(matchesPattern(`${'a*'.repeat(250)}b`, 'a'.repeat(100_000))).toBe(false);
  expect(matchesPattern(`${'*a'.repeat(250)}*b*`, 'a'.repeat(100_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(200);
});

const github = 'https://token.actions.githubusercontent.com';
const own = 'https://ci.example.com';
const fault = (issuer: string, subject_pattern: string, claims: Record<string, string> | null = null) =>
  subjectFault({ issuer, subject_pattern, claims });

test.each([
  [github, 'repo:acme/platform:ref:refs/heads/main'],
  [github, 'repo:acme/platform:*'],
  [github, 'repo:acme/*'],
  [github, 'repo:acme@123/platform@456:environment:production*'],
  [github, 'repository_owner_id:123:*'],
  [github, 'repository_owner:acme'],
  [github, 'repository_owner:acme:job_workflow_ref:acme/x/.github/workflows/y.yml@refs/heads/main'],
  ['https://gitlab.com', 'project_path:acme/*:ref_type:branch:ref:main'],
  ['https://app.terraform.io', 'organization:acme:project:*'],
  ['https://agent.buildkite.com', 'organization:acme:pipeline:*'],
  ['https://accounts.google.com', '110169484474386276334'],
  [own, 'system:serviceaccount:ci:*'],
  [own, 'ci-*'],
  [own, 'deploy'],
])('%s may let in %s', (issuer, pattern) => {
  expect(fault(issuer, pattern)).toBeUndefined();
});

test.each([
  [github, '*'],
  [own, '*'],
  [own, '***'],
  [own, 'repo:*'],
  [own, 'repo*'],
  [own, '*:production'],
  [github, 'repo:*'],
  [github, 'repo:*/platform:*'],
  [github, 'repo:acme*'],
  [github, 'repo:acme*/platform'],
  [github, '*:ref:refs/heads/main'],
  [github, 'repository_owner_id:12*'],
  [github, 'ref:refs/heads/main'],
  [github, 'environment:production'],
  [github, 'job_workflow_ref:acme/x/.github/workflows/y.yml@refs/heads/main'],
  [github, 'environment:production:repository_owner:acme'],
  [github, 'repo:acme'],
  ['https://TOKEN.actions.githubusercontent.com:443', 'repo:acme*'],
  ['https://gitlab.com', 'project_path:*'],
  ['https://gitlab.com', 'ref_type:branch:ref:main'],
  ['https://gitlab.com', 'project_path:acme*'],
  ['https://app.terraform.io', 'organization:acme*'],
  ['https://accounts.google.com', '11016948447438627633*'],
])('%s is not to let in %s, and what to do is said', (issuer, pattern) => {
  expect(fault(issuer, pattern)).toMatch(/^must .*as in \S+/);
});

test('a claim that names the owner exactly makes a wide subject narrow, but nothing does for wildcards alone', () => {
  const wide = 'repo:*:environment:production';
  expect(fault(github, wide, { repository_owner_id: '123' })).toBeUndefined();
  expect(fault(github, wide, { repository_owner_id: '12*' })).toMatch(/^must name whose/);
  expect(fault(github, wide, { environment: 'production' })).toMatch(/repository it must be$/);
  expect(fault(github, '*', { repository_owner_id: '123' })).toMatch(/^must not be wildcards alone/);
});

test('a subject without wildcards that strangers can have takes such a claim as well', () => {
  const workflow = 'job_workflow_ref:acme/x/.github/workflows/y.yml@refs/heads/main';
  for (const subject of [workflow, 'environment:production']) {
    expect(fault(github, subject, { repository_owner_id: '123' })).toBeUndefined();
    expect(fault(github, subject, { job_workflow_ref: 'acme/x/y.yml@main' })).toMatch(/^must name whose/);
  }
});

test('an issuer with the name of what every object has is an issuer like any other', () => {
  expect(fault('https://constructor', 'ci-*')).toBeUndefined();
  expect(fault('https://__proto__', 'repo:*')).toMatch(/^must say more/);
});

test.each([
  [{ sub: 'x' }, /checked by subject_pattern/],
  [{ aud: 'x' }, /checked by audience/],
  [{ exp: '1' }, /times are always checked/],
  [{ ref: '**' }, /wildcards alone for ref/],
  [{ '': 'x' }, /names of 1 to 200/],
  [{ ä: 'x' }, /names of 1 to 200/],
])('claims %j are refused', (claims, says) => {
  expect(claimsFault(claims as Record<string, string>)).toMatch(says);
});

test('other claims are taken, whatever their names', () => {
  expect(claimsFault({ ref: 'x*', constructor: 'y', 'https://example.com/role': 'z' })).toBeUndefined();
});

test.each(['example.com', 'ftp://example.com', 'https://example.com?x', 'https://example.com#'])(
  '%s is no issuer',
  (issuer) => {
    expect(issuerFault(issuer)).toMatch(/^must /);
  },
);
