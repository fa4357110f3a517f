import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';

const banner = '// Generated from docs/reference/openapi.json by `npm run generate`. Do not edit.\n\n';

/**
 * The text of `client/generated/openapi.ts`: the types of every path, parameter and body.
 *
 * @param openapiDocument The parsed OpenAPI 3.1 document of the API.
 */
export async function generateClientTypes(openapiDocument: unknown): Promise<string> {
  const nodes = await openapiTypescript(openapiDocument as OpenAPI3, { alphabetize: true, silent: true });
  return banner + astToString(nodes);
}

/** The text of `client/generated/version.ts`. */
export const clientVersion = (version: string): string =>
  `// Generated from package.json by \`npm run generate\`. Do not edit.\n\nexport const version = '${version}';\n`;
