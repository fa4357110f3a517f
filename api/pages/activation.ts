import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Context } from '../context.ts';
import type { ServerEnvironment } from '../http/serve-operation.ts';
import { readActivation } from '../members/activation.ts';
import { type CallApi, complaintOf, type PageContext } from './call-api.ts';
import { fieldsOf } from './fields.ts';
import { alert, hidden, input, layout, type Markup, passwordHint } from './layout.ts';
import { showStep } from './sign-in.ts';

type Activation = NonNullable<Awaited<ReturnType<typeof readActivation>>>;

const activationPage = (slug: string, token: string, activation: Activation, complaint?: string): Markup =>
  layout(
    'Activate your account',
    html`<h1>Activate your account</h1>
      <p><strong>${activation.email}</strong> in the environment <strong>${slug}</strong></p>
      ${alert(complaint)}
      <form method="post" action="/e/${slug}/activate">
        ${hidden('token', token)}
        <input type="hidden" name="username" autocomplete="username" value="${activation.email}" />
        ${
          activation.needsInitialPassword
            ? input({
                name: 'initial_password',
                label: 'Initial password',
                type: 'password',
                autocomplete: 'current-password',
                hint: 'The one that you were given together with the invitation.',
              })
            : ''
        }
        ${input({
          name: 'new_password',
          label: activation.needsInitialPassword ? 'New password' : 'Password',
          type: 'password',
          autocomplete: 'new-password',
          hint: passwordHint,
        })}
        <button>Activate and sign in</button>
      </form>`,
  );

const expiredPage = (slug: string): Markup =>
  layout(
    'Link not good',
    html`<h1>This link is not good any more</h1>
      <p>An activation link works once, within an hour. Ask an Administrator of your environment for a new one.</p>
      <a class="button plain" href="/e/${slug}">Sign in</a>`,
  );

/** A GET shows the form and redeems nothing: mail scanners follow links. */
export function addActivationPages(pages: Hono<ServerEnvironment>, context: Context, callApi: CallApi): void {
  const read = (page: PageContext, token: string) =>
    readActivation(
      {
        context,
        now: context.now(),
        facts: { requestId: page.get('requestId'), address: null, userAgent: null, changeReference: null },
      },
      token,
    );

  pages.get('/e/:slug/activate', async (page) => {
    const slug = page.req.param('slug');
    const token = page.req.query('token') ?? '';
    const activation = await read(page, token);
    return activation
      ? page.html(activationPage(slug, token, activation))
      : page.html(expiredPage(slug), 422);
  });

  pages.post('/e/:slug/activate', async (page) => {
    const slug = page.req.param('slug');
    const { token, new_password, initial_password } = await fieldsOf(
      page,
      'token',
      'new_password',
      'initial_password',
    );
    const body = { token, new_password, ...(initial_password !== '' && { initial_password }) };
    const reply = await callApi(page, 'POST', '/v1/activations', body);
    if (reply.status === 200) return showStep(page, context, slug, reply);
    const activation = await read(page, token);
    return activation
      ? page.html(activationPage(slug, token, activation, complaintOf(reply)), reply.status as 422)
      : page.html(expiredPage(slug), 422);
  });
}
