import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { Limits } from '../http/limits.ts';
import { ProblemError } from '../http/problem.ts';
import type { ServerEnvironment } from '../http/serve-operation.ts';
import { refuseForeignOrigin } from '../http/session-cookie.ts';
import { addAccountPages } from './account.ts';
import { addActivationPages } from './activation.ts';
import { apiCaller } from './call-api.ts';
import { messagePage } from './layout.ts';
import { addSignInPages } from './sign-in.ts';
import { addSsoPages } from './sso.ts';
import { pageHeaders } from './style.ts';
import { addTwoFactorPages } from './two-factor.ts';

/**
 * Serves the pages for people, under `/e/{slug}`: signing in, activating an account, and looking after one's own. They
 * are forms without a script.
 */
export function addPages(server: Hono<ServerEnvironment>, context: Context, limits: Limits): void {
  const pages = new Hono<ServerEnvironment>();
  pages.use(async (page, next) => {
    page.set('requestId', page.env.requestId ?? '');
    // What is no slug stands in no address, so that none goes into a redirect.
    if (!/^\/e\/[a-z0-9-]+(\/|$)/.test(page.req.path)) return page.notFound();
    refuseForeignOrigin(context, { method: page.req.method, header: (name) => page.req.header(name) });
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) page.header(name, value);
  });
  const callApi = apiCaller(server);
  addSignInPages(pages, context, callApi);
  addActivationPages(pages, context, callApi);
  addAccountPages(pages, context, callApi);
  addTwoFactorPages(pages, context, callApi);
  addSsoPages(pages, context, limits);
  pages.notFound((page) => page.html(messagePage('There is no such page.'), 404));
  pages.onError((error, page) => {
    // The rest is logged and answered where the API's own faults are.
    if (!(error instanceof ProblemError)) throw error;
    const message = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`;
    return page.html(messagePage(message), error.status as 403, { ...pageHeaders });
  });
  server.all('/e/*', (page) => {
    page.get('findings').operation = { id: 'page', path: '/e/*' };
    return pages.fetch(page.req.raw, { ...page.env, requestId: page.get('requestId') });
  });
}
