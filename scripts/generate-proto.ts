import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const protocolFolder = 'provider/plugin';
const generatedFolder = 'provider/plugin/generated';

// Enums as literals and `.ts` imports, so that Node runs the result without a compiler.
const options = [
  'forceLong=bigint',
  'useDate=false',
  'outputJsonMethods=false',
  'outputServices=grpc-js',
  'outputClientImpl=true',
  'enumsAsLiterals=true',
  'unrecognizedEnum=false',
  'useExactTypes=false',
  'importSuffix=.ts',
  'annotateFilesWithVersion=false',
  'esModuleInterop=true',
];

/**
 * Generates TypeScript from the `.proto` files of the plugin protocol, offline and without touching the tree.
 *
 * @returns the content of each generated file by its path from the repository's root
 */
export async function generateProto(): Promise<Map<string, string>> {
  const output = await mkdtemp(join(tmpdir(), 'roster-proto-'));
  try {
    const binaries = join(root, 'node_modules/.bin');
    const template = {
      version: 'v2',
      plugins: [{ local: join(binaries, 'protoc-gen-ts_proto'), out: output, opt: options }],
    };
    // Through `env`, so that buf keeps its cache in the temporary folder and not in the home directory.
    await promisify(execFile)('env', [
      `BUF_CACHE_DIR=${join(output, 'cache')}`,
      join(binaries, 'buf'),
      'generate',
      '--template',
      JSON.stringify(template),
      join(root, protocolFolder),
    ]);
    const names = (await readdir(output)).filter((name) => name.endsWith('.ts')).sort();
    const files = new Map<string, string>();
    for (const name of names) {
      files.set(`${generatedFolder}/${name}`, await readFile(join(output, name), 'utf8'));
    }
    return files;
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of await generateProto()) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}
