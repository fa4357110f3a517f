import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPostgres } from '../../api/database/open.ts';
import { createServerCertificate } from '../../provider/plugin/certificate.ts';
import { type PostgresProgram, startPostgres } from '../support/postgres-program.ts';

/* A PostgreSQL that speaks TLS: who it is, is checked as the URL says. */
vi.setConfig({ hookTimeout: 60_000 });

let folder: string;
let postgres: PostgresProgram;
let certificate: string;
let otherCertificate: string;

/** Run by root, the server runs as the user postgres, who alone may read its key. */
function giveToServer(file: string): void {
  if (process.getuid?.() !== 0) return;
  const [user, group] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
  chownSync(file, user ?? 0, group ?? 0);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-tls-'));
  await chmod(folder, 0o755);
  const path = (name: string) => join(folder, name);
  const [made, other] = [createServerCertificate(new Date()), createServerCertificate(new Date())];
  const key = path('server.key');
  [certificate, otherCertificate] = [path('server.crt'), path('other.crt')];
  await writeFile(certificate, made.certificatePem);
  await writeFile(otherCertificate, other.certificatePem);
  await writeFile(key, made.privateKeyPem, { mode: 0o600 });
  postgres = await startPostgres(
    {
      fsync: 'off',
      ssl: 'on',
      ssl_cert_file: certificate,
      ssl_key_file: key,
    },
    () => giveToServer(key),
  );
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true });
});

/** Whether the connection that such a URL makes is encrypted. */
async function isEncrypted(host: string, query: string): Promise<boolean> {
  const url = new URL(`${postgres.url}/postgres${query}`);
  url.hostname = host;
  const { database, close } = openPostgres(url.href);
  try {
    const { rows } = await sql<{ ssl: boolean }>`
      select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(database);
    return rows[0]?.ssl === true;
  } finally {
    await close();
  }
}

const full = (file: string) => `?sslmode=verify-full&sslrootcert=${encodeURIComponent(file)}`;

test('sslmode=verify-full takes the server whose certificate it knows, by its name', async () => {
  expect(await isEncrypted('localhost', full(certificate))).toBe(true);
});

test('another server, or one by another name, is refused', async () => {
  await expect(isEncrypted('localhost', full(otherCertificate))).rejects.toThrow(/certificate/);
  await expect(isEncrypted('127.0.0.1', full(certificate))).rejects.toThrow(/altnames/);
  await expect(isEncrypted('localhost', '?sslmode=verify-full')).rejects.toThrow(/self-signed certificate/);
  await expect(isEncrypted('localhost', full('/nowhere/ca.crt'))).rejects.toThrow('/nowhere/ca.crt');
});

test('without sslmode nothing is encrypted, and with sslmode=no-verify nobody is checked', async () => {
  expect(await isEncrypted('localhost', '')).toBe(false);
  expect(await isEncrypted('localhost', '?sslmode=no-verify')).toBe(true);
});
