import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { collectionPath, isJsonObject, type JsonObject } from './object.ts';

/** The API is content with what exists already; Terraform is not: two resources must not manage one object. */
export class AlreadyThere extends Error {
  readonly id: string;
  readonly requestId: string;

  constructor(id: string, requestId: string) {
    super(`${id} exists already`);
    this.name = 'AlreadyThere';
    this.id = id;
    this.requestId = requestId;
  }
}

/**
 * Sends a creation, or asks with `dry_run` whether the API would accept it.
 *
 * @returns the body of the answer
 * @throws AlreadyThere when the API created nothing, because the object was there
 */
export async function sendCreation(
  session: Session,
  { definition }: ResourceType,
  body: JsonObject,
  more: { readonly query?: { readonly dry_run: true }; readonly headers?: Record<string, string> },
): Promise<unknown> {
  const request = { method: 'POST', path: collectionPath(definition), body, ...more };
  const { status, headers, body: answer } = await session.call(request);
  const id = isJsonObject(answer) ? answer['id'] : undefined;
  if (status === 200 && typeof id === 'string') throw new AlreadyThere(id, headers.get('x-request-id') ?? '');
  return answer;
}
