import { delimiter, join } from 'node:path';
import { projectRoot } from '../../scripts/project.ts';

type Variables = Readonly<Record<string, string>>;

/**
 * Environment variables for programs that are to leave nothing outside of `folder` and to take nothing from the
 * caller's Terraform, Roster or home. The provider is expected in `<folder>/provider` (see `buildProvider`).
 */
export function sealedEnvironment(folder: string, callers: NodeJS.ProcessEnv): Variables {
  return {
    ...withoutForeign(callers),
    PATH: [join(projectRoot, 'node_modules/.bin'), callers['PATH']].join(delimiter),
    TF_CLI_CONFIG_FILE: join(folder, 'provider/terraformrc'),
    ROSTER_CREDENTIALS_FILE: join(folder, 'credentials'),
    ROSTER_DATA_DIR: join(folder, 'data'),
    ROSTER_PORT: '0',
    // What the programs would leave in the home directory, they leave in this folder.
    HOME: folder,
    CDKTF_HOME: join(folder, '.cdktf'),
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
    TMPDIR: folder,
    CHECKPOINT_DISABLE: '1',
    CI: '1',
    NO_COLOR: '1',
  };
}

function withoutForeign(variables: NodeJS.ProcessEnv): Variables {
  const foreign = /^(TF_|CDKTF_|ROSTER_|DATABASE_URL$|NODE_OPTIONS$|NODE_EXTRA_CA_CERTS$|FORCE_COLOR$)/;
  const kept = Object.entries(variables).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !foreign.test(entry[0]),
  );
  return Object.fromEntries(kept);
}
