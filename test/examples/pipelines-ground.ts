import { chmod, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { expect } from 'vitest';
import { sealedEnvironment } from '../../examples/demo/environment.ts';
import { buildProvider } from '../../scripts/build-provider.ts';
import { projectRoot } from '../../scripts/project.ts';
import { roster, signedAs } from '../cli/roster.ts';
import type { Actor, Json, TestApi, TestEnvironment } from '../support/api.ts';
import type { HostileIssuer } from '../support/hostile-issuer.ts';
import { type Ended, startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openRepository, type Repository } from './pipelines-repository.ts';

/** What a pipeline finds: programs, a repository, an environment of Roster that trusts it. */
export interface Ground {
  readonly environment: TestEnvironment;
  readonly repository: Repository;
  /** The variables of the project on the code host. */
  readonly variables: Readonly<Record<string, string>>;
  /** A token for a job, as its platform makes one. */
  readonly token: (claims: Json) => Promise<string>;
  readonly programs: Readonly<Record<string, string>>;
  /** Runs `roster review trace` as an auditor. */
  readonly trace: (word: string) => Promise<Ended>;
}

interface Trust {
  readonly subject: string;
  readonly claims: Readonly<Record<string, string>>;
}

/** An environment with the example in it, and the two identities that the example declares. */
export async function prepareGround(
  api: TestApi,
  issuer: HostileIssuer,
  trusted: { readonly reviewer?: Trust; readonly applier?: Trust } = {},
): Promise<Ground> {
  const base = await temporaryFolder();
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const programs = await prepareImage(base, api);
  const repository = await openRepository(base);
  const begin = async (folder: string, variables: Readonly<Record<string, string>> = {}) => {
    const all = { ...programs, ...signedAs(api, administrator as Actor), ...variables };
    const script = 'terraform init -input=false && terraform apply -input=false -auto-approve';
    const { code, output } = await startProgram('sh', ['-c', script], { folder, environment: all }).ended;
    expect(code, output).toBe(0);
    return startProgram('terraform', ['output', '-json'], { folder, environment: all }).ended;
  };
  const identities = join(base, 'identities');
  await cp(join(projectRoot, 'examples/pipelines/identities'), identities, { recursive: true });
  const { answer } = await begin(identities, {
    TF_VAR_endpoint: api.url,
    TF_VAR_issuer: issuer.issuer,
    ...(trusted.reviewer && { TF_VAR_reviewer: JSON.stringify(trusted.reviewer) }),
    ...(trusted.applier && { TF_VAR_applier: JSON.stringify(trusted.applier) }),
  });
  const outputs = JSON.parse(answer);
  await begin(join(repository.work, 'access'));
  const auditor = signedAs(api, await environment.actor({ role: 'auditor' }));
  return {
    environment,
    repository,
    programs,
    variables: {
      ROSTER_ENDPOINT: api.url,
      ROSTER_REVIEW_IDENTITY_ID: outputs.review_identity_id.value,
      ROSTER_APPLY_IDENTITY_ID: outputs.apply_identity_id.value,
    },
    token: (claims) => {
      const seconds = Math.floor(Date.now() / 1000);
      return issuer.forge.sign({ iss: issuer.issuer, iat: seconds, exp: seconds + 300, ...claims });
    },
    trace: (word) => roster(base, ['review', 'trace', word], auditor),
  };
}

/** `roster` by its name, in a folder for the PATH. */
export async function installPrograms(base: string): Promise<string> {
  const bin = join(base, 'bin');
  await mkdir(bin);
  const main = join(projectRoot, 'cli/main.ts');
  await writeFile(join(bin, 'roster'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  await chmod(join(bin, 'roster'), 0o755);
  return bin;
}

/** The image of the pipeline: terraform, the provider and `roster`. */
async function prepareImage(base: string, api: TestApi): Promise<Record<string, string>> {
  const bin = await installPrograms(base);
  await symlink(join(projectRoot, 'node_modules'), join(base, 'node_modules'));
  await buildProvider({ outputDirectory: join(base, 'provider') });
  const { GITHUB_ACTIONS: _, GITLAB_CI: __, ...sealed } = sealedEnvironment(base, process.env) as Json;
  return { ...sealed, PATH: [bin, sealed.PATH].join(delimiter), ROSTER_ENDPOINT: api.url };
}

/** Runs a line of a job as both systems do: by a shell that stops at the first failure. */
export const runScript = (
  { programs }: Ground,
  folder: string,
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<Ended> =>
  startProgram('sh', ['-e', '-c', script], { folder, environment: { ...programs, ...environment } }).ended;
