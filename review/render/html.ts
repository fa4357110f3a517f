import type { Report, Verdict } from '../report.ts';
import { figuresOf } from './figures.ts';
import { findingCards, findingLinks } from './html-findings.ts';
import { permissionLists } from './html-lists.ts';
import { matrix } from './html-matrix.ts';
import { lowerSections, section } from './html-sections.ts';
import { policy, style } from './html-style.ts';
import { code, commas, html, name } from './html-text.ts';
import { joined, type Markup } from './markup.ts';
import { approvalWords, hashWords, sourceWords, timeWords, titleOf, verdictWords } from './words.ts';

const verdictLooks: Readonly<Record<Verdict['status'], { readonly colour: string; readonly sign: string }>> =
  {
    blocked: { colour: 'bad', sign: '×' },
    needs_approval: { colour: 'heed', sign: '?' },
    passes: { colour: 'good', sign: '✓' },
  };

function verdict({ verdict: { status, because } }: Report): Markup {
  const { colour, sign } = verdictLooks[status];
  return html`<div class="verdict ${colour}"><span class="mark" aria-hidden="true">${sign}</span><div><strong>Verdict: ${verdictWords[status].words}</strong>${name(because)}</div></div>`;
}

function numbers(report: Report): Markup {
  const figures = figuresOf(report).map(
    ({ count, noun, parts }) =>
      html`<div><dt>${noun}</dt><dd class="figure">${count}</dd><dd class="small quiet">${parts.join(' · ') || 'none'}</dd></div>`,
  );
  return html`<dl class="numbers">${figures}</dl>`;
}

function approvals({ verdict: { approvals: needed } }: Report): Markup | null {
  if (needed.length === 0) return null;
  const items = needed.map((approval) => {
    const { given, says, who } = approvalWords(approval);
    return html`<li><span class="severity"><span class="badge ${given ? 'good' : 'heed'}">${given ? '✓ approved' : '? awaited'}</span></span><div><strong>${name(approval.group)}</strong> ${says} ${commas(who.map(name))}</div></li>\n`;
  });
  return html`<ul class="cards">${items}</ul>`;
}

function top(report: Report): Markup {
  const { title, url, commit, author } = report.change;
  const about = [
    commit === null ? null : html`commit ${code(commit)}`,
    author === null ? null : html`by ${name(author)}`,
    url !== null && /^https?:\/\/[^\s]+$/.test(url)
      ? html`<a href="${url}" rel="noreferrer">pull request</a>`
      : null,
    html`${name(sourceWords(report))}`,
    html`${timeWords(report.generated_at)}`,
  ].filter((part) => part !== null);
  return html`<header><a class="skip" href="#matrix">Skip to the access matrix</a>
<p class="quiet">${title === null ? 'Roster' : titleOf(report.kind)}</p><h1>${title === null ? titleOf(report.kind) : name(title)}</h1>
<p class="quiet small">${joined(about, ' · ')}</p>
${verdict(report)}${numbers(report)}</header>\n`;
}

/**
 * The report as one page that needs nothing else: no script, nothing loaded, its style inside. Long lists of permissions
 * are written once; what is left out where there are thousands of principals or findings is said to be.
 */
export function toHtml(report: Report): string {
  const lists = permissionLists();
  const links = findingLinks(report.findings);
  const findings =
    report.findings.length > 0 ? findingCards(report.findings) : html`<p>Nothing was found.</p>`;
  const people =
    report.principals.length > 0
      ? matrix(report, links, lists)
      : html`<p>${report.kind === 'standing' ? 'Nobody holds anything of this.' : "Nobody's access changes."}</p>`;
  const sections = html`${section('approvals', 'Approvals', approvals(report))}${section('findings', 'Findings', findings)}${section('matrix', 'Access matrix', people)}${lowerSections(report, lists)}${lists.section()}`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${titleOf(report.kind)}: ${verdictWords[report.verdict.status].words}</title><style>${{ markup: style }}</style></head>
<body>${top(report)}<main>${sections}</main>
<footer><p>${hashWords(report)} ${code(report.hash)}</p><p>${name(report.generator)}</p></footer></body></html>
`.markup;
}
