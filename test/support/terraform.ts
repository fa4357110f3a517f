import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { serveForReattach } from '../../provider/plugin/reattach.ts';
import { createProvider } from '../../provider/provider.ts';
import type { ProviderOptions } from '../../provider/runtime.ts';
import { providerAddress } from '../../provider-schema/address.ts';
import type { BuiltProvider } from '../../scripts/build-provider.ts';
import type { Credentials, Json } from './api.ts';
import { type Ended, type Running, startProgram } from './program.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type Finding, type Plan, readFindings, readPlan } from './terraform-output.ts';

export interface TerraformOptions {
  readonly endpoint?: string;
  readonly credentials?: Credentials;
  /** Arguments of the provider block, as HCL. */
  readonly provider?: string;
  /** Installed by `terraform init` and spoken to over mTLS. Left out: the provider runs inside the test. */
  readonly built?: BuiltProvider;
  /** For the provider inside the test: see {@link ProviderOptions}. */
  readonly retryMilliseconds?: number;
  /** More environment variables for the provider. */
  readonly roster?: Readonly<Record<string, string>>;
  /** More environment variables for terraform. */
  readonly variables?: Readonly<Record<string, string>>;
}

type Command = 'validate' | 'plan' | 'apply';

/** A working folder with a configuration, a state and the real terraform. `hcl` left out: the one before. */
export interface Terraform {
  readonly folder: string;
  readonly plan: (hcl?: string, ...more: string[]) => Promise<Plan>;
  /** @throws with terraform's output when it fails */
  readonly apply: (hcl?: string, ...more: string[]) => Promise<string>;
  readonly destroy: () => Promise<string>;
  readonly importObject: (address: string, id: string, hcl?: string) => Promise<string>;
  /** The errors of a command that is to fail. @throws when it succeeds */
  readonly errorsOf: (command: Command, hcl?: string, ...more: string[]) => Promise<Finding[]>;
  readonly warningsOf: (command: Command, hcl?: string) => Promise<Finding[]>;
  /** The values of an object in the state, by its address; undefined when it is not there. */
  readonly object: (address: string) => Promise<Json>;
  /** Every object in the state. */
  readonly objects: () => Promise<Json[]>;
  readonly outputs: () => Promise<Record<string, Json>>;
  /** Takes over the state of another folder: what `terraform state pull` printed there. */
  readonly restoreState: (state: string) => Promise<void>;
  /** Any other command. @throws when it fails */
  readonly run: (...words: string[]) => Promise<string>;
  /** What `terraform console` says to an expression. @throws when it fails */
  readonly evaluate: (expression: string) => Promise<string>;
  /** Starts a command, in a process group of its own, without waiting for its end. */
  readonly start: (...words: string[]) => Running;
  readonly write: (hcl: string) => Promise<void>;
}

const quiet = ['-no-color', '-input=false'];

