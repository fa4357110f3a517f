import { z } from 'zod';
import { member } from '../../provider-schema/member.ts';
import { createSchema, filterShape, idSchema, updateSchema } from '../../provider-schema/readers/zod.ts';
import type { Operation } from '../http/operation.ts';
import { listSchema, pageShape } from '../http/paging.ts';
import {
  administrator,
  edition,
  environment,
  environmentAnswer,
  ownEnvironment,
  roleMapping,
} from './definition.ts';
import { counted } from './delete.ts';
import { editionChangeAnswer } from './edition-change.ts';
import { handOver, handOverAsOperator } from './hand-over.ts';
import { create, list, read, remove, update } from './operator.ts';
import { recoverRoot } from './recover-root.ts';
import { readOwn, updateOwn } from './service.ts';
import { settingsChange } from './settings.ts';

const shared = { tag: 'environment', permission: null, guard: 'own' } as const;
const operators = { ...shared, credential: 'operator' } as const;
const collection = '/v1/environments';
const item = { ...operators, path: `${collection}/{id}`, params: { id: idSchema(environment) } };
const answered = { status: 200, answer: environmentAnswer, versioned: true } as const;

const newRoot = z.strictObject({
  member_id: idSchema(member).meta({
    description: 'An active member, who becomes Administrator without an end by it.',
    'x-references': ['member'],
  }),
});

const handOverTexts = {
  action: 'environment.hand_over',
  summary: 'Hand root over to another member',
  body: newRoot,
};

export const environmentOperations: Operation[] = [
  {
    ...operators,
    id: 'create_environment',
    method: 'post',
    path: collection,
    summary: 'Create an environment',
    description:
      'Makes an environment with its initial Administrator, the root member, who makes the others. The root member gets the activation mail, or the answer has a generated password, once, that must be changed at the first sign-in.',
    body: createSchema(environment, {
      edition: edition.optional(),
      settings: settingsChange.optional(),
      administrator,
    }),
    status: 201,
    answer: environmentAnswer.extend({
      root_username: z.string().nullable().meta({ description: 'The user name of the root member.' }),
      initial_password: z.string().nullable().meta({
        description:
          'Where the sign-in is by `initial_password`, and in this answer alone; null in a dry run.',
      }),
    }),
    versioned: true,
    keepsNoAnswer: true,
    handle: create,
  },
  {
    ...operators,
    id: 'list_environments',
    method: 'get',
    path: collection,
    summary: 'List environments',
    description: 'All environments that are not deleted, in the order of their creation.',
    query: { ...pageShape, ...filterShape(environment) },
    status: 200,
    answer: listSchema(environmentAnswer),
    handle: list,
  },
  {
    ...item,
    id: 'read_environment',
    method: 'get',
    summary: 'Read an environment',
    description: 'An environment, with all its settings as they are in force.',
    ...answered,
    handle: read,
  },
  {
    ...item,
    id: 'update_environment',
    method: 'patch',
    summary: 'Change an environment: fields left out stay',
    description:
      'With another edition, predefined roles of the same id take the place of each other, and custom roles lose the permissions that the new edition lacks. A role in use without a counterpart must be mapped (`role_without_counterpart`). A dry run shows who would gain and lose what.',
    body: updateSchema(environment, {
      edition: edition.optional(),
      role_mapping: roleMapping.optional(),
      settings: settingsChange.optional(),
    }),
    ...answered,
    answer: environmentAnswer.extend({ edition_change: editionChangeAnswer }),
    handle: update,
  },
  {
    ...item,
    id: 'delete_environment',
    method: 'delete',
    summary: 'Delete an environment and everything in it, for good',
    description:
      'Irreversible. Members, service accounts, keys, projects, roles and assignments go along at once; the audit log stays. A dry run counts them.',
    status: 200,
    answer: z.object({
      id: z.string(),
      slug: z.string().meta({ description: 'Free for another environment from here on.' }),
      deleted_at: z.string().meta({ format: 'date-time' }),
      deleted: z
        .object(Object.fromEntries(counted.map((table) => [table, z.int()])))
        .meta({ description: 'How many of each went along.' }),
    }),
    handle: remove,
  },
  {
    ...item,
    id: 'recover_root',
    method: 'post',
    path: `${collection}/{id}/recover_root`,
    action: 'environment.recover_root',
    summary: 'Let a root member in again who cannot get in',
    description:
      'Lifts the lock, takes away password and two-factor authentication, ends all sessions, makes sure of the Administrator role, and sends the root member a mail whose link (1 hour, once) lets them choose a new password.',
    ...answered,
    handle: recoverRoot,
  },
  {
    ...item,
    ...handOverTexts,
    id: 'hand_over_environment',
    method: 'post',
    path: `${collection}/{id}/hand_over`,
    description: 'For a root member who is gone. The old root member becomes an ordinary Administrator.',
    ...answered,
    handle: handOverAsOperator,
  },
  {
    ...shared,
    id: 'read_own_environment',
    method: 'get',
    path: '/v1/environment',
    summary: 'Read the environment of the caller',
    description: 'Its name, login URL, edition and settings, for whoever sees the members.',
    permission: 'member.list',
    guard: 'environment',
    ...answered,
    handle: readOwn,
  },
  {
    ...shared,
    id: 'update_own_environment',
    method: 'patch',
    path: '/v1/environment',
    summary: 'Change the name and the settings of the environment of the caller',
    description: 'Slug and edition are changed by the operator.',
    permission: 'environment.manage',
    guard: 'environment',
    body: updateSchema(ownEnvironment, { settings: settingsChange.optional() }),
    ...answered,
    handle: updateOwn,
  },
  {
    ...shared,
    ...handOverTexts,
    id: 'hand_over_own_environment',
    method: 'post',
    path: '/v1/environment/hand_over',
    credential: 'session',
    description:
      'For the root member alone, who becomes an ordinary Administrator by it. Until then nobody can delete, disable or demote them.',
    ...answered,
    handle: handOver,
  },
];
