import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';

const examples = join(projectRoot, 'examples');
const files = ['resources', 'data-sources', 'ephemeral-resources', 'functions'].flatMap((kind) =>
  readdirSync(join(examples, kind)).map((type) => join(kind, type, `${kind.slice(0, -1)}.tf`)),
);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it.each(files)('%s applies and is stable', async (file) => {
  const { administrator } = await api.newEnvironment();
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  expect(await terraform.apply(await readFile(join(examples, file), 'utf8'))).toContain('Apply complete!');
  expect(await terraform.plan()).toHaveNoChanges();
  await terraform.destroy();
});
