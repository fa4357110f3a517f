import { cp, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flavours } from '../../scripts/bindings/flavours.ts';
import { projectRoot } from '../../scripts/project.ts';
import type { Actor, TestApi } from '../support/api.ts';
import { besideApi } from './beside-api.ts';

/** The folder of a project as the first steps in TypeScript leave it, with the commands of both CDKs. */
export async function cdkProject(api: TestApi, actor: Actor) {
  const stage = await besideApi(api, actor);
  await writeFile(join(stage.folder, 'package.json'), '{ "type": "module" }');
  await cp(join(projectRoot, 'examples/cdktf-quickstart/cdktf.json'), join(stage.folder, 'cdktf.json'));
  for (const { library } of flavours) {
    const program = join('node_modules/.bin', library);
    await symlink(join(projectRoot, program), join(stage.folder, program));
  }
  return stage;
}
