import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { executableName } from '../../cli/provider/mirror.ts';
import { providerAddress } from '../../provider-schema/address.ts';
import type { BuiltProvider } from '../../scripts/build-provider.ts';
import { besideApi } from '../guides/beside-api.ts';
import { playGuides } from '../guides/play.ts';
import { startTestApi } from '../support/api.ts';
import { startProgram } from '../support/program.ts';
import {
  archiveName,
  pathWithOnly,
  platform,
  releaseInto,
  unpackRelease,
  version,
} from '../support/released-provider.ts';
import { unzip } from '../support/zip.ts';
import { testLifecycles } from '../terraform/lifecycle.ts';

const name = `terraform-provider-roster_${version}`;

let folder: string;
let release: string;
let built: BuiltProvider;
let path: string;
let keys: { readonly GNUPGHOME: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-release-'));
  release = join(folder, 'release');
  await mkdir(release);
  keys = { GNUPGHOME: await mkdtemp(join(folder, 'gnupg-')) };
  await Promise.all([
    releaseInto(release, ['--sign', await newKey()], keys),
    releaseInto(join(folder, 'again'), [], { TZ: 'Asia/Tokyo', TMPDIR: folder }),
  ]);
  built = await unpackRelease(release, folder);
  path = await pathWithOnly(folder, ['terraform']);
}, 300_000);
afterAll(async () => {
  await inRelease('gpgconf', ['--kill', 'all']);
  await rm(folder, { recursive: true, force: true });
});

/** A new key to sign with; its fingerprint. */
async function newKey(): Promise<string> {
  const words = ['--batch', '--passphrase', '', '--quick-generate-key', 'Release <release@example.com>'];
  await inRelease('gpg', [...words, 'rsa3072', 'sign', '1d']);
  const listed = await inRelease('gpg', ['--batch', '--with-colons', '--list-keys']);
  return /^fpr:+([0-9A-F]{40}):/m.exec(listed)?.[1] ?? '';
}

/** What a program says in the folder of the release, after it has ended well. */
async function inRelease(program: string, words: readonly string[]): Promise<string> {
  const environment = { PATH: process.env['PATH'] ?? '', ...keys };
  const { code, output } = await startProgram(program, words, { folder: release, environment }).ended;
  expect(code, output).toBe(0);
  return output;
}

describe('a release', () => {
  it('has the same checksums when it is made again, elsewhere and in another time zone', async () => {
    const sums = (where: string) => readFile(join(where, `${name}_SHA256SUMS`), 'utf8');
    expect(await sums(join(folder, 'again'))).toBe(await sums(release));
  });

  it('has the files that the Registry wants, by their names, and their checksums', async () => {
    const files = (await readdir(release)).sort();
    const sums = `${name}_SHA256SUMS`;
    expect(files).toEqual([sums, `${sums}.sig`, archiveName, `${name}_manifest.json`].sort());
    expect(await inRelease('sha256sum', ['--check', '--strict', `${name}_SHA256SUMS`])).toBe(
      `${archiveName}: OK\n${name}_manifest.json: OK\n`,
    );
    const manifest = JSON.parse(await readFile(join(release, `${name}_manifest.json`), 'utf8'));
    expect(manifest).toEqual({ version: 1, metadata: { protocol_versions: ['6.0'] } });
  });

  it('has one program in its archive, and the licences of all that is in it', async () => {
    const files = unzip(await readFile(join(release, archiveName)));
    expect([...files.keys()]).toEqual([
      'NODE-LICENSE.txt',
      'THIRD-PARTY-NOTICES.md',
      `terraform-provider-roster_v${version}`,
    ]);
    expect(files.get('NODE-LICENSE.txt')?.toString()).toContain('Node.js is licensed for use as follows');
    const notices = files.get('THIRD-PARTY-NOTICES.md')?.toString();
    for (const bundled of ['@grpc/grpc-js', '@bufbuild/protobuf', '@msgpack/msgpack', 'age-encryption'])
      expect(notices).toContain(`## ${bundled} `);
    expect(notices).toContain('Permission is hereby granted, free of charge');
  });

  it('is signed by the key that is named, and installed as the guide says, by either way', async () => {
    const api = await startTestApi();
    onTestFinished(() => api.stop());
    const { administrator } = await api.newEnvironment();
    const stage = await besideApi(api, administrator);
    const environment = { ...stage.environment, ...keys, TF_CLI_CONFIG_FILE: '' };
    await cp(release, stage.folder, { recursive: true });
    await playGuides(['docs/guides/installing-the-provider.md'], {
      ...stage,
      environment,
      instead: { ...stage.instead, '0.1.0': version, linux_amd64: platform },
    });
    const unpacked = join(stage.folder, '.terraform/providers', providerAddress, version, platform);
    const program = join(unpacked, executableName(version));
    const { output } = await startProgram(program, [], { folder, environment: {} }).ended;
    expect(output).toContain('a plugin that Terraform starts by itself');
  });
});

describe('the executable of a release, where there is no Node.js', () => {
  it('finds none on the PATH', async () => {
    const environment = { PATH: path };
    const { code } = await startProgram('/bin/sh', ['-c', 'command -v node'], { folder, environment }).ended;
    expect(code).toBe(127);
  });

  // With a home of each test's own, each would compile the provider anew.
  testLifecycles(() => ({ built, variables: { PATH: path, XDG_CACHE_HOME: join(folder, 'caches') } }));
});
