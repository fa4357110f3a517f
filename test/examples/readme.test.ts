import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What the sample leaves out because a reader can guess it. */
const preamble = `
import { AccessKey, Member, Project, RoleAssignment, ServiceAccount } from '@roster/cdktf-provider';
import type { TerraformStack } from 'cdktf';
declare const stack: TerraformStack;
`;

function errorsIn(source: string): string[] {
  const path = join(root, 'test/examples/readme-sample.ts');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile: readOther } = host;
  host.fileExists = (name) => name === path || fileExists(name);
  host.readFile = (name) => (name === path ? source : readOther(name));
  const program = ts.createProgram([path], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('the TypeScript of the README compiles, and a mistake in it would not', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const [, sample = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  expect(sample).toMatch(/new Member\(.*new RoleAssignment\(.*new AccessKey\(/s);
  expect(errorsIn(preamble + sample)).toEqual([]);
  expect(errorsIn(preamble + sample.replace('principalId', 'principal'))).not.toEqual([]);
});
