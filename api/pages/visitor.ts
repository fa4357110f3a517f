import { findLiveSession } from '../access/load-caller.ts';
import type { Context } from '../context.ts';
import { sessionCookieOf } from '../http/session-cookie.ts';
import { hashToken } from '../secrets/opaque-tokens.ts';
import type { PageContext } from './call-api.ts';

export interface Visitor {
  readonly slug: string;
  readonly environmentName: string;
  readonly memberId: string;
  readonly email: string;
  readonly name: string | null;
  readonly kind: 'local' | 'sso';
}

/** Who is signed in to the environment of the page's address; `undefined`: nobody. */
export async function visitorOf(page: PageContext, context: Context): Promise<Visitor | undefined> {
  const token = sessionCookieOf(context, (name) => page.req.header(name));
  if (token === undefined) return undefined;
  const session = await findLiveSession(context.database, { tokenHash: hashToken(token) }, context.now());
  const slug = page.req.param('slug') ?? '';
  if (session?.slug !== slug) return undefined;
  const row = await context.database
    .selectFrom('members as member')
    .innerJoin('environments as environment', 'environment.id', 'member.environment_id')
    .select(['member.id', 'member.email', 'member.display_name', 'member.kind', 'environment.name'])
    .where('member.environment_id', '=', session.environment_id)
    .where('member.id', '=', session.id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id: memberId, email, display_name: name, kind, name: environmentName } = row;
  return { slug, environmentName, memberId, email, name, kind };
}
