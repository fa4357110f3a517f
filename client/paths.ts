import type { MaybeOptionalInit } from 'openapi-fetch';
import type { components, operations, paths } from './generated/openapi.ts';

/** The objects and bodies of the API by name: `Schemas['Member']`, `Schemas['CreateMember']`. */
export type Schemas = components['schemas'];

type Verb = 'get' | 'post' | 'patch' | 'delete';

interface Responses {
  readonly responses: object;
}

/** The JSON that an operation answers on success; `undefined` where it answers nothing. */
type Body<Operation> = Operation extends { responses: infer Each }
  ? {
      [Status in keyof Each & (200 | 201 | 204)]: Each[Status] extends {
        content: { 'application/json': infer Json };
      }
        ? Json
        : undefined;
    }[keyof Each & (200 | 201 | 204)]
  : never;

/** What the operation with this id answers: `AnswerOf<'list_members'>`. */
export type AnswerOf<Id extends keyof operations> = Body<operations[Id]>;

export interface Answer<Data> {
  /** The parsed JSON. */
  readonly data: Data;
  /** Status and headers, such as `ETag`; its body has been read. */
  readonly response: Response;
}

type PathWith<V extends Verb> = {
  [Path in keyof paths]: paths[Path][V] extends Responses
    ? paths[Path][V] extends { responses: { 200: { content: { 'application/x-ndjson': unknown } } } }
      ? never
      : Path
    : never;
}[keyof paths];

type Init<Path extends keyof paths, V extends Verb> = MaybeOptionalInit<paths[Path], V>;
type Rest<I> = undefined extends I ? [init?: I] : [init: I];

/**
 * A call of one method: a path of the OpenAPI document as it stands there, and what goes with it: `params.path`,
 * `params.query`, `params.header`, `body`, `signal`.
 */
export type Call<V extends Verb> = <Path extends PathWith<V>>(
  path: Path,
  ...init: Rest<Init<Path, V>>
) => Promise<Answer<Body<paths[Path][V]>>>;

type ItemOf<Path extends keyof paths> =
  Body<paths[Path]['get']> extends { items: (infer Item)[]; next_page_token: string } ? Item : never;

type ListPath = { [Path in keyof paths]: [ItemOf<Path>] extends [never] ? never : Path }[keyof paths];

type ListQuery<Query> = Omit<NonNullable<Query>, 'page_token'>;

type ListParameters<Path extends keyof paths> = paths[Path]['get'] extends { parameters: infer Parameters }
  ? Parameters extends { path: infer InPath; query?: infer Query }
    ? [parameters: Of<InPath, Query>]
    : Parameters extends { query?: infer Query }
      ? [parameters?: Of<undefined, Query>]
      : never
  : never;

interface Signalled {
  readonly signal?: AbortSignal;
}

type Of<InPath, Query> = Signalled & { readonly query?: ListQuery<Query> } & (InPath extends undefined
    ? { readonly path?: never }
    : { readonly path: InPath });

/** Every item of a list, page after page. */
export type List = <Path extends ListPath>(
  path: Path,
  ...parameters: ListParameters<Path>
) => AsyncGenerator<ItemOf<Path>, void, undefined>;
