import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Context } from '../context.ts';
import type { ServerEnvironment } from '../http/serve-operation.ts';
import { type CallApi, complaintOf, type PageContext } from './call-api.ts';
import { fieldsOf } from './fields.ts';
import { alert, input, layout, type Markup, messagePage } from './layout.ts';
import { type Visitor, visitorOf } from './visitor.ts';

const codeInput = (label: string) => input({ name: 'code', label, autocomplete: 'one-time-code' });

const enrolPage = ({ slug, email }: Visitor, complaint?: string): Markup =>
  layout(
    'Two-factor authentication',
    html`<h1>Two-factor authentication</h1>
      <p>A code from an app on your phone, besides your password, keeps others out who have learnt the password.</p>
      ${alert(complaint)}
      <form method="post" action="/e/${slug}/two-factor/enrol">
        <input type="hidden" name="username" autocomplete="username" value="${email}" />
        ${input({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
        <button>Begin</button>
      </form>
      <a class="button plain" href="/e/${slug}/account">Back</a>`,
  );

interface Enrolment {
  readonly secret: string;
  readonly qr_svg: string;
}

const confirmPage = (slug: string, { secret, qr_svg }: Enrolment): Markup => {
  const image = `data:image/svg+xml;base64,${Buffer.from(qr_svg).toString('base64')}`;
  return layout(
    'Two-factor authentication',
    html`<h1>Scan this</h1>
      <p>with an authenticator app, or type <code>${secret}</code> into it. Then enter the code that it shows.</p>
      <img class="qr" alt="QR code with the secret above" src="${image}" />
      <form method="post" action="/e/${slug}/two-factor/confirm">
        ${codeInput('Code')}
        <button>Turn on</button>
      </form>`,
  );
};

/** The secret was shown once; after a wrong code the app has it already. */
const confirmAgainPage = (slug: string, complaint: string): Markup =>
  layout(
    'Two-factor authentication',
    html`<h1>Two-factor authentication</h1>
      ${alert(complaint)}
      <form method="post" action="/e/${slug}/two-factor/confirm">
        ${codeInput('Code that the app shows now')}
        <button>Turn on</button>
      </form>
      <a class="button plain" href="/e/${slug}/two-factor">Begin again</a>`,
  );

const recoveryPage = (slug: string, codes: readonly string[]): Markup =>
  layout(
    'Recovery codes',
    html`<h1>Two-factor authentication is on</h1>
      <p>Keep these recovery codes where you find them without your phone. Each works once. They are not shown again.</p>
      <ul class="codes">
        ${codes.map((code) => html`<li>${code}</li>`)}
      </ul>
      <a class="button" href="/e/${slug}/account">I have kept them</a>`,
  );

const removePage = ({ slug, email }: Visitor, left: number, complaint?: string): Markup =>
  layout(
    'Two-factor authentication',
    html`<h1>Two-factor authentication is on</h1>
      <p>${left} of your recovery codes are left. Turning it off takes your password and a code.</p>
      ${alert(complaint)}
      <form method="post" action="/e/${slug}/two-factor/remove">
        <input type="hidden" name="username" autocomplete="username" value="${email}" />
        ${input({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
        ${codeInput('Code')}
        <button class="plain">Turn off</button>
      </form>
      <a class="button plain" href="/e/${slug}/account">Back</a>`,
  );

export function addTwoFactorPages(pages: Hono<ServerEnvironment>, context: Context, callApi: CallApi): void {
  const standing = async (page: PageContext, visitor: Visitor, complaint?: string) => {
    const reply = await callApi(page, 'GET', '/v1/two_factor');
    if (reply.status !== 200) return messagePage(complaintOf(reply));
    const { body } = reply;
    return body.enabled
      ? removePage(visitor, body.recovery_codes_left, complaint)
      : enrolPage(visitor, complaint);
  };
  const toSignIn = (page: PageContext) => page.redirect(`/e/${page.req.param('slug')}`, 303);

  pages.get('/e/:slug/two-factor', async (page) => {
    const visitor = await visitorOf(page, context);
    return visitor ? page.html(await standing(page, visitor)) : toSignIn(page);
  });

  pages.post('/e/:slug/two-factor/enrol', async (page) => {
    const visitor = await visitorOf(page, context);
    if (!visitor) return toSignIn(page);
    const reply = await callApi(page, 'POST', '/v1/two_factor/enrol', await fieldsOf(page, 'password'));
    return reply.status < 300
      ? page.html(confirmPage(visitor.slug, reply.body))
      : page.html(enrolPage(visitor, complaintOf(reply)), reply.status as 422);
  });

  pages.post('/e/:slug/two-factor/confirm', async (page) => {
    const visitor = await visitorOf(page, context);
    if (!visitor) return toSignIn(page);
    const reply = await callApi(page, 'POST', '/v1/two_factor/confirm', await fieldsOf(page, 'code'));
    return reply.status < 300
      ? page.html(recoveryPage(visitor.slug, reply.body.recovery_codes))
      : page.html(confirmAgainPage(visitor.slug, complaintOf(reply)), reply.status as 422);
  });

  pages.post('/e/:slug/two-factor/remove', async (page) => {
    const visitor = await visitorOf(page, context);
    if (!visitor) return toSignIn(page);
    const body = await fieldsOf(page, 'password', 'code');
    const reply = await callApi(page, 'POST', '/v1/two_factor/remove', body);
    if (reply.status < 300) return page.redirect(`/e/${visitor.slug}/account?done=two-factor-off`, 303);
    return page.html(await standing(page, visitor, complaintOf(reply)), reply.status as 422);
  });
}
