import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'ini';
import { isProtected } from './identity-token.ts';
import { parseEndpoint } from './signed-fetch.ts';
import { createTokenSource } from './token-source.ts';
import type { AccessKey, ConnectionOptions, SigningOptions } from './transport.ts';
import {
  resolveWorkload,
  unprotectedEndpoint,
  type WorkloadCredentials,
  type WorkloadValues,
  wayOf,
} from './workload-credentials.ts';

export interface CredentialValues {
  readonly endpoint?: string | undefined;
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
}

/** Where the API is, and what shows it who asks. */
export type Credentials = { readonly endpoint: string } & (AccessKey | WorkloadCredentials);

/** `field` is the snake_case name of the argument at fault. */
export interface CredentialProblem {
  readonly field:
    | 'endpoint'
    | 'access_key_id'
    | 'secret_access_key'
    | 'profile'
    | 'workload_identity_id'
    | 'identity_token';
  readonly message: string;
}

export type ResolvedCredentials =
  | { readonly ok: true; readonly credentials: Credentials; readonly warnings: readonly string[] }
  | {
      readonly ok: false;
      readonly problems: readonly CredentialProblem[];
      readonly warnings: readonly string[];
    };

export interface CredentialSources {
  /** What was given by arguments; each wins over the environment, which wins over the profile. */
  readonly explicit: CredentialValues & WorkloadValues & { readonly profile?: string | undefined };
  /** The environment variables of the process. Empty ones count as unset. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
}

const fields = [
  { name: 'endpoint', key: 'endpoint', variable: 'ROSTER_ENDPOINT' },
  { name: 'access_key_id', key: 'accessKeyId', variable: 'ROSTER_ACCESS_KEY_ID' },
  { name: 'secret_access_key', key: 'secretAccessKey', variable: 'ROSTER_SECRET_ACCESS_KEY' },
] as const;

/** The profile that is read, and that the API's first start writes, when nobody names another. */
export const defaultProfile = 'roster';

/** Where profiles are kept: `ROSTER_CREDENTIALS_FILE`, else `.roster/credentials` in the home directory. */
export function credentialsPath(sources: Pick<CredentialSources, 'environment' | 'homeDirectory'>): string {
  const named = sources.environment['ROSTER_CREDENTIALS_FILE'];
  if (!named) return join(sources.homeDirectory, '.roster', 'credentials');
  return named.startsWith('~/') ? join(sources.homeDirectory, named.slice(2)) : named;
}

/**
 * Finds the endpoint, and an access key or a workload identity. Endpoint, access key id and secret access key are each
 * found for itself: arguments, then environment, then the profile, whose file is not opened when nothing is missing.
 * Never rejects, and no message contains a secret.
 */
export async function resolveCredentials(sources: CredentialSources): Promise<ResolvedCredentials> {
  const way = wayOf(sources);
  if (typeof way === 'object') return { ok: false, problems: [way], warnings: [] };
  const wanted = way === 'access_key' ? fields : fields.filter(({ key }) => key === 'endpoint');
  const { values, problems, warnings } = await findValues(sources, wanted);
  const { endpoint, accessKeyId, secretAccessKey } = values;
  const found = [...problems, ...missingFields(values, sources, wanted), ...badEndpoint(endpoint)];
  if (way === 'workload_identity') {
    const workload = resolveWorkload(sources);
    if (Array.isArray(workload)) found.push(...workload);
    if (endpoint && found.length === 0) found.push(...unprotectedEndpoint(endpoint));
    if (found.length > 0 || !endpoint || !('identityToken' in workload))
      return { ok: false, problems: found, warnings };
    return { ok: true, credentials: { endpoint, ...workload }, warnings };
  }
  if (found.length > 0 || !endpoint || !accessKeyId || !secretAccessKey)
    return { ok: false, problems: found, warnings };
  warnings.push(...plainTextWarning(endpoint));
  return { ok: true, credentials: { endpoint, accessKeyId, secretAccessKey }, warnings };
}

/** What the client takes, for credentials that were found. */
export function signingOptions(
  { endpoint, ...credentials }: Credentials,
  more: Omit<ConnectionOptions, 'endpoint'>,
): SigningOptions {
  const options = { endpoint, ...more };
  if ('accessKeyId' in credentials) return { ...options, ...credentials };
  return { ...options, tokens: createTokenSource({ ...options, ...credentials }) };
}

async function findValues(sources: CredentialSources, wanted: readonly (typeof fields)[number][]) {
  const { explicit, environment } = sources;
  const given = Object.fromEntries(
    wanted.map(({ key, variable }) => [key, explicit[key] || environment[variable] || undefined]),
  ) as CredentialValues;
  if (wanted.every(({ key }) => given[key] !== undefined))
    return { values: given, problems: [], warnings: [] as string[] };
  const profile = await readProfile(sources);
  const values = Object.fromEntries(
    wanted.map(({ key }) => [key, given[key] ?? profile.values[key]]),
  ) as CredentialValues;
  return { values, problems: profile.problems, warnings: [...profile.warnings] };
}

function profileName({ explicit, environment }: CredentialSources): { name: string; chosen: boolean } {
  const chosen = explicit.profile || environment['ROSTER_PROFILE'];
  return { name: chosen || defaultProfile, chosen: Boolean(chosen) };
}

function missingFields(
  values: CredentialValues,
  sources: CredentialSources,
  wanted: readonly (typeof fields)[number][],
): CredentialProblem[] {
  const profile = profileName(sources).name;
  const path = credentialsPath(sources);
  return wanted
    .filter(({ key }) => !values[key])
    .map(({ name, variable }) => ({
      field: name,
      message: `${name} is missing. Give it in one of three ways: the argument \`${name}\`, the environment variable ${variable}, or a line \`${name} = …\` in the section [${profile}] of ${path}.`,
    }));
}

function badEndpoint(endpoint: string | undefined): CredentialProblem[] {
  if (!endpoint) return [];
  try {
    parseEndpoint(endpoint);
    return [];
  } catch (error) {
    return [{ field: 'endpoint', message: error instanceof Error ? error.message : String(error) }];
  }
}

/** Signatures keep the secret off the wire, but not what the API answers: a new access key's secret. */
function plainTextWarning(endpoint: string): string[] {
  if (isProtected(parseEndpoint(endpoint))) return [];
  return ['the endpoint uses http: everybody on the way can read what the API answers; use https'];
}

interface ProfileReading {
  readonly values: CredentialValues;
  readonly problems: readonly CredentialProblem[];
  readonly warnings: readonly string[];
}

async function readProfile(sources: CredentialSources): Promise<ProfileReading> {
  const path = credentialsPath(sources);
  const { name, chosen } = profileName(sources);
  const problem = (message: string): ProfileReading => ({
    values: {},
    problems: [{ field: 'profile', message }],
    warnings: [],
  });
  let text: string;
  let warnings: string[];
  try {
    text = await readFile(path, 'utf8');
    warnings = await permissionWarnings(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code !== 'ENOENT') return problem(`the credentials file ${path} cannot be read (${code})`);
    if (chosen) return problem(`there is no credentials file ${path} to take the profile "${name}" from`);
    if (sources.environment['ROSTER_CREDENTIALS_FILE'])
      return problem(`ROSTER_CREDENTIALS_FILE names ${path}, which does not exist`);
    return { values: {}, problems: [], warnings: [] };
  }
  const sections = parse(text) as Record<string, unknown>;
  const section = findSection(sections, name);
  if (section === undefined) {
    const known = sectionNames(text);
    const hint = known.length === 0 ? 'it has none' : `it has ${known.map((one) => `"${one}"`).join(', ')}`;
    return chosen
      ? problem(`${path} has no profile "${name}": ${hint}`)
      : { values: {}, problems: [], warnings: [] };
  }
  return { values: sectionValues(section), problems: [], warnings };
}

/** The parser takes `[team.production]` for a section within a section. */
function findSection(sections: Record<string, unknown>, name: string): Record<string, unknown> | undefined {
  let found: unknown = sections;
  for (const part of name.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Record<string, unknown>)[part];
  }
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
}

function sectionNames(text: string): string[] {
  return [...text.matchAll(/^\s*\[([^\]\r\n]+)\]/gm)].map(([, name = '']) => name.trim());
}

function sectionValues(section: Record<string, unknown>): CredentialValues {
  return Object.fromEntries(
    fields.map(({ key, name }) => [
      key,
      typeof section[name] === 'string' ? section[name] || undefined : undefined,
    ]),
  ) as CredentialValues;
}

async function permissionWarnings(path: string): Promise<string[]> {
  const mode = (await stat(path)).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return [];
  return [`${path} can be read by others (mode ${mode.toString(8).padStart(4, '0')}): run chmod 600 ${path}`];
}
