import { createSchema, idSchema, readSchema, updateSchema } from '../../provider-schema/readers/zod.ts';
import type { Operation } from '../http/operation.ts';
import { listSchema, pageShape } from '../http/paging.ts';
import { connections } from './connections.ts';
import { optionalRoleLists, roleLists, ssoConnection } from './definition.ts';

const shared = {
  tag: ssoConnection.name,
  description: ssoConnection.description,
  permission: 'environment.manage',
  guard: 'environment',
} as const;
const collection = { ...shared, path: '/v1/sso_connections' };
const item = { ...shared, path: '/v1/sso_connections/{id}', params: { id: idSchema(ssoConnection) } };
const answer = readSchema(ssoConnection, { extras: roleLists });

/** The connections of an environment to identity providers. */
export const ssoOperations: Operation[] = [
  {
    ...collection,
    id: 'create_sso_connection',
    method: 'post',
    summary: 'Create an SSO connection',
    body: createSchema(ssoConnection, optionalRoleLists),
    status: 201,
    answer,
    versioned: true,
    handle: connections.create,
  },
  {
    ...collection,
    id: 'list_sso_connections',
    method: 'get',
    summary: 'List SSO connections',
    query: pageShape,
    status: 200,
    answer: listSchema(answer),
    handle: connections.list,
  },
  {
    ...item,
    id: 'read_sso_connection',
    method: 'get',
    summary: 'Read an SSO connection',
    status: 200,
    answer,
    versioned: true,
    handle: connections.read,
  },
  {
    ...item,
    id: 'update_sso_connection',
    method: 'patch',
    summary: 'Change an SSO connection: fields left out stay, null unsets',
    body: updateSchema(ssoConnection, optionalRoleLists),
    status: 200,
    answer,
    versioned: true,
    handle: connections.update,
  },
  {
    ...item,
    id: 'delete_sso_connection',
    method: 'delete',
    summary: 'Delete an SSO connection',
    description:
      'While members belong to the connection it is refused (409), because they could not sign in any more: disable the connection, or delete them first.',
    status: 204,
    handle: connections.remove,
  },
];
