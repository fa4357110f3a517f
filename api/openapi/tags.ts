import {
  accessKey,
  member,
  project,
  role,
  roleAssignment,
  serviceAccount,
  ssoConnection,
  workloadIdentity,
} from '../../provider-schema/catalogue.ts';
import { environment } from '../environments/definition.ts';
import type { Json } from './json-schema.ts';

interface Tag {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** In the order in which a reader meets them. */
const all: readonly Tag[] = [
  {
    name: 'caller',
    title: 'Caller',
    description: 'Who is asking: a good first request, because it takes no permission.',
  },
  project,
  member,
  serviceAccount,
  accessKey,
  role,
  roleAssignment,
  {
    name: 'decision',
    title: 'Decisions',
    description:
      'May somebody do something? And if not, why? OpenID AuthZEN Authorization API 1.0. Everybody may ask about themselves.',
  },
  {
    name: 'permission',
    title: 'Permissions',
    description: 'The rights that the edition of the environment knows, and who holds one.',
  },
  workloadIdentity,
  {
    name: 'oauth_token',
    title: 'Exchanged tokens',
    description: 'Tokens for jobs that hold no key: OAuth 2.0 Token Exchange (RFC 8693).',
  },
  ssoConnection,
  {
    name: 'audit_event',
    title: 'Audit events',
    description: 'Who did what to what, when, from where, with what outcome.',
  },
  {
    name: 'audit_log',
    title: 'Audit log',
    description: 'The whole log, chained by hashes: its end, its export and its verification.',
  },
  {
    name: 'batch',
    title: 'Batches',
    description: 'Many changes in one request, each made and answered as if it were sent alone.',
  },
  {
    name: 'idempotency_key',
    title: 'Idempotency keys',
    description: 'What became of a creation whose answer was lost.',
  },
  environment,
  {
    name: 'sign_in',
    title: 'Sign-ins',
    description: 'How a person signs in, step by step. The pages under `/e/{slug}` do the same.',
  },
  {
    name: 'activation',
    title: 'Activations',
    description: 'How a person who was invited begins to use their account.',
  },
  { name: 'session', title: 'Sessions', description: 'Where a member is signed in.' },
  {
    name: 'two_factor',
    title: 'Two-factor authentication',
    description: "The second factor of a member's own sign-in.",
  },
];

/** The groups of operations. */
export const tags = (): Json[] =>
  all.map(({ name, title, description }) => ({ name, 'x-displayName': title, description }));
