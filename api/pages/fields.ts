import { ProblemError } from '../http/problem.ts';
import type { PageContext } from './call-api.ts';

/** The named fields of a form as the pages send it, each as text: empty where it is missing or sent twice. */
export async function fieldsOf<N extends string>(
  page: PageContext,
  ...names: N[]
): Promise<Record<N, string>> {
  const mediaType = page.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/x-www-form-urlencoded')
    throw new ProblemError('unsupported_media_type', 'this is no form of these pages');
  const form = await page.req.parseBody({ all: true });
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<N, string>;
}
