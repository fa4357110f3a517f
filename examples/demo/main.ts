import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import type { RosterClient } from '../../client/client.ts';
import { sealedEnvironment } from './environment.ts';
import { type Holdings, readHoldings } from './holders.ts';
import { tamper } from './out-of-band.ts';
import { createPrinter } from './printer.ts';
import { openWorkshop } from './run.ts';
import { buildProvider, cdktf, copyQuickstart, type Demo, showEnvironment, startApi } from './steps.ts';
import { holdersTable } from './table.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => interruption.abort(new Error(`interrupted by ${signal}`)));

process.exitCode = await main();

async function main(): Promise<number> {
  const missing = missingTerraform();
  if (missing) {
    console.error(missing);
    return 1;
  }
  const printer = createPrinter();
  const workshop = await openWorkshop(interruption.signal);
  try {
    await tell({ printer, workshop, environment: sealedEnvironment(workshop.folder, process.env) });
    return 0;
  } catch (error) {
    console.error(`\nThe demo stops: ${error instanceof Error ? error.message : String(error)}`);
    return interruption.signal.aborted ? 130 : 1;
  } finally {
    printer.heading('Clean up');
    printer.command('kill %1; rm -r $DEMO');
    await printer.during(workshop.close());
    printer.line('The API has ended and the folder is gone.');
  }
}

async function tell(demo: Demo): Promise<void> {
  const { printer } = demo;
  printer.line('Everything below runs for real, in a folder that is deleted at the end.');
  showEnvironment(demo);

  printer.heading('Build the Terraform provider');
  await buildProvider(demo);

  printer.heading('Start the API on its embedded database');
  const client = await startApi(demo);

  printer.heading('Deploy two projects, three people and a program, declared in TypeScript');
  await copyQuickstart(demo);
  await cdktf(demo, 'deploy');

  printer.heading('Who holds what, as the API tells it');
  const declared = await showHoldings(demo, client);

  printer.heading('Plan again: nothing to do');
  expectIn(await cdktf(demo, 'diff'), 'No changes.');

  printer.heading('Somebody changes things behind our back');
  await tamper(demo, client);

  printer.heading('The next plan finds it');
  expectIn(await cdktf(demo, 'diff'), 'Plan: 1 to add, 1 to change, 0 to destroy.');

  printer.heading('Deploy again: all is as declared');
  await cdktf(demo, 'deploy');
  if (!isDeepStrictEqual(await readHoldings(client), declared))
    throw new Error('the second deployment did not bring back what was declared');
  printer.line('Everybody holds what the table above says.');

  printer.heading('Destroy');
  await cdktf(demo, 'destroy');
  await showHoldings(demo, client);
}

async function showHoldings({ printer }: Demo, client: RosterClient): Promise<Holdings> {
  const holdings = await readHoldings(client);
  for (const line of holdersTable(holdings.columns, holdings.holders)) printer.line(line);
  return holdings;
}

function expectIn(output: string, text: string): void {
  if (!output.includes(text)) throw new Error(`expected "${text}" in the output:\n\n${output}`);
}

/** What to say when there is no terraform; `undefined` when there is. */
function missingTerraform(): string | undefined {
  // Unless told not to, terraform looks for a newer version and leaves a file in the home directory.
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const { error, status } = spawnSync('terraform', ['version'], { stdio: 'ignore', env });
  if (!error && status === 0) return undefined;
  return [
    'The demo needs the program `terraform` (1.0 or newer), and it is not on the PATH.',
    'How to install it: https://developer.hashicorp.com/terraform/install',
  ].join('\n');
}
