import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Context } from '../context.ts';
import type { ServerEnvironment } from '../http/serve-operation.ts';
import { noSessionCookie, sessionCookie } from '../http/session-cookie.ts';
import { signInConnections } from '../sso/service.ts';
import { type ApiReply, type CallApi, complaintOf, type PageContext } from './call-api.ts';
import { fieldsOf } from './fields.ts';
import { alert, hidden, input, layout, type Markup, passwordHint } from './layout.ts';

type Connections = Awaited<ReturnType<typeof signInConnections>>;

const signInPage = (slug: string, connections: Connections, login = '', complaint?: string): Markup =>
  layout(
    `Sign in to ${slug}`,
    html`<h1>Sign in</h1>
      <p>to the environment <strong>${slug}</strong></p>
      ${alert(complaint)}
      <form method="post" action="/e/${slug}">
        ${input({ name: 'login', label: 'E-mail address or user name', autocomplete: 'username', value: login })}
        ${input({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
        <button>Sign in</button>
      </form>
      ${connections.length === 0 ? '' : html`<hr />`}
      ${connections.map(
        ({ id, name }) => html`<a class="button plain" href="/e/${slug}/sso/${id}">Continue with ${name}</a>`,
      )}`,
  );

const secondFactorPage = (slug: string, token: string, complaint?: string): Markup =>
  layout(
    'Two-factor authentication',
    html`<h1>Two-factor authentication</h1>
      ${alert(complaint)}
      <form method="post" action="/e/${slug}/second-factor">
        ${hidden('sign_in_token', token)}
        ${input({
          name: 'code',
          label: 'Code',
          autocomplete: 'one-time-code',
          hint: 'The six digits that your authenticator shows, or one of your recovery codes.',
        })}
        <button>Continue</button>
      </form>`,
  );

const newPasswordPage = (slug: string, token: string, complaint?: string): Markup =>
  layout(
    'Choose a password',
    html`<h1>Choose a password</h1>
      <p>Somebody else chose the one that you have. Choose one that only you know.</p>
      ${alert(complaint)}
      <form method="post" action="/e/${slug}/new-password">
        ${hidden('sign_in_token', token)}
        ${input({
          name: 'new_password',
          label: 'New password',
          type: 'password',
          autocomplete: 'new-password',
          hint: passwordHint,
        })}
        <button>Continue</button>
      </form>`,
  );

/** Shows what comes next in a sign-in: the account, or the page of the next step. */
export function showStep(page: PageContext, context: Context, slug: string, { body }: ApiReply) {
  if (body.status === 'second_factor_required') return page.html(secondFactorPage(slug, body.sign_in_token));
  if (body.status === 'password_change_required') return page.html(newPasswordPage(slug, body.sign_in_token));
  const session = { token: body.session_token, expiresAt: new Date(body.expires_at) };
  page.header('set-cookie', sessionCookie(context, session));
  return page.redirect(`/e/${slug}/account`, 303);
}

export function addSignInPages(pages: Hono<ServerEnvironment>, context: Context, callApi: CallApi): void {
  const visitOf = (page: PageContext) => ({
    context,
    now: context.now(),
    facts: { requestId: page.get('requestId'), address: null, userAgent: null, changeReference: null },
  });

  pages.get('/e/:slug', async (page) => {
    const slug = page.req.param('slug');
    return page.html(signInPage(slug, await signInConnections(visitOf(page), slug)));
  });

  pages.post('/e/:slug', async (page) => {
    const slug = page.req.param('slug');
    const { login, password } = await fieldsOf(page, 'login', 'password');
    const reply = await callApi(page, 'POST', '/v1/sign_ins', { environment: slug, login, password });
    if (reply.status === 200) return showStep(page, context, slug, reply);
    const connections = await signInConnections(visitOf(page), slug);
    return page.html(signInPage(slug, connections, login, complaintOf(reply)), reply.status as 401);
  });

  pages.post('/e/:slug/second-factor', async (page) => {
    const slug = page.req.param('slug');
    const body = await fieldsOf(page, 'sign_in_token', 'code');
    const reply = await callApi(page, 'POST', '/v1/sign_ins/second_factor', body);
    if (reply.status === 200) return showStep(page, context, slug, reply);
    return page.html(secondFactorPage(slug, body.sign_in_token, complaintOf(reply)), reply.status as 401);
  });

  pages.post('/e/:slug/new-password', async (page) => {
    const slug = page.req.param('slug');
    const body = await fieldsOf(page, 'sign_in_token', 'new_password');
    const reply = await callApi(page, 'POST', '/v1/sign_ins/new_password', body);
    if (reply.status === 200) return showStep(page, context, slug, reply);
    return page.html(newPasswordPage(slug, body.sign_in_token, complaintOf(reply)), reply.status as 401);
  });

  pages.post('/e/:slug/sign-out', async (page) => {
    await callApi(page, 'POST', '/v1/sessions/sign_out');
    page.header('set-cookie', noSessionCookie(context));
    return page.redirect(`/e/${page.req.param('slug')}`, 303);
  });
}
