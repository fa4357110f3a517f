import { z } from 'zod';
import { type Report, reportSchema } from '../report.ts';
import { unseenByNumber } from './text.ts';

/** The whole report as JSON. What cannot be seen in names is written by number, and reads as the same names. */
export const toJson = (report: Report): string => `${unseenByNumber(JSON.stringify(report, null, 2))}\n`;

/** The JSON schema (draft 2020-12) of what {@link toJson} writes. */
export const reportJsonSchema = (): Record<string, unknown> => {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, { target: 'draft-2020-12' });
  return { $schema, $id: 'urn:roster:review-report:1', title: 'Access review', ...schema };
};
