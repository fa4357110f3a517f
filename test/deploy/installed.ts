import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCliPackage } from '../../scripts/packages/cli.ts';
import { projectRoot } from '../../scripts/project.ts';

/** What the package leaves to npm, because it has files of its own. */
const besides = ['@electric-sql/pglite', '@node-rs/argon2'];

/** The package `@roster/cli` in a folder, as `npm install` lays it out. @returns the folder of its command */
export async function installPackage(folder: string): Promise<string> {
  const modules = join(folder, 'node_modules');
  await buildCliPackage(join(modules, '@roster/cli'));
  for (const name of besides) {
    await mkdir(join(modules, name, '..'), { recursive: true });
    await symlink(join(projectRoot, 'node_modules', name), join(modules, name));
  }
  const programs = join(modules, '.bin');
  await mkdir(programs);
  await symlink('../@roster/cli/lib/roster.js', join(programs, 'roster'));
  return programs;
}
