import { join } from 'node:path';
import { projectRoot } from '../project.ts';
import { packPackages } from './pack.ts';

const folder = join(projectRoot, 'dist/packages');
for await (const { name, file, bytes } of packPackages(folder))
  console.log(`${name.padEnd(24)} ${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${file}`);
