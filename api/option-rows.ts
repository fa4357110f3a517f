import { z } from 'zod';
import { options } from './options.ts';

/** An option as people read of it. */
export interface OptionRow {
  readonly name: string;
  /** In Markdown: `code` in backticks. */
  readonly description: string;
  /** `undefined`: the description says what holds without it, or nothing does. */
  readonly default: string | undefined;
  /** It never stands in the log, and may come as a file. */
  readonly secret: boolean;
}

/** Every option, in the order of the table. */
export const optionRows: readonly OptionRow[] = Object.entries(options.shape).map(([name, schema]) => {
  const { description = '', default: value, secret } = z.toJSONSchema(schema, { io: 'input' });
  return {
    name,
    description,
    default: value === undefined || value === '' ? undefined : String(value),
    secret: secret === true,
  };
});
