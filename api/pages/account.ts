import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Context } from '../context.ts';
import type { ServerEnvironment } from '../http/serve-operation.ts';
import { type CallApi, complaintOf } from './call-api.ts';
import { fieldsOf } from './fields.ts';
import { alert, input, layout, type Markup, messagePage, passwordHint } from './layout.ts';
import { type Visitor, visitorOf } from './visitor.ts';

interface Session {
  readonly id: string;
  readonly created_at: string;
  readonly last_used_at: string;
  readonly address: string | null;
  readonly user_agent: string | null;
  readonly current: boolean;
}

const moment = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

const sessionRow = (slug: string, session: Session): Markup =>
  html`<tr>
    <td>${moment(session.last_used_at)}</td>
    <td>${session.address ?? ''}</td>
    <td>${(session.user_agent ?? '').slice(0, 60)}</td>
    <td>
      ${
        session.current
          ? 'this one'
          : html`<form method="post" action="/e/${slug}/sessions/${session.id}/end">
              <button class="plain small">End</button>
            </form>`
      }
    </td>
  </tr>`;

const projectList = (projects: readonly { name: string }[]): Markup =>
  projects.length === 0
    ? html`<p class="notice">You see no projects yet: an Administrator has to assign you to some.</p>`
    : html`<ul>
        ${projects.map(({ name }) => html`<li>${name}</li>`)}
      </ul>`;

/** What concerns a password; who comes through an identity provider has none here. */
const passwordPart = (slug: string, twoFactor: boolean): Markup =>
  html`<h2>Signing in</h2>
    <p>Two-factor authentication is ${twoFactor ? 'on' : 'off'}.</p>
    <a class="button plain" href="/e/${slug}/two-factor">
      ${twoFactor ? 'Two-factor authentication' : 'Turn two-factor authentication on'}
    </a>
    <a class="button plain" href="/e/${slug}/change-password">Change password</a>`;

interface Account {
  readonly sessions: readonly Session[];
  readonly projects: readonly { name: string }[];
  readonly twoFactor: boolean;
}

const accountPage = (visitor: Visitor, { sessions, projects, twoFactor }: Account, notice?: string): Markup =>
  layout(
    visitor.environmentName,
    html`<h1>${visitor.name ?? visitor.email}</h1>
      <p>${visitor.email} in <strong>${visitor.environmentName}</strong></p>
      ${notice === undefined ? '' : html`<p class="notice" role="status">${notice}</p>`}
      <h2>Projects</h2>
      ${projectList(projects)} ${visitor.kind === 'sso' ? '' : passwordPart(visitor.slug, twoFactor)}
      <h2>Sessions</h2>
      <table>
        <thead>
          <tr><th>Last used</th><th>Address</th><th>Program</th><th></th></tr>
        </thead>
        <tbody>
          ${sessions.map((session) => sessionRow(visitor.slug, session))}
        </tbody>
      </table>
      <form method="post" action="/e/${visitor.slug}/sign-out"><button class="plain">Sign out</button></form>`,
    { wide: true },
  );

const changePasswordPage = (visitor: Visitor, complaint?: string): Markup =>
  layout(
    'Change password',
    html`<h1>Change password</h1>
      <p>Your other sessions end with the old password.</p>
      ${alert(complaint)}
      <form method="post" action="/e/${visitor.slug}/change-password">
        <input type="hidden" name="username" autocomplete="username" value="${visitor.email}" />
        ${input({
          name: 'password',
          label: 'Present password',
          type: 'password',
          autocomplete: 'current-password',
        })}
        ${input({
          name: 'new_password',
          label: 'New password',
          type: 'password',
          autocomplete: 'new-password',
          hint: passwordHint,
        })}
        <button>Change password</button>
      </form>
      <a class="button plain" href="/e/${visitor.slug}/account">Back</a>`,
  );

const notices: ReadonlyMap<string, string> = new Map([
  ['password-changed', 'Your password is changed.'],
  ['two-factor-off', 'Two-factor authentication is off.'],
]);

export function addAccountPages(pages: Hono<ServerEnvironment>, context: Context, callApi: CallApi): void {
  pages.get('/e/:slug/account', async (page) => {
    const visitor = await visitorOf(page, context);
    if (!visitor) return page.redirect(`/e/${page.req.param('slug')}`, 303);
    const [sessions, projects, twoFactor] = await Promise.all([
      callApi(page, 'GET', '/v1/sessions'),
      callApi(page, 'GET', '/v1/projects'),
      callApi(page, 'GET', '/v1/two_factor'),
    ]);
    if (sessions.status !== 200) return page.html(messagePage(complaintOf(sessions)), sessions.status as 429);
    const account: Account = {
      sessions: sessions.body.items,
      projects: projects.status === 200 ? projects.body.items : [],
      twoFactor: twoFactor.status === 200 && twoFactor.body.enabled,
    };
    return page.html(accountPage(visitor, account, notices.get(page.req.query('done') ?? '')));
  });

  pages.post('/e/:slug/sessions/:id/end', async (page) => {
    await callApi(page, 'DELETE', `/v1/sessions/${encodeURIComponent(page.req.param('id'))}`);
    return page.redirect(`/e/${page.req.param('slug')}/account`, 303);
  });

  pages.get('/e/:slug/change-password', async (page) => {
    const visitor = await visitorOf(page, context);
    return visitor
      ? page.html(changePasswordPage(visitor))
      : page.redirect(`/e/${page.req.param('slug')}`, 303);
  });

  pages.post('/e/:slug/change-password', async (page) => {
    const visitor = await visitorOf(page, context);
    if (!visitor) return page.redirect(`/e/${page.req.param('slug')}`, 303);
    const body = await fieldsOf(page, 'password', 'new_password');
    const reply = await callApi(page, 'POST', '/v1/password/change', body);
    if (reply.status < 300) return page.redirect(`/e/${visitor.slug}/account?done=password-changed`, 303);
    return page.html(changePasswordPage(visitor, complaintOf(reply)), reply.status as 422);
  });
}
