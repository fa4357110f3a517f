import { defineView, flag, integer, text } from './definition.ts';

const minutes = { minimum: 1, maximum: 1440 } as const;

/** The lock's defaults are those of "Account Lock Mechanism". */
export const environmentSettings = defineView({
  name: 'environment_settings',
  plural: 'environment_settings',
  title: 'Environment settings',
  life: 'standing',
  description:
    'The settings of the environment: one resource for all of them, so what is left out has its default. They are always there: creating the resource changes them, and destroying it leaves them as they are.',
  fields: {
    id: text('computed', 'The id of the environment: `env_` and 26 characters.'),
    lock_attempts: integer(
      'optional',
      'How many sign-in attempts are evaluated within the window; one more locks the member.',
      { minimum: 1, maximum: 100, default: 5, example: 5 },
    ),
    lock_window_minutes: integer('optional', 'How long an attempt counts, in minutes.', {
      ...minutes,
      default: 30,
      example: 30,
    }),
    lock_duration_minutes: integer('optional', 'How long a lock lasts, in minutes.', {
      ...minutes,
      default: 30,
      example: 30,
    }),
    lock_counts_successes: flag('optional', 'Whether successful attempts count too.', {
      default: true,
      example: true,
    }),
    session_idle_minutes: integer(
      'optional',
      'After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3).',
      { ...minutes, default: 60, example: 60 },
    ),
    session_absolute_minutes: integer(
      'optional',
      'After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3).',
      { minimum: 1, maximum: 43_200, default: 1440, example: 1440 },
    ),
    access_keys_per_account: integer('optional', 'How many live access keys a service account may have.', {
      minimum: 1,
      maximum: 100,
      default: 5,
      example: 5,
    }),
  },
  dataSources: { one: [] },
});
