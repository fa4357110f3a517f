import type { Metafile } from 'esbuild';
import { expect, it } from 'vitest';
import { noticesOf } from '../../scripts/third-party-notices.ts';

/** A bundle with so many bytes of each file. */
const bundleOf = (files: Readonly<Record<string, number>>): Metafile => ({
  inputs: {},
  outputs: {
    'bundle.js': {
      bytes: 1,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(
        Object.entries(files).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
      ),
    },
  },
});

it('has the licence of each package once, and none for our own files or what was left out', async () => {
  const notices = await noticesOf(
    bundleOf({
      'provider/main.ts': 10,
      'node_modules/ini/lib/ini.js': 10,
      'node_modules/@msgpack/msgpack/dist.esm/index.mjs': 10,
      'node_modules/@msgpack/msgpack/dist.esm/Decoder.mjs': 10,
      'node_modules/zod/index.js': 0,
    }),
  );
  expect(notices.match(/^## .*/gm)).toEqual([
    expect.stringMatching(/^## @msgpack\/msgpack \d+\.\d+\.\d+, ISC$/),
    expect.stringMatching(/^## ini \d+\.\d+\.\d+, ISC$/),
  ]);
  expect(notices).toContain('Isaac Z. Schlueter');
});

it('has the standard text of a licence that a package only names', async () => {
  const notices = await noticesOf(bundleOf({ 'node_modules/@bufbuild/protobuf/dist/esm/index.js': 10 }));
  expect(notices).toContain('names its licence');
  expect(notices).toContain('Version 2.0, January 2004');
});

it.each([
  ['cdktf-cli', 'MPL-2.0'],
  ['spdx-license-list', 'CC0-1.0'],
])('refuses a bundle with %s, of which nobody has said that %s may be bundled', async (name, license) => {
  await expect(noticesOf(bundleOf({ [`node_modules/${name}/index.js`]: 10 }))).rejects.toThrow(
    new RegExp(`^${name} .* has the licence "${license}": find another package, or read it and accept it`),
  );
});
