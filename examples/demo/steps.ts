import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient, type RosterClient } from '../../client/client.ts';
import { resolveCredentials, signingOptions } from '../../client/profile.ts';
import { projectRoot } from '../../scripts/project.ts';
import type { Printer } from './printer.ts';
import type { Workshop } from './run.ts';

export interface Demo {
  readonly printer: Printer;
  readonly workshop: Workshop;
  readonly environment: NodeJS.ProcessEnv;
}

export function showEnvironment({ printer, workshop }: Demo): void {
  printer.command(`export DEMO=${workshop.folder} PATH="$PWD/node_modules/.bin:$PATH"`);
  printer.command('export TF_CLI_CONFIG_FILE=$DEMO/provider/terraformrc');
  printer.command('export ROSTER_CREDENTIALS_FILE=$DEMO/credentials ROSTER_DATA_DIR=$DEMO/data');
}

export async function startApi({ printer, workshop, environment }: Demo): Promise<RosterClient> {
  printer.command('ROSTER_PORT=0 node api/main.ts &');
  const api = await workshop.start('api', 'node', [join(projectRoot, 'api/main.ts')], environment);
  const endpoint = await printer.during(waitUntilReady(workshop, api, environment));
  printer.line(`It listens on ${endpoint}; its first access key is in $DEMO/credentials.`);
  return clientFor(environment);
}

async function waitUntilReady(
  workshop: Workshop,
  api: Awaited<ReturnType<Workshop['start']>>,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await wait(50)) {
    workshop.signal.throwIfAborted();
    if (!api.isRunning()) break;
    const endpoint = await readyEndpoint(environment);
    if (endpoint) return endpoint;
  }
  throw new Error(`the API did not become ready. Its log:\n\n${await api.log()}`);
}

/** The first start writes the credentials file, which says where the API listens. */
async function readyEndpoint(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const found = await credentialsIn(environment);
  if (!found.ok) return undefined;
  const answer = await fetch(`${found.credentials.endpoint}/readyz`).catch(() => undefined);
  return answer?.ok ? found.credentials.endpoint : undefined;
}

function credentialsIn(environment: NodeJS.ProcessEnv) {
  return resolveCredentials({ explicit: {}, environment, homeDirectory: environment['HOME'] ?? '' });
}

async function clientFor(environment: NodeJS.ProcessEnv): Promise<RosterClient> {
  const found = await credentialsIn(environment);
  if (!found.ok) throw new Error(found.problems.map((problem) => problem.message).join('\n'));
  return createClient(signingOptions(found.credentials, { userAgent: 'roster-demo' }));
}

export async function buildProvider(demo: Demo): Promise<void> {
  demo.printer.command('node scripts/build-provider.ts $DEMO/provider');
  const { workshop, environment, printer } = demo;
  const script = join(projectRoot, 'scripts/build-provider.ts');
  const output = join(workshop.folder, 'provider');
  const options = { cwd: projectRoot, env: environment, onLine: () => {} };
  await printer.during(workshop.run('node', [script, output], options));
}

export async function copyQuickstart({ printer, workshop }: Demo): Promise<void> {
  printer.command('cp -r examples/cdktf-quickstart $DEMO/quickstart');
  printer.command('ln -s "$PWD/node_modules" $DEMO/node_modules');
  printer.command('cd $DEMO/quickstart');
  const source = join(projectRoot, 'examples/cdktf-quickstart');
  // A reader who has tried the example by hand may have its state there.
  const filter = (path: string) => !/cdktf\.out|terraform\.|node_modules/.test(path.slice(source.length));
  await cp(source, join(workshop.folder, 'quickstart'), { recursive: true, filter });
  await symlink(join(projectRoot, 'node_modules'), join(workshop.folder, 'node_modules'));
}

/** Runs `cdktf <verb>` in the copy of the quickstart and shows those lines of its output that say what happens. */
export async function cdktf(
  { printer, workshop, environment }: Demo,
  verb: 'deploy' | 'diff' | 'destroy',
): Promise<string> {
  const cdktfArguments = [
    verb,
    ...(verb === 'diff' ? [] : ['--auto-approve']),
    ...(verb === 'destroy' ? [] : ['--skip-provider-lock']),
  ];
  printer.command(['cdktf', ...cdktfArguments].join(' '));
  const show = verb === 'diff' ? showPlan(printer) : showProgress(printer);
  return await printer.during(
    workshop.run('cdktf', [...cdktfArguments, '--no-color'], {
      cwd: join(workshop.folder, 'quickstart'),
      env: environment,
      onLine: (line) => show(withoutStackName(line)),
    }),
  );
}

/** cdktf puts the stack's name, or as many spaces, before each line of Terraform. */
function withoutStackName(line: string): string {
  return line.replace(/^(quickstart {2}| {12})/, '');
}

function showProgress(printer: Printer): (line: string) => void {
  return (line) => {
    if (/^\w+\.\S+.*: \w+ complete|^Plan:|^(Apply|Destroy) complete!|Error:/.test(line)) printer.detail(line);
  };
}

/** From the first line of the plan to the last. */
function showPlan(printer: Printer): (line: string) => void {
  let inside = false;
  return (line) => {
    if (/^(Terraform used the selected|Note: Objects have changed|No changes\.)/.test(line)) inside = true;
    if (inside && line !== '') printer.detail(line);
    if (/^(Plan:|No changes\.)/.test(line)) inside = false;
  };
}
