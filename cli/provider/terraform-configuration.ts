import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { providerAddress } from '../../provider-schema/address.ts';

/** Where Terraform looks for what belongs to a user. */
export interface UserPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
  readonly system: NodeJS.Platform;
}

const isWindows = ({ system }: UserPlaces) => system === 'win32';

/** On Windows Terraform's own are in the folder for applications' data. */
const folderOf = (places: UserPlaces) =>
  isWindows(places)
    ? join(places.environment['APPDATA'] || places.homeDirectory, 'terraform.d')
    : join(places.homeDirectory, '.terraform.d');

/** The mirror that Terraform and OpenTofu look into without being told to. */
export const impliedMirror = (places: UserPlaces) => join(folderOf(places), 'plugins');

/** The files that Terraform takes its own configuration from. */
async function configurationFiles(places: UserPlaces): Promise<string[]> {
  const { environment, homeDirectory } = places;
  const folder = folderOf(places);
  const names = await readdir(folder).catch(() => []);
  const more = names.filter((name) => /\.tfrc(\.json)?$/.test(name)).map((name) => join(folder, name));
  const own = isWindows(places)
    ? join(environment['APPDATA'] || homeDirectory, 'terraform.rc')
    : join(homeDirectory, '.terraformrc');
  return [environment['TF_CLI_CONFIG_FILE'] || own, ...more.sort()];
}

const withoutComments = (text: string) =>
  text.replace(/^\s*(#|\/\/).*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');

/**
 * The file, if any, by which the user says where providers come from: then Terraform does not look into its implied
 * mirror. A file that names the mirror itself does not count.
 */
export async function foreignInstallation(places: UserPlaces, mirror: string): Promise<string | undefined> {
  for (const path of await configurationFiles(places)) {
    const text = withoutComments(await readFile(path, 'utf8').catch(() => ''));
    if (/\bprovider_installation"?\s*[:{]/.test(text) && !text.includes(mirror)) return path;
  }
  return undefined;
}

/** A Terraform CLI configuration by which the providers of our host come from a mirror, and all others as ever. */
export function installationFrom(mirror: string): string {
  const [host] = providerAddress.split('/');
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["${host}/*/*"]
  }
  direct {
    exclude = ["${host}/*/*"]
  }
}
`;
}
