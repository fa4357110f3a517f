import type { z } from 'zod';
import type { GuardPermission } from '../../access-model/guard-permissions.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import {
  createSchema,
  type Extras,
  filterShape,
  idSchema,
  readSchema,
  updateSchema,
} from '../../provider-schema/readers/zod.ts';
import type { Answer, Call } from '../context.ts';
import type { Guard, Operation } from './operation.ts';
import { listSchema, pageShape } from './paging.ts';

// biome-ignore lint/suspicious/noExplicitAny: each operation's schemas are what makes its call's types true.
type Handler = (call: Call<any, any, any>) => Promise<Answer>;

/** One service function for each endpoint of a resource, with the permission that it takes. */
export interface ResourceService {
  readonly create: Handler;
  readonly read: Handler;
  readonly update: Handler;
  readonly remove: Handler;
  readonly list: Handler;
  readonly permissions: {
    readonly create: GuardPermission;
    readonly read: GuardPermission;
    readonly update: GuardPermission;
    readonly delete: GuardPermission;
  };
  /** What it takes instead, in that project, where the object belongs to one. */
  readonly permissionsInProject?: ResourceService['permissions'];
  /** Who checks the permission: see {@link Guard}. Default `environment`. */
  readonly guards?: Partial<Record<'create' | 'item' | 'list', Guard>>;
  /** More fields of a creation's body than the definition has: what Terraform has no shape for. So below. */
  readonly createExtras?: Extras;
  /** More fields of the answer to a creation, beside `answerExtras`. */
  readonly createAnswerExtras?: Extras;
  /** More fields of every answer, list items included. */
  readonly answerExtras?: Extras;
  /** More fields of the answer to a change, beside `answerExtras`. */
  readonly updateAnswerExtras?: Extras;
  /** See {@link Operation}. */
  readonly existing?: string;
  /** What a deletion answers, with 200; left out: nothing, with 204. */
  readonly deleteAnswer?: z.ZodType;
}

/** A title as it stands in a sentence: abbreviations stay. */
const inSentence = (words: string) =>
  words.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()).replace(/^sso\b/, 'SSO');

const withArticle = (title: string) => `${/^([aeio]|sso)/i.test(title) ? 'an' : 'a'} ${inSentence(title)}`;

/** The five endpoints of a declared resource, with the schemas that its definition gives. */
export function resourceOperations(definition: ResourceDefinition, service: ResourceService): Operation[] {
  const { name, plural, title, description } = definition;
  const { permissions, permissionsInProject, guards = {} } = service;
  const { createExtras, createAnswerExtras, answerExtras, updateAnswerExtras, existing, deleteAnswer } =
    service;
  const permission = (verb: keyof ResourceService['permissions']) => ({
    permission: permissions[verb],
    ...(permissionsInProject && { permissionInProject: permissionsInProject[verb] }),
  });
  const thing = withArticle(title);
  const things = inSentence(plural.replaceAll('_', ' '));
  const collection = `/v1/${plural}`;
  const shared = { tag: name, description };
  const item = { ...shared, path: `${collection}/{id}`, params: { id: idSchema(definition) } };
  const itemGuard = guards.item ?? 'environment';
  const answer = readSchema(definition, { extras: answerExtras });
  const created = readSchema(definition, {
    withSecrets: true,
    extras: { ...answerExtras, ...createAnswerExtras },
  });
  const changed = readSchema(definition, { extras: { ...answerExtras, ...updateAnswerExtras } });
  return [
    {
      ...shared,
      id: `create_${name}`,
      method: 'post',
      path: collection,
      summary: `Create ${thing}`,
      ...permission('create'),
      guard: guards.create ?? 'environment',
      body: createSchema(definition, createExtras) as z.ZodType,
      status: 201,
      ...(existing !== undefined && { existing }),
      answer: created,
      versioned: true,
      handle: service.create,
    },
    {
      ...shared,
      id: `list_${plural}`,
      method: 'get',
      path: collection,
      summary: `List ${things}`,
      ...permission('read'),
      guard: guards.list ?? 'environment',
      query: { ...pageShape, ...filterShape(definition) },
      status: 200,
      answer: listSchema(answer),
      handle: service.list,
    },
    {
      ...item,
      id: `read_${name}`,
      method: 'get',
      summary: `Read ${thing}`,
      ...permission('read'),
      guard: itemGuard,
      status: 200,
      answer,
      versioned: true,
      handle: service.read,
    },
    {
      ...item,
      id: `update_${name}`,
      method: 'patch',
      summary: `Change ${thing}: fields left out stay, null unsets`,
      ...permission('update'),
      guard: itemGuard,
      body: updateSchema(definition) as z.ZodType,
      status: 200,
      answer: changed,
      versioned: true,
      handle: service.update,
    },
    {
      ...item,
      id: `delete_${name}`,
      method: 'delete',
      summary: `Delete ${thing}`,
      ...permission('delete'),
      guard: itemGuard,
      ...(deleteAnswer ? { status: 200, answer: deleteAnswer } : { status: 204 }),
      handle: service.remove,
    },
  ];
}
