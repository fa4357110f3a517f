import type { Log, Result } from 'sarif';
import { expect, test } from 'vitest';
import { type SarifOptions, toSarif } from '../../../review/render/sarif.ts';
import type { Report } from '../../../review/report.ts';
import { hostileNames, withTextEverywhere } from '../../support/hostile-names.ts';
import { finding, report } from '../../support/report-parts.ts';
import { sampleReport } from '../../support/sample-report.ts';

function runOf(of: Report, options?: SarifOptions) {
  const log: Log = JSON.parse(toSarif(of, options));
  const [run] = log.runs;
  if (!run) throw new Error('no run');
  return { version: log.version, rules: run.tool.driver.rules ?? [], results: run.results ?? [], run };
}

const placeOf = (result: Result | undefined) => {
  const { artifactLocation, region } = result?.locations?.[0]?.physicalLocation ?? {};
  return `${artifactLocation?.uri}:${region?.startLine}`;
};

test('each finding is a result of its rule, as grave as the policy has it', () => {
  const { version, rules, results } = runOf(sampleReport());
  expect(version).toBe('2.1.0');
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['self_grant', 'error'],
    ['new_administrator', 'warning'],
    ['grant_without_end', 'warning'],
    ['key_without_expiry', 'note'],
  ]);
  for (const { ruleId, ruleIndex = -1 } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
  expect(rules.find(({ id }) => id === 'self_grant')).toMatchObject({
    name: 'SelfGrant',
    shortDescription: { text: 'Grant to oneself' },
    properties: { 'security-severity': '9.0' },
  });
});

test('a finding is shown where its resource is declared, or else in the policy', () => {
  const located = runOf(sampleReport(), {
    artifact: 'access/policy file.yaml',
    locate: (address) =>
      address === 'roster_access_key.pipeline' ? { file: 'infra/keys.tf', line: 12 } : undefined,
  }).results;
  expect(located.map(placeOf)).toEqual([
    'access/policy%20file.yaml:1',
    'access/policy%20file.yaml:1',
    'access/policy%20file.yaml:1',
    'infra/keys.tf:12',
  ]);
  expect(placeOf(runOf(sampleReport()).results[0])).toBe('access-policy.yaml:1');
  expect(located[0]?.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe(
    'roster_role_assignment.jane_administrator',
  );
});

test('the same finding has the same fingerprint in every report, and no other has it', () => {
  const prints = (of: Report) =>
    runOf(of).results.map((result) => result.partialFingerprints?.['primaryLocationLineHash']);
  expect(prints(sampleReport())).toEqual(prints({ ...sampleReport(), generated_at: '2027-01-01T00:00:00Z' }));
  expect(new Set(prints(sampleReport())).size).toBe(4);
});

test('what the policy excepts is suppressed, and says by whom and until when', () => {
  const { results } = runOf(sampleReport());
  expect(results.map(({ suppressions }) => suppressions?.[0])).toEqual([
    undefined,
    undefined,
    undefined,
    {
      kind: 'external',
      status: 'accepted',
      justification: 'Excepted by platform-team until 2027-01-31: rotated by hand for now',
    },
  ]);
});

test.each(hostileNames)('%j makes no link, place for an argument or mention in a message', (text) => {
  const hostile = withTextEverywhere(sampleReport(), text);
  const { results } = runOf(hostile);
  for (const { message } of results) {
    expect(message.text).not.toContain('](');
    expect(message.text).not.toMatch(/(?<!\{)\{\d+\}/);
    expect(message.text).not.toMatch(/(?<!\w)@\w/);
  }
  expect(toSarif(hostile).replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
});

test('a name with brackets makes no link, however they are escaped', () => {
  const message = 'It is [a\\]b](https://evil.example) and \\[c](1).';
  const [result] = runOf(report({ findings: [finding({ message })] })).results;
  expect(result?.message.text).toContain('[a\\]b]\u200b(https://evil.example) and \\[c]\u200b(1).');
});

test('more findings than code scanning takes are cut, and the run says so', () => {
  const findings = Array.from({ length: 5_001 }, (_, index) => finding({ id: `new_administrator:${index}` }));
  const { results, run } = runOf(report({ findings }));
  expect(results).toHaveLength(5_000);
  expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
    '1 finding left out here, the least grave: the JSON report has all',
  );
});
