import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';

const versions = '/usr/lib/postgresql';

/** Run by root, the server's programs refuse: then they run as the user that Debian makes for them. */
function whoRuns(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
  return uid === undefined || gid === undefined ? {} : { uid, gid };
}

/**
 * Starts the PostgreSQL of the operating system, of which `psql` and `pg_dump` are: `pg_dump` refuses a newer server.
 *
 * @returns its port, and by which variables an administrator reaches it
 */
export async function startDebianPostgres() {
  const newest = readdirSync(versions).sort((one, other) => Number(other) - Number(one))[0] ?? '';
  const program = (name: string) => join(versions, newest, 'bin', name);
  const directory = await mkdtemp(join(tmpdir(), 'roster-pg-'));
  const who = whoRuns();
  if (who.uid !== undefined && who.gid !== undefined) chownSync(directory, who.uid, who.gid);
  const data = join(directory, 'data');
  const port = String(await freePort());
  const run = (name: string, ...words: string[]) => {
    const { status, stderr } = spawnSync(program(name), words, {
      ...who,
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  };
  run(
    'initdb',
    '--pgdata',
    data,
    '--username=postgres',
    '--auth-local=trust',
    '--auth-host=scram-sha-256',
    '--no-sync',
  );
  const settings = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run('pg_ctl', 'start', '--wait', '--pgdata', data, '--log', join(directory, 'log'), '--options', settings);
  onTestFinished(async () => {
    run('pg_ctl', 'stop', '--pgdata', data, '--mode', 'immediate');
    await rm(directory, { recursive: true, force: true });
  });
  return { port, administrator: { PGHOST: directory, PGPORT: port, PGUSER: 'postgres' } };
}
