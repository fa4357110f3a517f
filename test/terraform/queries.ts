import { expect } from 'vitest';
import type { Json, TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';

/** A data block with the label `it`. */
export const data = (type: string, lines: readonly string[]) =>
  `data "roster_${type}" "it" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

/** An environment of the edition, and terraform acting as its Administrator. */
export async function beginQueries(api: TestApi, edition = 'emqx-platform-3') {
  const environment = await api.newEnvironment({ edition });
  const { administrator } = environment;
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  const find = async (type: string, ...lines: string[]): Promise<Json> => {
    await terraform.apply(data(type, lines));
    return terraform.object(`data.roster_${type}.it`);
  };
  const refusal = async (command: 'validate' | 'plan', type: string, ...lines: string[]) => {
    const [error, ...others] = await terraform.errorsOf(command, data(type, lines));
    expect(others).toEqual([]);
    return error;
  };
  return { environment, administrator, terraform, find, refusal };
}
