import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providerAddress } from '../../provider-schema/address.ts';
import { type BuiltProvider, buildProvider } from '../../scripts/build-provider.ts';
import type { AccessKey } from '../http/sign.ts';

/** What one command of terraform took. */
export interface Run {
  readonly milliseconds: number;
  /** Of the provider's process: the most memory that it held at once, in MB; 0 where there was none. */
  readonly providerMemory: number;
  readonly exitCode: number;
  readonly output: string;
}

/** A working folder, initialised, with a configuration and perhaps a state. */
export interface Folder {
  readonly run: (...words: string[]) => Promise<Run>;
}

/** Terraform with the provider as it is built for users, installed from a mirror. */
export interface TerraformBench {
  readonly provider: BuiltProvider;
  /** @param provider whose resources the configuration has; default: ours */
  readonly open: (files: Readonly<Record<string, string>>, provider?: 'ours' | 'built-in') => Promise<Folder>;
}

interface Connection {
  readonly endpoint: string;
  readonly key: AccessKey;
}

const requirements = `terraform {
  required_providers {
    roster = {
      source = "${providerAddress}"
    }
  }
}

provider "roster" {}
`;

/** Runs the work with a built provider, and deletes it and every folder after. */
export async function withTerraform<T>(
  { endpoint, key }: Connection,
  work: (bench: TerraformBench) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'roster-bench-terraform-'));
  try {
    const provider = await buildProvider({ outputDirectory: join(root, 'provider') });
    const environment = {
      PATH: process.env['PATH'] ?? '',
      HOME: root,
      TMPDIR: root,
      TF_CLI_CONFIG_FILE: provider.terraformConfiguration,
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
      ROSTER_ENDPOINT: endpoint,
      ROSTER_ACCESS_KEY_ID: key.accessKeyId,
      ROSTER_SECRET_ACCESS_KEY: key.secretAccessKey,
    };
    return await work({
      provider,
      open: async (files, whose = 'ours') => {
        const folder = await mkdtemp(join(root, 'work-'));
        const all = whose === 'ours' ? { ...files, 'versions.tf': requirements } : files;
        for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text);
        const run = (...words: string[]) => runTerraform(folder, environment, words);
        const initialised = await run('init', '-input=false');
        if (initialised.exitCode !== 0) throw new Error(initialised.output);
        return { run };
      },
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Seldom, since looking takes from what is measured; a high-water mark misses only what ends with the process. */
const samplingMilliseconds = 250;

async function runTerraform(
  folder: string,
  environment: Readonly<Record<string, string>>,
  words: readonly string[],
): Promise<Run> {
  const begun = performance.now();
  const child = spawn('terraform', [...words, '-no-color'], { cwd: folder, env: environment });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  let providerMemory = 0;
  const sampler = setInterval(async () => {
    providerMemory = Math.max(providerMemory, await memoryOfChildren(child.pid));
  }, samplingMilliseconds);
  const [exitCode] = (await once(child, 'close')) as [number];
  const milliseconds = performance.now() - begun;
  clearInterval(sampler);
  return { milliseconds, providerMemory, exitCode, output };
}

/** The high-water mark of the largest of a process's children, in MB: Linux alone tells it. */
async function memoryOfChildren(parent: number | undefined): Promise<number> {
  const threads = await readdir(`/proc/${parent}/task`).catch(() => []);
  const children = await Promise.all(
    threads.map((thread) => readFile(`/proc/${parent}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  const marks = await Promise.all(
    children
      .flatMap((ids) => ids.split(' '))
      .filter(Boolean)
      .map(async (id) => {
        const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
        return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
      }),
  );
  return Math.max(0, ...marks);
}

/** The output of a command that must end with the exit code. */
export function expectExit(run: Run, exitCode: number): Run {
  if (run.exitCode === exitCode) return run;
  throw new Error(`terraform ended with ${run.exitCode}:\n${run.output.slice(-4_000)}`);
}
