import type { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { serialize } from 'hono/utils/cookie';
import type { Context, Visit } from '../context.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Limits } from '../http/limits.ts';
import { ProblemError } from '../http/problem.ts';
import { factsOf } from '../http/request.ts';
import type { ServerEnvironment } from '../http/serve-operation.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import { finishSsoSignIn, startSsoSignIn } from '../sso/service.ts';
import type { PageContext } from './call-api.ts';
import { alert, layout, type Markup } from './layout.ts';

const stateCookie = 'roster_sso_state';

const failedPage = (slug: string, message: string): Markup =>
  layout(
    'Sign-in failed',
    html`<h1>Sign-in failed</h1>
      ${alert(message)}
      <a class="button plain" href="/e/${slug}">Try again</a>`,
  );

/** Sends browsers to the identity provider, and takes them back from it. */
export function addSsoPages(pages: Hono<ServerEnvironment>, context: Context, limits: Limits): void {
  const addressOf = ({ env, req }: PageContext) =>
    clientAddress(context, env.incoming, req.header('x-forwarded-for'));
  const visitOf = (page: PageContext): Visit => ({
    context,
    now: context.now(),
    facts: factsOf({
      requestId: page.get('requestId'),
      address: addressOf(page),
      header: (name) => page.req.header(name),
    }),
  });

  /** Lax, because the browser comes back from another site; of use to this one path alone. */
  const setState = (page: PageContext, slug: string, value: string, expires: Date) =>
    page.header(
      'set-cookie',
      serialize(stateCookie, value, {
        path: `/e/${slug}/sso`,
        httpOnly: true,
        sameSite: 'Lax',
        secure: context.publicUrl().startsWith('https:'),
        expires,
      }),
      { append: true },
    );

  /** Runs one half of the sign-in; whatever is wrong, the person sees one page and the log has the reason. */
  const attempt = async (page: PageContext, slug: string, work: (visit: Visit) => Promise<Response>) => {
    try {
      return await limits.ssoSignIns.run(addressOf(page), () => work(visitOf(page)));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const message =
        error.code === 'sign_in_failed'
          ? 'Your identity provider did not let you in here. Ask an Administrator of your environment.'
          : `${error.message}.`;
      return page.html(failedPage(slug, message), error.status as 401);
    }
  };

  pages.get('/e/:slug/sso/callback', (page) => {
    const slug = page.req.param('slug');
    return attempt(page, slug, async (visit) => {
      const { pathname, search } = new URL(page.req.url);
      const callbackUrl = new URL(pathname + search, context.publicUrl());
      const step = await finishSsoSignIn(visit, { slug, callbackUrl, state: getCookie(page, stateCookie) });
      if (step.status !== 'signed_in') throw new Error('an identity provider leaves no step open');
      setState(page, slug, '', new Date(0));
      page.header('set-cookie', sessionCookie(context, step.session), { append: true });
      return page.redirect(`/e/${slug}/account`, 303);
    });
  });

  pages.get('/e/:slug/sso/:connection', (page) => {
    const slug = page.req.param('slug');
    return attempt(page, slug, async (visit) => {
      const connectionId = page.req.param('connection');
      const { authorizationUrl, state, expiresAt } = await startSsoSignIn(visit, { slug, connectionId });
      setState(page, slug, state, expiresAt);
      return page.redirect(authorizationUrl, 303);
    });
  });
}
