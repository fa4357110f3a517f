import { didYouMean } from '../provider-schema/spelling.ts';
import { fileNames } from './config-files.ts';
import { optionRows } from './option-rows.ts';
import { readByExporter } from './tracing/options.ts';

/** Those that clients read, who may run in the same environment. */
const clientNames = [
  'ROSTER_ACCESS_KEY_ID',
  'ROSTER_CHANGE_REFERENCE',
  'ROSTER_ENDPOINT',
  'ROSTER_IDENTITY_TOKEN',
  'ROSTER_IDENTITY_TOKEN_AUDIENCE',
  'ROSTER_IDENTITY_TOKEN_FILE',
  'ROSTER_PROFILE',
  'ROSTER_REVIEW_FILE',
  'ROSTER_SECRET_ACCESS_KEY',
  'ROSTER_WORKLOAD_IDENTITY_ID',
];

const own = [...optionRows.map(({ name }) => name), ...fileNames.keys()];
const known = new Set([...own, ...clientNames]);

/** A warning for each name that begins as Roster's do and is none of them. */
export const misspelt = (names: readonly string[]): string[] =>
  names
    .filter((name) => name.startsWith('ROSTER_') && !known.has(name))
    .map((name) => `the variable ${name} is unknown, and does nothing${didYouMean(name, own)}`);

/** A warning that names what OpenTelemetry has a variable for, and Roster leaves alone. */
export function notHonoured(names: readonly string[]): string[] {
  const left = names.filter(
    (name) => name.startsWith('OTEL_') && !known.has(name) && !readByExporter.includes(name),
  );
  return left.length === 0
    ? []
    : [`of OpenTelemetry's variables Roster does not honour ${left.sort().join(', ')}: they do nothing`];
}
