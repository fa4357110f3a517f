import { html, raw } from 'hono/html';
import { style } from './style.ts';

export type Markup = ReturnType<typeof html>;

/** A whole page. `html` escapes whatever is put into it. */
export function layout(title: string, content: Markup, { wide = false } = {}): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Roster</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <main${raw(wide ? ' class="wide"' : '')}>${content}</main>
      </body>
    </html>`;
}

/** What went wrong, for people; nothing when all is well. */
export const alert = (message: string | undefined): Markup | string =>
  message === undefined ? '' : html`<p class="alert" role="alert">${message}</p>`;

export const messagePage = (message: string): Markup =>
  layout('Roster', html`<h1>Roster</h1>${alert(message)}`);

export interface Input {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password';
  /** As in the HTML standard, section 4.10.18.7: password managers go by it. */
  readonly autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code';
  readonly hint?: string;
  readonly value?: string;
}

export function input({ name, label, type = 'text', autocomplete, hint, value = '' }: Input): Markup {
  const describedBy = hint === undefined ? '' : html` aria-describedby="${name}-hint"`;
  return html`<label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" required
      autocapitalize="none" spellcheck="false"${describedBy} />
    ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}`;
}

export const hidden = (name: string, value: string): Markup =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

export const passwordHint =
  'At least 15 characters (8 with two-factor authentication). A few words that nobody would guess do well; there are no rules about kinds of characters.';
