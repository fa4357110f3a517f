import type { Finding, PrincipalChange, Severity } from '../report.ts';
import { code, commas, html, name } from './html-text.ts';
import type { Markup } from './markup.ts';
import { ruleTexts } from './rule-texts.ts';
import { counted, severityWords } from './words.ts';

/**
 * How many findings are open to the eye, how many are in one fold, how many there are at all, and how many a
 * principal's row links to.
 */
const most = { open: 20, fold: 200, cards: 2_000, links: 5 };

const colours: Readonly<Record<Severity, string>> = {
  block: 'bad',
  approve: 'heed',
  warn: 'heed',
  info: 'note',
};

/** Signs that every font has. */
const severitySigns: Readonly<Record<Severity, string>> = {
  block: '×',
  approve: '?',
  warn: '!',
  info: 'i',
};

const badge = (severity: Severity): Markup =>
  html`<span class="badge ${colours[severity]}"><span aria-hidden="true">${severitySigns[severity]}</span> ${severityWords[severity].words}</span>`;

/** Finding id → the finding, and the number by which the page links to it. */
export type FindingLinks = ReadonlyMap<string, { readonly finding: Finding; readonly number: number }>;

export const findingLinks = (findings: readonly Finding[]): FindingLinks =>
  new Map(findings.map((finding, index) => [finding.id, { finding, number: index + 1 }]));

const linkTo = (number: number, words: Markup): Markup =>
  number > most.cards ? words : html`<a href="#finding-${String(number)}">${words}</a>`;

/** What was found about a principal. */
export function linksTo({ findings }: PrincipalChange, links: FindingLinks): Markup {
  const found = findings.flatMap((id) => links.get(id) ?? []);
  const shown = found
    .slice(0, most.links)
    .map(
      ({ finding, number }) =>
        html`<li class="small">${linkTo(number, html`<span aria-hidden="true">${severitySigns[finding.severity]}</span> ${name(finding.title)}`)}</li>`,
    );
  const more =
    found.length > most.links
      ? html`<li class="small quiet">and ${counted(found.length - most.links, 'more finding')}</li>`
      : null;
  return shown.length === 0 ? html`` : html`<ul>${shown}${more}</ul>`;
}

/** What was found about a principal, each title once. */
export function titlesOf({ findings }: PrincipalChange, links: FindingLinks): Markup {
  const found = Map.groupBy(
    findings.flatMap((id) => links.get(id) ?? []),
    ({ finding }) => finding.title,
  );
  const titles = [...found].slice(0, most.links).map(([title, [first, ...others]]) => {
    const words = others.length > 0 ? `${title} × ${(others.length + 1).toLocaleString('en')}` : title;
    return first ? html`<br>${linkTo(first.number, name(words))}` : html``;
  });
  return html`${titles}`;
}

function card(finding: Finding, number: number): Markup {
  const { severity, title, message, address, approvers, exception, rule } = finding;
  const about = [
    address === null ? html`` : html`<p class="small">${code(address)}</p>`,
    approvers.length > 0 ? html`<p class="small">Approval by ${commas(approvers.map(name))}.</p>` : html``,
    exception === null
      ? html``
      : html`<p class="small">Excepted by ${name(exception.owner)} until ${name(exception.until)}; it would be: ${severityWords[exception.severity].words}.${
          exception.reason === null ? null : html` ${name(exception.reason)}`
        }</p>`,
  ];
  return html`<li id="finding-${String(number)}"><span class="severity">${badge(severity)}</span><div><strong>${name(title)}</strong><p>${name(message)}</p>${about}<p class="small quiet">${ruleTexts[rule].description}</p></div></li>\n`;
}

/** The findings, the gravest first; of many, the rest in folds, and of very many the first of them. */
export function findingCards(findings: readonly Finding[]): Markup {
  const cards = (from: number, to: number) =>
    html`<ol class="cards">${findings.slice(from, to).map((finding, index) => card(finding, from + index + 1))}</ol>`;
  const folds: Markup[] = [];
  const shown = Math.min(findings.length, most.cards);
  for (let start = most.open; start < shown; start += most.fold) {
    const end = Math.min(shown, start + most.fold);
    folds.push(
      html`<details class="fold"><summary>Findings ${start + 1} to ${end} of ${findings.length}</summary>${cards(start, end)}</details>`,
    );
  }
  const left = findings.length - shown;
  const more =
    left > 0
      ? html`<p class="quiet">${counted(left, 'more finding')}: what they say stands in the JSON report.</p>`
      : null;
  return html`${cards(0, most.open)}${folds}${more}`;
}
