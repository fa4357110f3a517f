import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dockerfile, DockerfileParser, type Instruction } from 'dockerfile-ast';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/project.ts';

const textOf = (name: string) => readFile(join(projectRoot, 'deploy', name), 'utf8');

export type Variables = Readonly<Record<string, string>>;

/** The image that the Dockerfile makes, by the instructions of its last stage. */
export interface Image {
  readonly text: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: Variables;
  readonly healthCheck: readonly string[];
  readonly user: string | undefined;
  readonly bases: readonly string[];
}

const listIn = (instruction: Instruction | undefined): string[] =>
  JSON.parse(/\[.*\]/s.exec(instruction?.getRawArgumentsContent() ?? '')?.[0] ?? '[]');

function lastOf(dockerfile: Dockerfile, keyword: string): Instruction | undefined {
  const from = dockerfile.getFROMs().at(-1)?.getRange().start.line ?? 0;
  return dockerfile
    .getInstructions()
    .filter((each) => each.getKeyword() === keyword && each.getRange().start.line >= from)
    .at(-1);
}

export async function readImage(): Promise<Image> {
  const text = await textOf('Dockerfile');
  const dockerfile = DockerfileParser.parse(text);
  const last = dockerfile.getFROMs().at(-1)?.getRange().start.line ?? 0;
  const variables = dockerfile.getENVs().filter((each) => each.getRange().start.line >= last);
  return {
    text,
    entrypoint: listIn(lastOf(dockerfile, 'ENTRYPOINT')),
    command: listIn(lastOf(dockerfile, 'CMD')),
    environment: Object.fromEntries(
      variables
        .flatMap((each) => each.getProperties())
        .map((each) => [each.getName(), each.getValue() ?? '']),
    ),
    healthCheck: listIn(lastOf(dockerfile, 'HEALTHCHECK')),
    user: lastOf(dockerfile, 'USER')?.getRawArgumentsContent() ?? undefined,
    bases: dockerfile.getARGs().flatMap((each) => each.getProperty()?.getValue() ?? []),
  };
}

export interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Variables;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly init?: boolean;
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

/** The compose file, with `${NAME:-default}` as it is where nothing is set. */
export async function readCompose(): Promise<Compose> {
  const text = (await textOf('compose.yaml')).replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
  return parse(text, { merge: true });
}

/** The settings of the systemd unit, by name; several of one name in their order. */
export async function readUnit(): Promise<ReadonlyMap<string, readonly string[]>> {
  const settings = new Map<string, string[]>();
  for (const line of (await textOf('roster.service')).split('\n')) {
    const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) settings.set(name, [...(settings.get(name) ?? []), value ?? '']);
  }
  return settings;
}
