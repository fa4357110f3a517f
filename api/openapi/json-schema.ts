import { z } from 'zod';

export type Json = Record<string, unknown>;

export const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

export const text = { type: 'string' };