/** Opens a temporary folder for one test, after which it is deleted and whatever still runs in it is killed. */
export async function openTerraform(options: TerraformOptions): Promise<Terraform> {
  const folder = await temporaryFolder();
  const environment = await prepare(folder, options);
  const sources = { 'main.tf': '', 'provider.tf': providerBlock(options.provider ?? '') };
  await writeFile(join(folder, 'provider.tf'), sources['provider.tf']);
  const write = async (hcl: string) => {
    sources['main.tf'] = hcl;
    await writeFile(join(folder, 'main.tf'), hcl);
  };
  const begin = (input: string, words: string[]) => {
    const running = startProgram('terraform', words, { folder, environment, input });
    onTestFinished(running.kill);
    return running;
  };
  const start = (...words: string[]) => begin('', words);
  const succeed = async (...words: string[]) => finish(words, await start(...words).ended);
  const finish = (words: string[], ended: Ended) => {
    if (ended.code === 0) return ended;
    throw new Error(`terraform ${words.join(' ')} ended with ${ended.code}:\n${ended.output}`);
  };
  const run = async (...words: string[]) => (await succeed(...words)).output;
  const answerOf = async (...words: string[]): Promise<Json> => JSON.parse((await succeed(...words)).answer);
  const findings = async (command: Command, hcl: string | undefined, more: string[]) => {
    if (hcl !== undefined) await write(hcl);
    const inputs = { validate: [], plan: ['-input=false'], apply: ['-input=false', '-auto-approve'] }[
      command
    ];
    const { code, output, answer } = await start(command, '-json', ...inputs, ...more).ended;
    return { code, output, findings: readFindings(answer, sources) };
  };
  const objects = async (): Promise<Json[]> =>
    (await answerOf('show', '-json')).values?.root_module?.resources ?? [];
  return {
    folder,
    write,
    run,
    evaluate: async (expression) => finish(['console'], await begin(expression, ['console']).ended).answer,
    start,
    objects,
    plan: async (hcl, ...more) => {
      if (hcl !== undefined) await write(hcl);
      const output = await run('plan', ...quiet, '-out=saved.tfplan', ...more);
      return readPlan(output, await answerOf('show', '-json', 'saved.tfplan'));
    },
    apply: async (hcl, ...more) => {
      if (hcl !== undefined) await write(hcl);
      return run('apply', ...quiet, '-auto-approve', ...more);
    },
    destroy: () => run('destroy', ...quiet, '-auto-approve'),
    importObject: async (address, id, hcl) => {
      if (hcl !== undefined) await write(hcl);
      return run('import', ...quiet, address, id);
    },
    errorsOf: async (command, hcl, ...more) => {
      const result = await findings(command, hcl, more);
      if (result.code === 1) return result.findings.filter(({ severity }) => severity === 'error');
      throw new Error(`terraform ${command} ended with ${result.code}:\n${result.output}`);
    },
    warningsOf: async (command, hcl) =>
      (await findings(command, hcl, [])).findings.filter(({ severity }) => severity === 'warning'),
    object: async (address) => (await objects()).find((object) => object.address === address)?.values,
    outputs: () => answerOf('output', '-json'),
    restoreState: (state) => writeFile(join(folder, 'terraform.tfstate'), state),
  };
}

/** The environment of terraform and of the provider: nothing of the machine's own, PATH apart. */
async function prepare(folder: string, options: TerraformOptions): Promise<Record<string, string>> {
  const { built, credentials, endpoint, variables = {} } = options;
  const home = join(folder, 'home');
  const temporary = join(folder, 'tmp');
  const terraformrc = join(folder, 'terraformrc');
  await Promise.all([mkdir(home), mkdir(temporary), writeFile(terraformrc, '')]);
  await chmod(temporary, 0o700);
  const roster = {
    ...(endpoint === undefined ? {} : { ROSTER_ENDPOINT: endpoint }),
    ...(credentials && {
      ROSTER_ACCESS_KEY_ID: credentials.accessKeyId,
      ROSTER_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }),
    ...options.roster,
  };
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    TMPDIR: temporary,
    TF_CLI_CONFIG_FILE: built?.terraformConfiguration ?? terraformrc,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    GOGC: '400',
    ...variables,
  };
  if (built) return { ...environment, ...roster };
  const { retryMilliseconds } = options;
  const providerOptions: ProviderOptions = {
    environment: roster,
    homeDirectory: home,
    version: '0.0.0-test',
    ...(retryMilliseconds === undefined ? {} : { retryMilliseconds }),
  };
  const served = await serveForReattach({
    source: providerAddress,
    temporaryFolder: temporary,
    provider: createProvider(providerOptions),
  });
  onTestFinished(served.close);
  return { ...environment, TF_REATTACH_PROVIDERS: served.reattachProviders };
}

const providerBlock = (body: string) => `terraform {
  required_providers {
    roster = {
      source = "${providerAddress}"
    }
  }
}

provider "roster" {
  ${body}
}
`;
