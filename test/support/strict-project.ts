import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/project.ts';
import { startProgram } from './program.ts';

/**
 * Type-checks files of a folder as strictly as a careful user does, declarations of packages included; returns what the
 * compiler says.
 */
export async function typeCheck(folder: string, files: readonly string[]): Promise<string> {
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2024',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(projectRoot, 'node_modules/@types')],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const compiler = join(projectRoot, 'node_modules/.bin/tsc');
  const environment = { PATH: process.env['PATH'] ?? '' };
  return (await startProgram(compiler, ['--project', folder], { folder, environment }).ended).output;
}
