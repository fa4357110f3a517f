import { expect, test } from 'vitest';
import { generateClientTypes } from '../../scripts/generate-client-types.ts';

const openapiDocument = {
  openapi: '3.1.0',
  info: { title: 'Roster', version: '1' },
  paths: {
    '/v1/projects': {
      get: {
        responses: {
          200: {
            description: 'The projects.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['name'],
                  properties: { name: { type: ['string', 'null'] } },
                },
              },
            },
          },
        },
      },
    },
  },
};

test('types every path, says that it is generated, and gives the same text each time', async () => {
  const text = await generateClientTypes(openapiDocument);
  expect(text).toMatch(/^\/\/ Generated from .* Do not edit\./);
  expect(text).toContain('export interface paths {\n    "/v1/projects": {');
  expect(text).toContain('name: string | null;');
  expect(await generateClientTypes(openapiDocument)).toBe(text);
});
