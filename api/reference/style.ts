/** The style sheet of the reference, inside the page. */
export const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #1d5fd1; --muted: #5a6270; --page: #fff; --code: #f4f6f9;
  --get: #0b6b3a; --post: #1d5fd1; --patch: #8a5300; --delete: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --accent: #8ab4f8; --muted: #a5adba; --page: #14171c; --code: #1c2129;
  --get: #6fd39b; --post: #8ab4f8; --patch: #f0b860; --delete: #f2b8b5; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { margin: 0; background: var(--page); font: 1rem/1.55 system-ui, sans-serif; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: .5rem; top: .5rem; z-index: 3; background: var(--page); padding: .5rem 1rem; }
header { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center;
  padding: .5rem 1.25rem; background: var(--page); border-bottom: 1px solid var(--line); }
header h1 { font-size: 1.15rem; margin: 0; }
a { color: var(--accent); }
h1 a, h2 a, h3 a, nav a { color: inherit; text-decoration: none; }
h1 a:hover, h2 a:hover, h3 a:hover, nav a:hover { text-decoration: underline; }
.languages { display: flex; flex-wrap: wrap; gap: 0 1rem; border: 0; margin: 0 0 0 auto; padding: 0; }
.languages legend { float: left; padding: 0 1rem 0 0; color: var(--muted); }
.page { display: grid; grid-template-columns: 20rem minmax(0, 1fr); max-width: 100rem; margin: 0 auto; }
nav { position: sticky; top: 3.25rem; align-self: start; max-height: calc(100vh - 3.25rem); overflow: auto; padding: 1rem 1.25rem;
  border-right: 1px solid var(--line); font-size: .92rem; }
nav ul { list-style: none; margin: .15rem 0 .9rem; padding: 0; }
nav li a { display: flex; gap: .5rem; align-items: baseline; padding: .15rem 0; }
nav .tag { font-weight: 600; }
nav summary { color: var(--muted); margin-bottom: .5rem; }
.filter { margin: 0 0 .75rem; }
.filter label { display: block; font-weight: 600; }
.filter input { width: 100%; font: inherit; padding: .4rem .6rem; border: 1px solid var(--muted); border-radius: .4rem; }
.filter output { display: block; min-height: 1.5em; color: var(--muted); }
main { padding: 1rem 2rem 6rem; min-width: 0; }
main:focus { outline: none; }
h2 { font-size: 1.5rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.15rem; margin: 0 0 .25rem; }
main > p, section > p, section > ul { max-width: 50rem; }
article { border-top: 1px solid var(--line); padding: 1.5rem 0; }
article:target { box-shadow: -.9rem 0 var(--page), -1.1rem 0 var(--accent); }
.route { margin: 0 0 .75rem; }
.method { display: inline-block; flex: none; min-width: 3.6em; font: 600 .72rem/1.5 ui-monospace, monospace; }
.method.get { color: var(--get); } .method.post { color: var(--post); }
.method.patch { color: var(--patch); } .method.delete { color: var(--delete); }
code, pre { font: .88em/1.5 ui-monospace, monospace; }
code { overflow-wrap: anywhere; background: var(--code); border-radius: .25rem; padding: .05em .3em; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 34rem); gap: 0 2rem; }
.facts, .schemes { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: .5rem 0 1rem; }
.facts dt { color: var(--muted); } .facts dd, .schemes dd { margin: 0; } .schemes p { margin: 0; }
details { margin: .5rem 0; }
summary { cursor: pointer; font-weight: 600; }
.fields { list-style: none; margin: .25rem 0; padding: 0; }
.fields .fields { margin: .5rem 0 0; padding-left: 1rem; border-left: 2px solid var(--line); }
.fields li { padding: .5rem 0; border-top: 1px solid var(--line); }
.fields p { margin: .15rem 0; }
.name { font-weight: 600; }
.type, .limits { color: var(--muted); font-weight: 400; font-size: .92rem; }
.required { color: var(--delete); font-size: .85rem; }
.samples { min-width: 0; }
.sample { margin: 0 0 1rem; border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; }
.sample figcaption { padding: .25rem .75rem; color: var(--muted); font-size: .85rem; border-bottom: 1px solid var(--line); }
.sample pre { margin: 0; padding: .75rem; max-height: 32rem; overflow: auto; background: var(--code); }
.sample code { padding: 0; background: none; overflow-wrap: normal; }
.sample:not(.always) { display: none; }
:root:has(#language-curl:checked) .curl, :root:has(#language-typescript:checked) .typescript,
:root:has(#language-python:checked) .python { display: block; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 80rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 60rem) {
  .page { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; max-height: none; border-right: 0; border-bottom: 1px solid var(--line); }
  main { padding: 1rem 1.25rem 4rem; }
  .languages { margin: 0; }
  .languages legend { position: absolute; left: -99rem; }
  html { scroll-padding-top: 6.5rem; }
}
@media print {
  header, nav, .skip { display: none; }
  .page { display: block; }
  details::details-content { content-visibility: visible; display: block; }
  .sample pre { white-space: pre-wrap; }
}
`;
