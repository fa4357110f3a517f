import { z } from 'zod';
import { problemCodes } from '../http/problem.ts';

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string().meta({ description: 'What is wrong and what to do about it, for people.' }),
    code: z.enum(problemCodes).meta({ description: 'Stable, for programs.' }),
    request_id: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What is wrong with each field; `pointer` is a JSON Pointer into the body.' }),
    missing_permission: z.string().optional(),
    conflicting_id: z.string().optional().meta({ description: 'The object that is in the way.' }),
    conflicting_ids: z
      .array(z.string())
      .optional()
      .meta({ description: 'What still uses the object: 100 ids at most.' }),
    error: z.string().optional().meta({
      description:
        'At the token endpoint, for what a client of OAuth can mend: the error in its words (RFC 6749, section 5.2). The media type is `application/json` then.',
    }),
    error_description: z.string().optional(),
  })
  .meta({ description: 'Problem details, RFC 9457.' });
