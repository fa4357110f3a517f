import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../project.ts';
import { publishedManifest } from './manifest.ts';

const needs = ['aws4fetch', 'ini', 'openapi-fetch'];

/**
 * Lays out `@roster/client` as it is published: manifest, README and, in `lib/`, JavaScript and declarations of what
 * `client/index.ts` reaches.
 *
 * @param folder is replaced when it is there
 * @throws if the sources do not type-check
 */
export async function buildClientPackage(folder: string): Promise<void> {
  const source = join(projectRoot, 'client');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copyFile(join(source, 'README.md'), join(folder, 'README.md'));
  await writeFile(join(folder, 'package.json'), await publishedManifest('client', needs));
  compile(join(source, 'index.ts'), { rootDir: source, outDir: join(folder, 'lib') });
}

function compile(entry: string, places: Pick<ts.CompilerOptions, 'rootDir' | 'outDir'>): void {
  const config = ts.readConfigFile(join(projectRoot, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, projectRoot);
  const program = ts.createProgram([entry], {
    ...options,
    ...places,
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
  });
  const { diagnostics } = program.emit();
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0) throw new Error(ts.formatDiagnostics(problems, ts.createCompilerHost(options)));
}
