import { expect, test } from 'vitest';
import { reportJsonSchema, toJson } from '../../../review/render/json.ts';
import { reportSchema } from '../../../review/report.ts';
import { hostileNames, withTextEverywhere } from '../../support/hostile-names.ts';
import { largeReport, sampleReport, standingReport } from '../../support/sample-report.ts';

test('what is written is the report, as its schema has it', () => {
  for (const report of [sampleReport(), standingReport(), largeReport(10)]) {
    expect(JSON.parse(toJson(report))).toEqual(report);
    expect(reportSchema.parse(JSON.parse(toJson(report)))).toEqual(report);
  }
});

test.each(hostileNames)('%j is kept as it is, and shows itself in no terminal', (text) => {
  const hostile = withTextEverywhere(sampleReport(), text);
  const written = toJson(hostile);
  expect(JSON.parse(written)).toEqual(hostile);
  expect(written.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
});

test('the schema says what it is, and describes each part', () => {
  const schema = reportJsonSchema();
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:roster:review-report:1',
    title: 'Access review',
  });
  expect(Object.keys(schema['$defs'] as object)).toEqual(
    expect.arrayContaining(['Report', 'Principal', 'Scope', 'Grant', 'Finding', 'ObjectChange']),
  );
});
