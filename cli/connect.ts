import { resolveCredentials, signingOptions } from '../client/profile.ts';
import type { SigningOptions } from '../client/transport.ts';
import { type Surroundings, Trouble, type Values } from './command.ts';

/** The options of every command that asks the API. */
export const connectionOptions = { endpoint: { type: 'string' }, profile: { type: 'string' } } as const;

export const connectionExplains = {
  'endpoint URL': 'the API; default ROSTER_ENDPOINT, then the profile',
  'profile NAME':
    'the section of ~/.roster/credentials to sign with; default ROSTER_PROFILE, then roster. ROSTER_ACCESS_KEY_ID and ROSTER_SECRET_ACCESS_KEY win over it; ROSTER_WORKLOAD_IDENTITY_ID stands in the place of a key',
};

const text = (value: Values[string]) => (typeof value === 'string' ? value : undefined);

/** What signs the requests, found as everywhere: options, then environment, then profile. */
export async function connect(values: Values, around: Surroundings): Promise<SigningOptions> {
  const { environment, homeDirectory, version, errors } = around;
  const explicit = { endpoint: text(values['endpoint']), profile: text(values['profile']) };
  const resolved = await resolveCredentials({ explicit, environment, homeDirectory });
  for (const warning of resolved.warnings) errors.write(`roster: ${warning}\n`);
  if (!resolved.ok) throw new Trouble(resolved.problems.map(({ message }) => message).join('\n'));
  return signingOptions(resolved.credentials, { userAgent: `roster-cli/${version}` });
}
