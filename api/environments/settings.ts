import { z } from 'zod';
import type { Field } from '../../provider-schema/definition.ts';
import { environmentSettings } from '../../provider-schema/environment-settings.ts';

const { fields } = environmentSettings;

type Setting = Pick<Field, 'minimum' | 'maximum' | 'description'>;

function whole({ minimum = 0, maximum = 0, description, ...field }: Setting & { readonly default: number }) {
  const error = () => `must be a whole number from ${minimum} to ${maximum}`;
  return z
    .int({ error })
    .min(minimum, { error })
    .max(maximum, { error })
    .default(field.default)
    .meta({ description: `${description} ${minimum} to ${maximum}; default ${field.default}.` });
}

const yesOrNo = ({ description, ...field }: Setting & { readonly default: boolean }) =>
  z
    .boolean({ error: () => 'must be true or false' })
    .default(field.default)
    .meta({ description: `${description} Default ${field.default}.` });

/** What an environment may set, with the defaults. */
export const settingsShape = {
  lock_attempts: whole(fields.lock_attempts),
  lock_window_minutes: whole(fields.lock_window_minutes),
  lock_duration_minutes: whole(fields.lock_duration_minutes),
  lock_counts_successes: yesOrNo(fields.lock_counts_successes),
  session_idle_minutes: whole(fields.session_idle_minutes),
  session_absolute_minutes: whole(fields.session_absolute_minutes),
  access_keys_per_account: whole(fields.access_keys_per_account),
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
