import { z } from 'zod';
import { editionIds } from '../../access-model/editions.ts';
import type { Operation } from '../http/operation.ts';
import { readCaller } from './service.ts';

const callerSchema = z.object({
  principal_id: z.string().meta({
    description: 'The id of the member or service account.',
    examples: ['sa_01h2xcejqtf2nbrexx3vqjhp41'],
  }),
  kind: z.enum(['member', 'service_account']),
  name: z.string().meta({ description: 'The e-mail address of a member, the name of a service account.' }),
  environment_id: z.string().meta({ description: 'The environment that the credential belongs to.' }),
  environment_slug: z.string(),
  environment_name: z.string(),
  edition: z.enum(editionIds).meta({ description: 'Whose predefined roles and permissions it has.' }),
  credential: z.object({
    kind: z.enum(['access_key', 'session', 'exchanged_token']),
    id: z
      .string()
      .meta({ description: 'The access key id, the id of the session, or that of the exchanged token.' }),
    workload_identity_id: z
      .string()
      .nullable()
      .meta({ description: 'By which workload identity a token was exchanged; null for the others.' }),
  }),
  revision: z
    .int()
    .min(0)
    .meta({
      description:
        "The environment's revision when the caller's rights were read: it grows with each change that decisions depend on.",
      examples: [42],
    }),
});

/** Whoever asks, about themselves. */
export const callerOperations: readonly Operation[] = [
  {
    id: 'read_caller',
    method: 'get',
    path: '/v1/caller',
    tag: 'caller',
    summary: 'Read who is asking',
    description:
      'Tells a client as whom, in which environment and with which credential it asks. Everybody who is authenticated may ask it about themselves; of an access key it tells the id and nothing more.',
    permission: null,
    guard: 'own',
    status: 200,
    answer: callerSchema,
    handle: readCaller,
  },
];
