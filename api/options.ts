import { z } from 'zod';
import { defaultEditionId, editionIds } from '../access-model/editions.ts';
import { member } from '../provider-schema/catalogue.ts';
import { checkField } from '../provider-schema/check.ts';
import { isAddressRange } from '../provider-schema/ip-address.ts';
import { path } from './paths.ts';
import { tracingOptions } from './tracing/options.ts';

const text = z.string().min(1, { error: () => 'must not be empty' });
const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const list = z
  .string()
  .default('')
  .transform((items) =>
    items
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

const addresses = list.refine((items) => items.every(isAddressRange), {
  error: () => 'must be IP addresses or CIDR ranges, with commas between, as in 10.0.0.0/8,2001:db8::1',
});

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((number) => /^\d{1,9}$/.test(number) && Number(number) >= least && Number(number) <= most, {
      error: () => `must be a whole number from ${least} to ${most}`,
    });

const yesOrNo = z.enum(['true', 'false'], { error: () => 'must be true or false' });

/**
 * The one table of the API's options: each an environment variable. What is `secret` may come as a file, too; what has
 * no default says in its description what happens without it.
 */
export const options = z.object({
  // An empty address would be every address.
  ROSTER_HOST: text.default('127.0.0.1').meta({ description: 'The address to listen on.' }),
  ROSTER_PORT: wholeNumber(0, 65_535).default('8085').transform(Number).meta({
    description: 'The port to listen on; 0 takes a free one.',
  }),
  ROSTER_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: () => 'must be an http or https URL' })
    .optional()
    .meta({
      description: 'The URL by which clients reach the API; default `http://<host>:<port>`.',
    }),
  ROSTER_DATA_DIR: path.default('.roster').meta({
    description:
      'The directory of the embedded database and, by default, of the files that the options below name. In every path `~/` is the home directory.',
  }),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: () => 'must be a URL as in postgres://user:password@host:5432/database',
    })
    .optional()
    .meta({
      secret: true,
      description:
        'A PostgreSQL server to use in place of the embedded database. `?sslmode=verify-full&sslrootcert=<file>` demands TLS and checks the server.',
    }),
  ROSTER_MIGRATE_AT_START: yesOrNo
    .default('true')
    .transform((answer) => answer === 'true')
    .meta({
      description:
        'Whether a start brings the database’s schema up to date. With `false` it refuses one that is behind, until `roster migrate` was run.',
    }),
  ROSTER_MASTER_KEYS: z.string().optional().meta({
    secret: true,
    description:
      'The keys that secrets are encrypted with: `id:base64-of-32-bytes`, several with commas between, the current one first. Required with DATABASE_URL; without it a key is made in the data directory.',
  }),
  ROSTER_CREDENTIALS_FILE: path.optional().meta({
    description:
      'Where the first start writes the first access key (profile `roster`), readable by its owner alone; default `credentials` in the data directory.',
  }),
  ROSTER_ADMIN_EMAIL: z
    .string()
    .default('admin@example.com')
    .refine((email) => checkField(member.fields.email, email) === undefined, {
      error: () => 'must be an e-mail address',
    })
    .meta({ description: 'The e-mail address of the initial Administrator, at the first start.' }),
  ROSTER_EDITION: z
    .string()
    .default(defaultEditionId)
    .refine((edition) => editionIds.includes(edition), {
      error: () => `must be one of ${editionIds.join(', ')}`,
    })
    .meta({ description: 'The edition of the first environment: its predefined roles and permissions.' }),
  ROSTER_OPERATOR_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{32,500}$/, {
      error: () => 'must have 32 to 500 visible ASCII characters, as from openssl rand -hex 32',
    })
    .optional()
    .meta({
      secret: true,
      description:
        'The key of the operator, who creates environments: sent as bearer token. Without it there is no operator; the embedded database makes one in the file `operator-key` of the data directory.',
    }),
  ROSTER_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: () => 'must be a URL as in smtps://user:password@mail.example.com:465',
    })
    .optional()
    .meta({
      secret: true,
      description:
        'The SMTP server that mails are sent through. `smtp://` demands STARTTLS unless the server is on this machine or the URL ends in `?requireTLS=false`. Without it mails are written to the folder `mail` of the data directory.',
    }),
  ROSTER_MAIL_FROM: z
    .string()
    .regex(/^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
      error: () => 'must be an address, as in roster@example.com or Roster <roster@example.com>',
    })
    .default('Roster <roster@localhost>')
    .meta({ description: 'The sender of mails: an address, or a name and an address in angle brackets.' }),
  ROSTER_TRUSTED_PROXIES: addresses.meta({
    description:
      'Addresses and CIDR ranges of reverse proxies, with commas between: for requests from these the client address is taken from `X-Forwarded-For`.',
  }),
  ROSTER_ALLOWED_PRIVATE_HOSTS: list.meta({
    description:
      'Hosts (`host` or `host:port`, with commas between) of identity providers whose addresses are private or loopback, or that speak plain http. All others must have public addresses and https.',
  }),
  ROSTER_SIGN_INS_PER_MINUTE: wholeNumber(1, 999_999)
    .default('60')
    .transform(Number)
    .meta({ description: 'How many sign-ins, activations and the like one address may try in a minute.' }),
  ROSTER_DECISION_STALENESS_SECONDS: wholeNumber(0, 300).default('5').transform(Number).meta({
    description:
      'How old what access questions are answered from may be, in seconds. Changes are heard of within milliseconds; this bounds how long a process that cannot reach the database goes on answering. With 0 each answer is checked against the database.',
  }),
  ROSTER_METRICS_PORT: wholeNumber(0, 65_535).transform(Number).optional().meta({
    description:
      'The port on which Prometheus reads `/metrics`, by plain HTTP and without a credential; 0 takes a free one. Without it there are no metrics.',
  }),
  ROSTER_METRICS_HOST: text.default('127.0.0.1').meta({
    description: 'The address to serve the metrics on. Whoever reaches it may read them.',
  }),
  ROSTER_LOG_LEVEL: z
    .enum(logLevels, { error: () => `must be one of ${logLevels.join(', ')}` })
    .default('info')
    .meta({
      description: 'The least level that is logged, as JSON lines on standard output.',
    }),
  ...tracingOptions,
});

/** The name of an option. */
export type OptionName = keyof typeof options.shape;
