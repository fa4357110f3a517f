import { createHash } from 'node:crypto';

/** The one style sheet, inside each page: nothing is loaded from anywhere. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #1d5fd1; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --accent: #8ab4f8; --bad: #f2b8b5; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 26rem; }
main.wide { max-width: 44rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .5rem 0 1rem; }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
input { width: 100%; font: inherit; padding: .6rem .75rem; border: 1px solid var(--line); border-radius: .5rem; }
button, .button { display: inline-block; width: 100%; font: inherit; font-weight: 600; text-align: center;
  text-decoration: none; padding: .65rem 1rem; margin-top: 1.25rem; border: 1px solid var(--accent);
  border-radius: .5rem; background: var(--accent); color: Canvas; cursor: pointer; }
button.plain, .button.plain { background: none; color: var(--accent); border-color: var(--line); }
button.small { width: auto; margin: 0; padding: .3rem .75rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hint { font-size: .9rem; opacity: .75; margin: .25rem 0 0; }
.alert, .notice { border-left: 4px solid var(--bad); background: var(--soft); padding: .6rem .9rem; border-radius: .25rem; }
.notice { border-color: var(--accent); }
.codes { columns: 2; font: 1rem/1.8 ui-monospace, monospace; padding: 1rem; background: var(--soft); list-style: none; }
.qr { display: block; width: 12rem; margin: 1rem auto; background: #fff; padding: .5rem; border-radius: .5rem; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
th, td { text-align: left; padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
code { overflow-wrap: anywhere; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.75rem 0 .5rem; }
`;

const hash = createHash('sha256').update(style).digest('base64');

/**
 * What a page may do: be shown, with its own style and data images, and send forms back here. Pages carry no script.
 * Without the `same-origin` referrer policy a browser would send its forms with `Origin: null`.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};
