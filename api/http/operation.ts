import type { z } from 'zod';
import type { Answer, Call } from '../context.ts';

/**
 * Where the caller must hold the operation's permission, checked before anything of the request is read:
 * in the `environment`; in the `project` of the path's id; or, for `service`, in any scope, and the service
 * checks the rest, because it has to read the object or the body to know the project. `own` objects are
 * shown to whom they belong and take no permission.
 */
export type Guard = 'environment' | 'project' | 'service' | 'own';

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
  readonly permission: string | null;
  /** What it takes instead, in that project, where the object belongs to one. */
  readonly permissionInProject?: string;
  readonly guard: Guard;
  readonly params?: Record<string, z.ZodType>;
  readonly query?: Record<string, z.ZodType>;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 204;
  readonly answer?: z.ZodType;
  /** Whether the answer has an ETag. */
  readonly versioned?: true;
  // biome-ignore lint/suspicious/noExplicitAny: the schemas above are what makes the call's types true.
  readonly handle: (call: Call<any, any, any>) => Promise<Answer>;
}

/** Everything but reading changes something: it takes `dry_run`, and is audited. */
export const isMutation = (operation: Operation) => operation.method !== 'get';

/** A creation: it takes an `Idempotency-Key`. */
export const isCreation = (operation: Operation) => operation.method === 'post';

/** What a body may come as; a PATCH is a JSON merge patch (RFC 7396) by either name. */
export const mediaTypesOf = (operation: Operation): readonly string[] =>
  operation.method === 'patch' ? ['application/json', 'application/merge-patch+json'] : ['application/json'];

/** What the audit log calls it: `create_project` is `project.create`. */
export const actionOf = (operation: Operation): string =>
  `${operation.tag}.${operation.id.slice(0, operation.id.indexOf('_'))}`;
