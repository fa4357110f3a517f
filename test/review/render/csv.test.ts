import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { toCsv } from '../../../review/render/csv.ts';
import type { Report } from '../../../review/report.ts';
import { hostileNames, withTextEverywhere } from '../../support/hostile-names.ts';
import { principal, report } from '../../support/report-parts.ts';
import { sampleReport, standingReport } from '../../support/sample-report.ts';

const rowsOf = (of: Report): Record<string, string>[] => parse(toCsv(of), { bom: true, columns: true });

test('of a change, each principal has a row for each scope', () => {
  const rows = rowsOf(sampleReport());
  expect(
    rows.map((row) => [
      row['principal'],
      row['scope'],
      row['project'],
      row['roles_before'],
      row['roles_after'],
    ]),
  ).toEqual([
    ['jane@example.com', 'environment', '', 'Auditor', 'Administrator'],
    ['jane@example.com', 'project', 'payments', 'Project User', 'Project Administrator'],
    ['deploy-pipeline', 'project', 'payments', '', 'Project Administrator'],
    ['mei@example.com', 'project', 'payments', 'Project Administrator', ''],
    ['mei@example.com', 'project', 'telemetry', '', 'Project Administrator until 2027-03-01'],
    ['ravi@example.com', 'project', 'telemetry', 'Project User until 2026-12-01', 'Project User'],
    ['omar@example.com', 'environment', '', 'Auditor', ''],
    ['omar@example.com', 'project', 'telemetry', 'Project User', ''],
  ]);
  expect(rows[7]).toMatchObject({
    status_before: 'active',
    status_after: 'disabled',
    lost: 'deployment.list; deployment.read; project.read',
    managed_by: 'terraform.tfstate',
  });
});

test('of standing access, each assignment has a row, and whoever holds nothing has one too', () => {
  const standing = standingReport();
  const rows = rowsOf({ ...standing, principals: [...standing.principals, principal('idle@example.com')] });
  expect(rows.map((row) => [row['principal'], row['role'], row['project'], row['expires']])).toEqual([
    ['jane@example.com', 'Administrator', '', ''],
    ['jane@example.com', 'Project Administrator', 'payments', ''],
    ['deploy-pipeline', 'Project Administrator', 'payments', ''],
    ['mei@example.com', 'Project Administrator', 'telemetry', '2027-03-01T00:00:00Z'],
    ['ravi@example.com', 'Project User', 'telemetry', ''],
    ['idle@example.com', '', '', ''],
  ]);
});

test('lines end as RFC 4180 has it, and a spreadsheet sees that it is UTF-8', () => {
  const text = toCsv(sampleReport());
  expect(text.startsWith('\ufeffprincipal,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(toCsv(report())).toMatch(/^\ufeffprincipal,[^\n]*\r\n$/);
});

test.each(hostileNames)('%j stays in its cell, and is no formula in any spreadsheet', (text) => {
  const hostile = withTextEverywhere(sampleReport(), text);
  const written = toCsv(hostile);
  const rows = rowsOf(hostile);
  expect(rows).toHaveLength(8);
  const cells = rows.flatMap((row) => Object.values(row));
  expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  expect(written).not.toMatch(/[;,|][\s"]*[=+\-@＝＋－＠]/);
  expect(written.slice(1).replaceAll('\r\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
});

test('what a spreadsheet would quote after a semicolon is no formula either', () => {
  const [row] = rowsOf(report({ principals: [principal('a;"=1+1"')] }));
  expect(row?.['principal']).toBe(`a;"'=1+1"`);
});
