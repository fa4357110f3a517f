import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { providerAddress } from '../../provider-schema/address.ts';

/** Where Terraform and OpenTofu look for what belongs to a user, on Linux and macOS. */
export interface UserPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
}

const folderOf = ({ homeDirectory }: UserPlaces) => join(homeDirectory, '.terraform.d');

/** The mirror that Terraform and OpenTofu look into without being told to. */
export const impliedMirror = (places: UserPlaces) => join(folderOf(places), 'plugins');

/** For each program its own file: of those that are there, the first. */
function ownFiles({ environment, homeDirectory }: UserPlaces): Readonly<Record<string, readonly string[]>> {
  const terraforms = join(homeDirectory, '.terraformrc');
  const configurations = environment['XDG_CONFIG_HOME'];
  return {
    Terraform: [terraforms],
    OpenTofu: [
      join(homeDirectory, '.tofurc'),
      terraforms,
      ...(configurations ? [join(configurations, 'opentofu/tofurc')] : []),
    ],
  };
}

/** A file that a user configures programs by. */
interface ConfigurationFile {
  readonly path: string;
  /** Who reads it: Terraform, OpenTofu, or both. */
  readonly programs: readonly string[];
  readonly text: string;
}

/** The files that Terraform and OpenTofu take their own configuration from. */
async function configurationFiles(places: UserPlaces): Promise<ConfigurationFile[]> {
  const own = ownFiles(places);
  const everybody = Object.keys(own);
  const chosen = places.environment['TF_CLI_CONFIG_FILE'];
  if (chosen) return readAll(new Map([[chosen, everybody]]));
  const readers = new Map<string, string[]>();
  for (const program of everybody) {
    const [first] = await readAll(new Map(own[program]?.map((path) => [path, [program]])));
    if (first) readers.set(first.path, [...(readers.get(first.path) ?? []), program]);
  }
  const folder = folderOf(places);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.sort())
    if (/\.tfrc(\.json)?$/.test(name)) readers.set(join(folder, name), everybody);
  return readAll(readers);
}

/** Those of the files that can be read. */
async function readAll(readers: ReadonlyMap<string, readonly string[]>): Promise<ConfigurationFile[]> {
  const files = [...readers].map(async ([path, programs]) => {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    return text === undefined ? [] : [{ path, programs, text }];
  });
  return (await Promise.all(files)).flat();
}

const stringOrComment = /"(?:\\.|[^"\\\n])*"|#.*|\/\/.*|\/\*[\s\S]*?\*\//g;
const withoutComments = (text: string) =>
  text.replace(stringOrComment, (found) => (found.startsWith('"') ? found : ''));

const names = (text: string, mirror: string) =>
  [mirror, `${mirror}/`].some((path) => text.includes(JSON.stringify(path)));

/**
 * The files by which the user says where providers come from: whoever reads one does not look into the implied mirror. A
 * file that names the mirror itself does not count.
 */
export async function foreignInstallations(
  places: UserPlaces,
  mirror: string,
): Promise<Pick<ConfigurationFile, 'path' | 'programs'>[]> {
  const files = await configurationFiles(places);
  return files.filter((file) => {
    const text = withoutComments(file.text);
    return /\bprovider_installation"?\s*[:{]/.test(text) && !names(text, mirror);
  });
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
