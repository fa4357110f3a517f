import { parse, serialize } from 'hono/utils/cookie';
import type { Context } from '../context.ts';
import { ProblemError } from './problem.ts';
import type { ApiRequest, HeaderOf } from './request.ts';

const isSecure = (context: Pick<Context, 'publicUrl'>) => context.publicUrl().startsWith('https:');

/** The prefix binds the cookie to this host and to https (RFC 6265bis, section 4.1.3.2). */
const nameOf = (context: Pick<Context, 'publicUrl'>) =>
  isSecure(context) ? '__Host-roster_session' : 'roster_session';

/** The token in the session cookie, if there is one. */
export function sessionCookieOf(context: Context, header: HeaderOf): string | undefined {
  const name = nameOf(context);
  return parse(header('cookie') ?? '', name)[name];
}

/** The `Set-Cookie` header for an answer that opens or ends a session. */
export function sessionCookie(
  context: Context,
  { token, expiresAt }: { readonly token: string; readonly expiresAt: Date },
): string {
  return serialize(nameOf(context), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(context),
    expires: expiresAt,
  });
}

/** The header that takes the cookie away. */
export const noSessionCookie = (context: Context): string =>
  sessionCookie(context, { token: '', expiresAt: new Date(0) });

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses what a page of another origin makes a browser send with the member's cookie. A browser always names the
 * origin of a request that changes something; without one there is no telling, so that is refused too.
 */
export function refuseForeignOrigin(
  context: Context,
  { method, header }: Pick<ApiRequest, 'method' | 'header'>,
): void {
  if (safeMethods.includes(method.toUpperCase())) return;
  if (header('origin') === new URL(context.publicUrl()).origin) return;
  throw new ProblemError(
    'cross_site_request',
    'with a session cookie, changes are taken from pages of this server alone: send the session as bearer token instead',
  );
}

/** The same for a request that may carry another credential: with an `Authorization` header the cookie is not one. */
export function refuseForeignCookie(context: Context, request: Pick<ApiRequest, 'method' | 'header'>): void {
  const { header } = request;
  if (header('authorization') !== undefined || sessionCookieOf(context, header) === undefined) return;
  refuseForeignOrigin(context, request);
}
