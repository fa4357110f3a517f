import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './project.ts';

/** What is wrong, for people; `undefined` when all is well. */
type Check = () => Promise<string | undefined>;

const usage = 'usage: node scripts/check.ts [--only types|lint|generated] [--root <folder>]';

process.exitCode = await main(process.argv.slice(2));

async function main(commandLine: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...commandLine],
    options: { only: { type: 'string' }, root: { type: 'string', default: projectRoot } },
  });
  const checks: ReadonlyMap<string, Check> = new Map([
    ['types', () => runTool(values.root, 'tsc', ['--noEmit'])],
    ['lint', () => runTool(values.root, 'biome', ['ci', '--colors=off', '.'])],
    ['generated', () => checkGenerated(values.root)],
  ]);
  if (values.only !== undefined && !checks.has(values.only)) {
    console.error(usage);
    return 2;
  }
  let failures = 0;
  for (const [name, check] of checks) {
    if (values.only !== undefined && values.only !== name) continue;
    const start = performance.now();
    const problem = await check();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${problem === undefined ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (problem === undefined) continue;
    failures += 1;
    console.log(`\n${problem.trimEnd()}\n`);
  }
  return failures === 0 ? 0 : 1;
}

async function checkGenerated(root: string): Promise<string | undefined> {
  // Half a second that the other checks can do without.
  const { artefactsOf, differences, produceAll } = await import('./generated.ts');
  const artefacts = artefactsOf(projectRoot);
  const changes = await differences(root, artefacts, await produceAll(artefacts));
  if (changes.length === 0) return undefined;
  return [
    'These generated files are not what their sources say:',
    ...changes.map(({ path, kind }) => `  ${kind.padEnd(8)} ${path}`),
    'Run `npm run generate` and commit the result.',
  ].join('\n');
}

function runTool(root: string, name: string, toolArguments: readonly string[]): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
  const binary = join(projectRoot, 'node_modules/.bin', name);
  const child = spawn(binary, toolArguments, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  child.on('error', reject);
  child.on('close', (status) => resolve(status === 0 ? undefined : output));
  return promise;
}
