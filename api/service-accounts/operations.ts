import { serviceAccount } from '../../provider-schema/catalogue.ts';
import { idSchema, readSchema } from '../../provider-schema/readers/zod.ts';
import type { Operation } from '../http/operation.ts';
import { switchTo } from './service.ts';

const shared = {
  method: 'post',
  tag: 'service_account',
  params: { id: idSchema(serviceAccount) },
  permission: 'platform_api_key.manage',
  guard: 'environment',
  status: 200,
  answer: readSchema(serviceAccount),
  versioned: true,
} as const;

/** The verbs of a service account. */
export const serviceAccountOperations: Operation[] = [
  {
    ...shared,
    id: 'disable_service_account',
    path: '/v1/service_accounts/{id}/disable',
    summary: 'Disable a service account',
    description:
      'None of its keys opens anything from the next request on, until it is enabled again. Its role assignments stay.',
    handle: switchTo('disabled'),
  },
  {
    ...shared,
    id: 'enable_service_account',
    path: '/v1/service_accounts/{id}/enable',
    summary: 'Enable a service account',
    description:
      'Its keys open again what it may do. You must hold everything that the account holds, because somebody has those keys.',
    handle: switchTo('active'),
  },
];
