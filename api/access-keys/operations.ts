import { accessKey } from '../../provider-schema/catalogue.ts';
import { idSchema, readSchema } from '../../provider-schema/readers/zod.ts';
import type { Operation } from '../http/operation.ts';
import { rotate, rotationBody, rotationFields } from './rotate.ts';
import { useFields } from './rows.ts';
import { switchTo } from './service.ts';

const shared = {
  method: 'post',
  tag: 'access_key',
  params: { id: idSchema(accessKey) },
  permission: 'platform_api_key.manage',
  guard: 'environment',
  versioned: true,
} as const;

const answer = readSchema(accessKey, { extras: useFields });

/** The verbs of an access key. */
export const accessKeyOperations: Operation[] = [
  {
    ...shared,
    id: 'disable_access_key',
    path: '/v1/access_keys/{id}/disable',
    summary: 'Disable an access key',
    description: 'The key opens nothing from the next request on, until it is enabled again.',
    status: 200,
    answer,
    handle: switchTo('disabled'),
  },
  {
    ...shared,
    id: 'enable_access_key',
    path: '/v1/access_keys/{id}/enable',
    summary: 'Enable an access key',
    description:
      'The key opens again what its service account may do. You must hold everything that the account holds.',
    status: 200,
    answer,
    handle: switchTo('active'),
  },
  {
    ...shared,
    id: 'rotate_access_key',
    path: '/v1/access_keys/{id}/rotate',
    summary: 'Replace an access key, with overlap',
    description:
      'Makes a new key of the same service account, whose secret is returned this once unless you bring it, and lets the old key work until `retire_at`. While both work the account may have one key more than `access_keys_per_account`. You must hold everything that the account holds.',
    body: rotationBody,
    status: 201,
    answer: readSchema(accessKey, { withSecrets: true, extras: { ...useFields, ...rotationFields } }),
    handle: rotate,
  },
];
