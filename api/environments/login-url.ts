import type { Context } from '../context.ts';

/** The URL at which the members of an environment sign in. */
export const loginUrl = ({ publicUrl }: Pick<Context, 'publicUrl'>, slug: string): string =>
  `${publicUrl()}/e/${slug}`;
