import { z } from 'zod';
import { member } from '../../provider-schema/catalogue.ts';
import { idPattern } from '../../provider-schema/definition.ts';
import { idSchema } from '../../provider-schema/readers/zod.ts';
import type { Operation } from '../http/operation.ts';
import { listSchema, pageShape } from '../http/paging.ts';
import { endOfMember, endOwn, listOfMember, listOwn, signOut } from './manage.ts';

const sessionId = idPattern('ses');
const time = z.string().meta({ format: 'date-time' });

const session = z.object({
  id: z.string(),
  created_at: time,
  last_used_at: time.meta({ description: 'Give or take half a minute.' }),
  idle_expires_at: time.meta({ description: 'When it ends unless it is used before.' }),
  expires_at: time.meta({ description: 'When it ends, used or not.' }),
  address: z.string().nullable().meta({ description: 'Where the sign-in came from.' }),
  user_agent: z.string().nullable().meta({ description: 'What the client said that it is.' }),
  current: z.boolean().meta({ description: 'Whether this request was sent with it.' }),
});

const own = { tag: 'session', permission: null, guard: 'own', credential: 'session' } as const;

const ofMember = {
  tag: 'member',
  permission: 'member.manage',
  guard: 'environment',
  params: { id: idSchema(member) },
  status: 200,
} as const;

export const sessionOperations: Operation[] = [
  {
    ...own,
    id: 'list_sessions',
    method: 'get',
    path: '/v1/sessions',
    summary: 'List your sessions',
    description: 'Where you are signed in.',
    query: pageShape,
    status: 200,
    answer: listSchema(session),
    handle: listOwn,
  },
  {
    ...own,
    id: 'delete_session',
    method: 'delete',
    path: '/v1/sessions/{id}',
    summary: 'End one of your sessions',
    description: 'Whoever uses it is signed out at the next request.',
    params: { id: z.string().regex(sessionId.regex, { error: () => sessionId.says }) },
    status: 204,
    handle: endOwn,
  },
  {
    ...own,
    id: 'sign_out_session',
    action: 'session.sign_out',
    method: 'post',
    path: '/v1/sessions/sign_out',
    summary: 'Sign out',
    description: 'Ends the session that the request is sent with.',
    status: 204,
    handle: signOut,
  },
  {
    ...ofMember,
    id: 'list_member_sessions',
    method: 'get',
    path: '/v1/members/{id}/sessions',
    summary: 'List the sessions of a member',
    description: 'Where the member is signed in.',
    query: pageShape,
    answer: listSchema(session),
    handle: listOfMember,
  },
  {
    ...ofMember,
    id: 'end_member_sessions',
    action: 'member.end_sessions',
    method: 'post',
    path: '/v1/members/{id}/end_sessions',
    summary: 'End all sessions of a member',
    description:
      'Whoever is signed in as the member is signed out at the next request, and sign-ins under way end.',
    answer: z.object({ ended_sessions: z.number().meta({ description: 'How many they were.' }) }),
    handle: endOfMember,
  },
];
