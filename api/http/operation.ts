import type { z } from 'zod';
import type { GuardPermission } from '../../access-model/guard-permissions.ts';
import type { Answer } from '../context.ts';

/**
 * Where the caller must hold the operation's permission, checked before anything of the request is read:
 * in the `environment`; in the `project` of the path's id; or, for `service`, in any scope, and the service
 * checks the rest, because it has to read the object or the body to know the project. `own` objects are
 * shown to whom they belong and take no permission. `self`: whoever the path's id names takes none, others take it
 * in the environment. `question`: the same by the subject of an access question, in the scope asked about; the
 * service checks it, because the body says so.
 */
export type Guard = 'environment' | 'project' | 'service' | 'own' | 'self' | 'question';

/**
 * What the caller authenticates with. `principal` (the default): an access key or a session. `session`: a member's
 * session alone, where the operation is about the person who is signed in. `operator`: the operator's key. `none`:
 * nothing, because the request is how one gets a credential. `public`: nothing, because everybody gets the same answer.
 */
export type Credential = 'principal' | 'session' | 'operator' | 'none' | 'public';

/** One endpoint, as data: the server serves it and the OpenAPI document describes it. */
export interface Operation {
  /** The OpenAPI operationId: a verb and the tag, as in `create_project`. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** With parameters in braces: `/v1/projects/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** The permission that it takes, or null where everybody who is authenticated sees what is theirs. */
  readonly permission: GuardPermission | null;
  /** What it takes instead, in that project, where the object belongs to one. */
  readonly permissionInProject?: GuardPermission;
  readonly guard: Guard;
  readonly credential?: Credential;
  /** What the audit log calls it; default: the tag and the first word of the id. */
  readonly action?: string;
  readonly params?: Record<string, z.ZodType>;
  readonly query?: Record<string, z.ZodType>;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 204;
  /** Of a creation: when it answers 200 instead, because what it would create exists. */
  readonly existing?: string;
  readonly answer?: z.ZodType;
  /** The media type of the answer; default `application/json`. */
  readonly produces?: string;
  /** The answer shows a secret that is told once: it is not kept for repetitions, so no `Idempotency-Key` is taken. */
  readonly keepsNoAnswer?: true;
  /** A POST that changes nothing by itself: its body is a question, or holds requests that are operations of their own. */
  readonly readOnly?: true;
  /** Whatever is wrong with the body is 400 (AuthZEN Authorization API 1.0, section "Error Responses"). */
  readonly badRequest?: true;
  /** The body is a form (`application/x-www-form-urlencoded`) instead of JSON. */
  readonly takesForm?: true;
  /** What is wrong is told in the words of OAuth as well (RFC 6749, section 5.2). */
  readonly oauthErrors?: true;
  /** What counts together with it, where it takes no credential; default: signing in. */
  readonly limitedAs?: 'exchange';
  /** The snapshot in memory, which is a little old at most: the credential too is known from there. */
  readonly answersFrom?: 'snapshot';
  /** Whether the answer has an ETag. */
  readonly versioned?: true;
  // biome-ignore lint/suspicious/noExplicitAny: the schemas above are what makes the call's types true.
  readonly handle: (call: any) => Promise<Answer>;
}

export const credentialOf = ({ credential = 'principal' }: Operation): Credential => credential;

/** Everything but reading and signing in changes something: it takes `dry_run`, and is audited. */
export const isMutation = (operation: Operation) =>
  operation.method !== 'get' && !operation.readOnly && credentialOf(operation) !== 'none';

/** A creation or a verb does, so that it can be repeated when its answer was lost. */
export const takesIdempotencyKey = (operation: Operation) =>
  operation.method === 'post' && isMutation(operation) && !operation.keepsNoAnswer;

/** What a body may come as; a PATCH is a JSON merge patch (RFC 7396) by either name. */
export const mediaTypesOf = (operation: Operation): readonly string[] => {
  if (operation.takesForm) return ['application/x-www-form-urlencoded'];
  return operation.method === 'patch'
    ? ['application/json', 'application/merge-patch+json']
    : ['application/json'];
};

/** What the audit log calls it: `create_project` is `project.create`. */
export const actionOf = (operation: Operation): string =>
  operation.action ?? `${operation.tag}.${operation.id.slice(0, operation.id.indexOf('_'))}`;
