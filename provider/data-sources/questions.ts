import { listAll } from '../../client/list.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import { isJsonObject, type JsonObject } from '../resources/object.ts';
import type { Session } from '../session.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** Every page of a list, and what the first one says beside its items. */
export interface WholeList {
  readonly items: readonly JsonObject[];
  readonly beside: JsonObject;
}

/** How a data source asks the API. */
export interface Questions {
  readonly one: (path: string) => Promise<JsonObject>;
  readonly all: (path: string, query: Query) => Promise<WholeList>;
}

/** Asks the API and gives the answered fields by their names, unchecked. The configuration is known and valid. */
export type ReadQuery = (ask: Questions, config: CtyObject) => Promise<JsonObject>;

/**
 * Access questions are answered from memory, seconds late at the worst. Each carries the latest revision that
 * Terraform has seen, so that the answer has what was applied before; whoever has seen none asks for it first.
 */
export function createQuestions(session: Session): Questions {
  const send: Session['call'] = async (request) => {
    if (session.revision() === undefined) await session.caller();
    const revision = session.revision();
    const headers = { ...request.headers, ...(revision !== undefined && { 'x-roster-revision': revision }) };
    return session.call({ ...request, headers });
  };
  return {
    one: async (path) => objectIn((await send({ method: 'GET', path })).body),
    all: async (path, query) => {
      const bodies: unknown[] = [];
      const keep: Session['call'] = async (request) => {
        const answer = await send(request);
        bodies.push(answer.body);
        return answer;
      };
      const items: JsonObject[] = [];
      for await (const item of listAll(keep, path, query)) items.push(objectIn(item));
      return { items, beside: objectIn(bodies[0]) };
    },
  };
}

/** What is no object has no fields: the check of the answer names the first that is missing. */
const objectIn = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

/** The text of an argument, for a query parameter. */
export function textOf(config: CtyObject, name: string): string | undefined {
  const value = config[name];
  return typeof value === 'string' ? value : undefined;
}
