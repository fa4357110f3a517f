import { z } from 'zod';

const whole = (least: number, most: number, value: number, description: string) =>
  z
    .int({ error: () => `must be a whole number from ${least} to ${most}` })
    .min(least, { error: () => `must be a whole number from ${least} to ${most}` })
    .max(most, { error: () => `must be a whole number from ${least} to ${most}` })
    .default(value)
    .meta({ description: `${description} ${least} to ${most}; default ${value}.` });

/** What an environment may set, with the defaults. The lock's are those of "Account Lock Mechanism". */
export const settingsShape = {
  lock_attempts: whole(
    1,
    100,
    5,
    'How many sign-in attempts are evaluated within the window; one more locks the member.',
  ),
  lock_window_minutes: whole(1, 1440, 30, 'How long an attempt counts, in minutes.'),
  lock_duration_minutes: whole(1, 1440, 30, 'How long a lock lasts, in minutes.'),
  lock_counts_successes: z
    .boolean({ error: () => 'must be true or false' })
    .default(true)
    .meta({ description: 'Whether successful attempts count too; default true.' }),
  session_idle_minutes: whole(
    1,
    1440,
    60,
    'After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3).',
  ),
  session_absolute_minutes: whole(
    1,
    43_200,
    1440,
    'After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3).',
  ),
  access_keys_per_account: whole(1, 100, 5, 'How many live access keys a service account may have.'),
} as const;

const settingsSchema = z.object(settingsShape);

export type Settings = z.infer<typeof settingsSchema>;

/** The settings in force: what is stored, and the defaults for the rest. */
export const settingsOf = (stored: Record<string, unknown>): Settings => settingsSchema.parse(stored);

/** All settings, as every answer about an environment has them. */
export const settingsAnswer = settingsSchema.meta({ description: 'All settings, as they are in force.' });

export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | null };

const changeShape = Object.fromEntries(
  Object.entries(settingsShape).map(([name, schema]) => [
    name,
    schema
      .unwrap()
      .nullable()
      .optional()
      .meta(schema.meta() ?? {}),
  ]),
);

/** A merge patch of the settings: what is absent stays, null is the default again. */
export const settingsChange = z
  .looseObject(changeShape, { error: () => 'must be a JSON object' })
  .superRefine((value, context) => {
    for (const name of Object.keys(value).filter((name) => !Object.hasOwn(settingsShape, name)))
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `is not a setting: there are ${Object.keys(settingsShape).join(', ')}`,
        params: { code: 'unknown_field' },
      });
  })
  .meta({
    description: 'Settings to change; null puts one back to its default.',
    additionalProperties: false,
    examples: [{ lock_attempts: 10 }],
  }) as z.ZodType as z.ZodType<SettingsChange>;

/** What is stored after a change. */
export function changedSettings(
  stored: Record<string, unknown>,
  change: SettingsChange = {},
): Record<string, unknown> {
  const merged = { ...stored, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
