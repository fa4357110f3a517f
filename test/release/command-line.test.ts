import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { checksums } from '../../scripts/release/artefacts.ts';
import { writeRelease } from '../../scripts/release/output.ts';
import { uncommitted } from '../../scripts/release/uncommitted.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

/** What a script says that does not get as far as to make anything. */
async function refusalOf(script: string, words: readonly string[], variables: Record<string, string> = {}) {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: folder, ...variables };
  const all = [join(projectRoot, 'scripts', script, 'main.ts'), ...words];
  const { code, output } = await startProgram(process.execPath, all, { folder, environment }).ended;
  expect(code, output).toBe(2);
  expect(output).not.toMatch(/^ +at /m);
  return output;
}

const release = (...words: string[]) => refusalOf('release', words);

describe('npm run release', () => {
  it.each([
    ['the checkout', projectRoot],
    ['what the checkout lies in', dirname(projectRoot)],
    ['a folder of the checkout', join(projectRoot, 'docs')],
  ])('replaces nothing in %s', async (_, output) => {
    const before = await readdir(output);
    expect(await release('--output', output)).toContain('which is no file of a release: name another folder');
    expect(await readdir(output)).toEqual(before);
  });

  it('replaces nothing in a folder that has more than a release, by whatever way it is named', async () => {
    const file = join(folder, 'mine/notes.txt');
    await mkdir(dirname(file));
    await writeFile(file, 'mine');
    await symlink(folder, join(folder, 'mine/way'));
    expect(await release('--output', join(folder, 'mine/way/mine'))).toContain(
      'has notes.txt, which is no file',
    );
    expect(await release('--output', file)).toContain(`${file} cannot be the folder of a release`);
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it('replaces an earlier release', async () => {
    const [older, newer] = ['1.0.0', '1.1.0'].map((version) => checksums(version, []));
    for (const file of [older, newer]) if (file) await writeRelease(join(folder, 'release'), [file]);
    expect(await readdir(join(folder, 'release'))).toEqual([newer?.name]);
  });

  it('replaces nothing where an archive was unpacked beside a release', async () => {
    const output = join(folder, 'release');
    const earlier = checksums('1.0.0', []);
    await writeRelease(output, [earlier]);
    const unpacked = 'terraform-provider-roster_1.0.0_linux_amd64';
    await mkdir(join(output, unpacked));
    await expect(writeRelease(output, [checksums('1.1.0', [])])).rejects.toThrow(
      `has ${unpacked}, which is no file of a release`,
    );
    expect(await readdir(output)).toEqual([earlier.name, unpacked].sort());
  });

  it('says what it does not know', async () => {
    expect(await release('--nope')).toContain("Unknown option '--nope'");
    expect(await release('more')).toContain("Unexpected argument 'more'");
    expect(await release('--platform', 'plan9_amd64')).toMatch(
      /--platform takes one of linux_amd64, .*, and not "plan9_amd64"/,
    );
    expect(await release('--output', '')).toContain('--output takes the name of a folder');
    expect(await release('--sign', '')).toContain('--sign takes the fingerprint of a key');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says before it begins that nothing can be signed', async () => {
    const output = join(folder, 'release');
    const said = await refusalOf('release', ['--output', output, '--sign', 'ABCDEF'], { GNUPGHOME: folder });
    expect(said).toMatch(/nothing can be signed by ABCDEF, which --sign or GPG_FINGERPRINT names: gpg: /);
    const without = await refusalOf('release', ['--output', output], { GPG_FINGERPRINT: 'ABCDEF', PATH: '' });
    expect(without).toMatch(/nothing can be signed by ABCDEF, .*gpg/);
    expect(await readdir(folder)).not.toContain('release');
  });

  it('knows what is in no commit', async () => {
    const git = async (...words: string[]) => {
      const environment = { PATH: process.env['PATH'] ?? '', HOME: folder };
      expect(await startProgram('git', words, { folder, environment }).ended).toMatchObject({ code: 0 });
    };
    expect(uncommitted(folder)).toBe('');
    await git('init', '--quiet');
    await writeFile(join(folder, 'source.ts'), '');
    expect(uncommitted(folder)).toBe('?? source.ts');
    await git('add', '.');
    await git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'All');
    expect(uncommitted(folder)).toBe('');
    await writeFile(join(folder, 'source.ts'), 'changed');
    expect(uncommitted(folder)).toBe(' M source.ts');
  });
});

it('npm run packages says what it does not know, before it packs anything', async () => {
  expect(await refusalOf('packages', ['--output', 'elsewhere'])).toContain("Unknown option '--output'");
});
