import type { FunctionDefinition } from '../data-source.ts';
import { codeBlock, page, type ReferencePage, section, wordsOf } from './reference.ts';
import { functionAddress, functionSignature } from './terraform.ts';

/**
 * The reference page of a function of the provider.
 *
 * @param example the HCL of `examples/functions/<name>/function.tf`
 */
export function functionPage(definition: FunctionDefinition, example: string): ReferencePage {
  const { name, summary, description } = definition;
  const { parameters, returns } = functionSignature(definition);
  const given = parameters.map((parameter) => `${parameter.name} ${wordsOf(parameter.type, parameter.name)}`);
  const signature = `${functionAddress(name)}(${given.join(', ')}) ${wordsOf(returns, name)}`;
  const items = parameters.map(
    (parameter) =>
      `- \`${parameter.name}\` (${wordsOf(parameter.type, parameter.name)}): ${parameter.description}`,
  );
  return page(`functions/${name}.md`, `${functionAddress(name)} (function)`, `${summary}. ${description}`, [
    section('Example usage', codeBlock('terraform', example)),
    section('Signature', codeBlock('text', signature)),
    section(
      'Arguments',
      items.join('\n'),
      'With an argument that is known after apply only, the result is so too; `null` is an error.',
    ),
    section(
      'Availability',
      `Functions of providers need Terraform 1.8 or newer. CDK Terrain has ${cdktnCall(definition)}. CDK for Terraform 0.21 makes no TypeScript functions of them: there, write the call as an expression of Terraform, ${cdktfCall(definition)}.`,
    ),
  ]);
}

const lists = new Set(['string_set', 'object_list']);

function cdktfCall({ name, returns, parameters }: FunctionDefinition): string {
  const call = `'\${${functionAddress(name)}(${parameters.map(() => '"…"').join(', ')})}'`;
  return lists.has(returns) ? `\`Token.asList(${call})\`` : `\`Token.asAny(${call})\``;
}

function cdktnCall({ name, parameters }: FunctionDefinition): string {
  const method = name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `\`new RosterProvider(…).functions.${method}(${parameters.map(() => "'…'").join(', ')})\``;
}
