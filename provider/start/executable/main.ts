import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAsset } from 'node:sea';
import { Script } from 'node:vm';
import { afterStart, compiledCodeFolder } from '../compiled-code.ts';

const folder = compiledCodeFolder(process.env);

const digestBytes = 32;

const toKeep: (() => void)[] = [];
const modules = new Map<string, { exports: unknown }>();

/**
 * Runs one of the bundle's files, which a single executable has within it. Node.js keeps the compiled code of files on
 * disk alone, so here it is kept by hand: Terraform starts the provider several times for each command.
 */
function load(name: string): unknown {
  const loaded = modules.get(name);
  if (loaded) return loaded.exports;
  const source = `(function (exports, require, module) {${getAsset(name, 'utf8')}\n})`;
  // V8 itself compares no more of the source than its length.
  const path = join(folder, `${hash('sha256', source)}-${process.versions.v8}-${process.arch}`);
  const cachedData = readIfThere(path);
  const script = new Script(source, { filename: name, ...(cachedData && { cachedData }) });
  if (!cachedData || script.cachedDataRejected)
    toKeep.push(() => writeWhole(path, script.createCachedData()));
  const module = { exports: {} };
  modules.set(name, module);
  const requireFrom = (wanted: string) => (wanted.startsWith('./') ? load(wanted.slice(2)) : require(wanted));
  script.runInThisContext()(module.exports, requireFrom, module);
  return module.exports;
}

/** What was kept whole. V8 would run whatever else it is given. */
function readIfThere(path: string): Buffer | undefined {
  try {
    const kept = readFileSync(path);
    const data = kept.subarray(digestBytes);
    return hash('sha256', data, 'buffer').equals(kept.subarray(0, digestBytes)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Several processes may write it at once. What cannot be kept is compiled again. */
function writeWhole(path: string, data: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.${process.pid}`, Buffer.concat([hash('sha256', data, 'buffer'), data]));
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    // Nothing is lost but milliseconds.
  }
}

load('provider-main.cjs');

afterStart(() => {
  for (const keep of toKeep) keep();
});
