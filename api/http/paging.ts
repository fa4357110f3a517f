import type { SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import type { Answer, Caller, OpenCall } from '../context.ts';
import type { Tables } from '../database/tables.ts';
import { signToken, verifyToken } from '../secrets/tokens.ts';
import { fieldProblem } from './problem.ts';

const maximumPageSize = 1000;
const defaultPageSize = 100;

/** The query parameters of every list. */
export const pageShape = {
  page_size: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: () => 'must be a whole number from 1' })
    .optional()
    .meta({
      description: `How many items at most: 1 to ${maximumPageSize} (more is taken as ${maximumPageSize}); ${defaultPageSize} when left out.`,
      type: 'integer',
      minimum: 1,
    }),
  page_token: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: 'The `next_page_token` of the page before, with the same filters.' }),
};

/** A list answer. The empty `next_page_token` is the only sign of the end (AIP-158). */
export const listSchema = (item: z.ZodType) =>
  z.object({
    items: z.array(item),
    next_page_token: z.string().meta({ description: 'Empty on the last page.' }),
  });

interface PageQuery {
  readonly page_size?: string;
  readonly page_token?: string;
}

/** A request of a principal, or of the operator, whose lists belong to no environment. */
type ListCall = OpenCall & { readonly caller?: Caller };

/** A token belongs to one list of one environment with its filters: elsewhere it is refused. */
function bindingOf(call: ListCall): string {
  const { page_size, page_token, ...filters } = call.query as Record<string, unknown>;
  const { operation, caller, params } = call;
  return JSON.stringify([
    operation.id,
    caller?.environmentId ?? 'operator',
    params,
    Object.entries(filters).sort(),
  ]);
}

/** Where the page starts (after this id, or at the beginning) and how many items it has. */
export function pageOf(call: ListCall): { readonly after: string; readonly size: number } {
  const { page_size, page_token } = call.query as PageQuery;
  const size = Math.min(Number(page_size ?? defaultPageSize), maximumPageSize);
  if (page_token === undefined || page_token === '') return { after: '', size };
  const after = verifyToken(call.context.masterKeys, page_token, bindingOf(call))?.payload;
  if (typeof after !== 'string')
    throw fieldProblem('malformed_request', 'page_token', 'is not a token of this list with these filters');
  return { after, size };
}

/**
 * The answer for one row more than the page holds, or fewer; the next page starts after the last row's place.
 *
 * @param searchedTo the place at which a search stopped that did not reach the end
 */
export function pageAnswer<R extends { id: string }>(
  call: ListCall,
  size: number,
  rows: readonly R[],
  present: (row: R) => unknown,
  place: (row: R) => string = (row) => row.id,
  searchedTo?: string,
): Answer {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  const more = rows.length > size && last !== undefined;
  const from = more ? place(last) : searchedTo;
  const next = from === undefined ? '' : signToken(call.context.masterKeys, from, bindingOf(call));
  return { status: 200, body: { items: items.map(present), next_page_token: next } };
}

/** One page of a query over rows with an `id`, in the order of their creation. */
export async function listPage<R extends { id: string }>(
  call: ListCall,
  query: SelectQueryBuilder<Tables, never, R>,
  present: (row: R) => unknown,
): Promise<Answer> {
  const { after, size } = pageOf(call);
  const rows = await query
    .where('id' as never, '>', after as never)
    .orderBy('id' as never)
    .limit(size + 1)
    .execute();
  return pageAnswer(call, size, rows, present);
}
