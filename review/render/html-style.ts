import { createHash } from 'node:crypto';

const light = `
  --page: #f6f6f4; --paper: #ffffff; --ink: #1b1d22; --quiet: #555a64; --line: #dcdee3; --accent: #1b57b5;
  --good: #0a6136; --good-paper: #e3f4ea; --bad: #a01f18; --bad-paper: #fdebe9;
  --heed: #734600; --heed-paper: #fdf1d6; --note: #2f4c78; --note-paper: #e9eff8;`;

const dark = `
  --page: #121418; --paper: #1a1d23; --ink: #e8eaef; --quiet: #a9afbb; --line: #343943; --accent: #93b9f9;
  --good: #83dcaa; --good-paper: #13301f; --bad: #ffb4ac; --bad-paper: #3c1b18;
  --heed: #f4cd82; --heed-paper: #34280e; --note: #b5cbf2; --note-paper: #1c2841;`;

/** The one style sheet of the page. Colour says nothing that a sign or a word does not say as well. */
export const style = `
:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif;
  font-variant-numeric: tabular-nums; }
header, main, footer { max-width: 84rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
footer { padding: 2rem 1.5rem 3rem; color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.015em; margin: .15rem 0 .4rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; letter-spacing: -.01em; margin: 2.75rem 0 .75rem; }
p { margin: .35rem 0; }
ul, ol, dl { margin: 0; padding: 0; list-style: none; }
code { font: .86em/1.45 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .25rem; }
.quiet { color: var(--quiet); }
.small { font-size: .875rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem .75rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: 1rem; }

.verdict { display: flex; gap: 1rem; align-items: flex-start; margin: 1.25rem 0 1rem; padding: 1rem 1.25rem;
  border: 1px solid currentColor; border-radius: .75rem; }
.verdict > div { min-width: 0; overflow-wrap: anywhere; }
.verdict strong { display: block; font-size: 1.25rem; line-height: 1.3; }
.verdict .mark { font-size: 1.25rem; line-height: 1.25; width: 1.9rem; height: 1.9rem; }
.mark { flex: none; display: inline-grid; place-items: center; width: 1.4rem; height: 1.4rem; border-radius: 50%;
  border: 1.5px solid currentColor; font-weight: 700; font-size: .85rem; line-height: 1; }
.good { color: var(--good); background: var(--good-paper); }
.bad { color: var(--bad); background: var(--bad-paper); }
.heed { color: var(--heed); background: var(--heed-paper); }
.note { color: var(--note); background: var(--note-paper); }

.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .75rem; margin-top: 1rem; }
.numbers > div { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: .8rem 1rem; }
.numbers dt { color: var(--quiet); font-size: .875rem; }
.numbers dd { margin: 0; }
.numbers .figure { font-size: 1.6rem; line-height: 1.25; font-weight: 650; letter-spacing: -.02em; }

.cards > li { display: flex; gap: .85rem; background: var(--paper); border: 1px solid var(--line); padding: .8rem 1rem;
  overflow-wrap: anywhere; }
.cards > li + li { border-top: 0; }
.cards > li:first-child { border-radius: .75rem .75rem 0 0; }
.cards > li:last-child { border-radius: 0 0 .75rem .75rem; }
.cards > li:only-child { border-radius: .75rem; }
.cards > li:target { outline: 3px solid var(--accent); outline-offset: -3px; }
.cards > li > div { flex: 1; min-width: 0; }
.badge, .amount { display: inline-block; padding: .05rem .5rem; border: 1px solid transparent; border-radius: 1rem;
  font-size: .8rem; font-weight: 600; white-space: nowrap; }
.severity { flex: 0 0 9.75rem; }
.severity .badge { padding: .1rem .65rem; }

details > summary { cursor: pointer; }
.fold { margin-top: .75rem; }
.fold > summary { padding: .45rem .75rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem;
  font-weight: 600; overflow-wrap: anywhere; }
.fold[open] > summary { margin-bottom: .5rem; }

.frame { position: relative; overflow: auto; max-height: 88vh; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; }
table { border-collapse: separate; border-spacing: 0; font-size: .9rem; min-width: 100%; }
caption { text-align: left; padding: .7rem 1rem; color: var(--quiet); font-size: .875rem; }
caption > span { position: sticky; left: 1rem; display: inline-block; max-width: min(72rem, calc(100vw - 5rem)); }
th, td { text-align: left; vertical-align: top; padding: .6rem .85rem; border-top: 1px solid var(--line); }
td + td { border-left: 1px solid var(--line); }
thead th { position: sticky; top: 0; z-index: 2; background: var(--paper); font-weight: 600;
  border-bottom: 2px solid var(--line); }
thead th:nth-child(n + 3) { border-left: 1px solid var(--line); }
tr > th:first-child { border-right: 1px solid var(--line); }
tbody th { position: sticky; left: 0; z-index: 1; background: var(--paper); font-weight: 400; width: 17rem;
  min-width: 16rem; max-width: 19rem; overflow-wrap: anywhere; }
thead th:first-child { left: 0; z-index: 3; }
.matrix thead th { min-width: 9rem; max-width: 16rem; overflow-wrap: anywhere; }
.who { font-weight: 650; }
tbody th > p, .scopes p { margin: 0; }
.matrix td { min-width: 12rem; max-width: 26rem; overflow-wrap: anywhere; }
.matrix td.others { min-width: 20rem; }
.matrix td.none { min-width: 9rem; color: var(--quiet); }
.step { display: block; margin-bottom: .2rem; }
.after { font-weight: 650; }
summary .step { display: inline; }
.amounts { display: flex; flex-wrap: wrap; gap: .25rem; margin-top: .25rem; }
.inside { margin-top: .6rem; padding-top: .5rem; border-top: 1px dashed var(--line); font-size: .85rem; }
.inside h4, .term { font-size: .8rem; font-weight: 650; margin: .5rem 0 .1rem; }
.inside ul > li, .plain > li { padding: .1rem 0 .1rem .9rem; text-indent: -.9rem; }
.inside ul > li::before, .plain > li::before { content: "– "; color: var(--quiet); }
.scopes > li + li { margin-top: .6rem; padding-top: .5rem; border-top: 1px solid var(--line); }
.areas { columns: 17rem; column-gap: 2rem; padding: .25rem 1rem 1rem; }
.areas > div { break-inside: avoid; padding-top: .6rem; }
.lists > div { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; margin-top: .75rem; }
.lists > div:target { outline: 3px solid var(--accent); }
.lists h3 { font-size: 1rem; margin: .8rem 1rem 0; }

@media (max-width: 44rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  .cards > li { flex-direction: column; gap: .35rem; }
  .severity { flex-basis: auto; }
  tbody th { min-width: 8.5rem; width: 8.5rem; }
  .matrix td { min-width: 10rem; }
}
@media print {
  body { background: none; }
  nav, .skip { display: none; }
  .frame { max-height: none; overflow: visible; }
  thead th, tbody th { position: static; }
  tr, .cards > li { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
@media (forced-colors: active) {
  .badge, .amount, .verdict { border-color: CanvasText; }
}
`;

/** What the page may do: be shown with its own style. It has no script, loads nothing and sends nothing. */
export const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;
