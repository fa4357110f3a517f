import { type ClientOptions, createClient, type RosterClient } from './client.ts';
import { surroundings } from './config.ts';
import { CredentialError } from './errors.ts';
import { type CredentialValues, resolveCredentials } from './profile.ts';
import type { ConnectionOptions } from './transport.ts';
import type { WorkloadValues } from './workload-credentials.ts';

/** What is left out is looked for in the environment, then in the profile. */
export interface ConnectOptions
  extends CredentialValues,
    WorkloadValues,
    Omit<ConnectionOptions, 'endpoint' | 'userAgent'>,
    Pick<ClientOptions, 'userAgent' | 'retry'> {
  /** The section of the credentials file. Default `ROSTER_PROFILE`, then `roster`. */
  readonly profile?: string;
  /** Told what is unsafe, such as a credentials file that others can read. Default: a warning of the process. */
  readonly onWarning?: (message: string) => void;
}

/**
 * Makes a client with the credentials that the `roster` command and the Terraform provider find too: arguments, then
 * `ROSTER_ENDPOINT`, `ROSTER_ACCESS_KEY_ID`, `ROSTER_SECRET_ACCESS_KEY` or `ROSTER_WORKLOAD_IDENTITY_ID`, then the
 * profile in `~/.roster/credentials` (or `ROSTER_CREDENTIALS_FILE`). Sends nothing yet.
 *
 * @throws CredentialError when something is missing or wrong: the message says all of it, and no secret
 */
export async function connect(options: ConnectOptions = {}): Promise<RosterClient> {
  const {
    endpoint,
    accessKeyId,
    secretAccessKey,
    workloadIdentityId,
    identityToken,
    identityTokenFile,
    identityTokenAudience,
    profile,
    onWarning = (message) => process.emitWarning(message, 'RosterWarning'),
    ...more
  } = options;
  const found = await resolveCredentials({
    explicit: {
      endpoint,
      accessKeyId,
      secretAccessKey,
      workloadIdentityId,
      identityToken,
      identityTokenFile,
      identityTokenAudience,
      profile,
    },
    ...surroundings(),
  });
  for (const warning of found.warnings) onWarning(warning);
  if (!found.ok) throw new CredentialError(found.problems.map(({ message }) => message).join('\n'));
  return createClient({ ...more, ...found.credentials });
}
