import type { ObjectChange, Report, RoleChange, Unknown } from '../report.ts';
import type { PermissionLists } from './html-lists.ts';
import { code, commas, html, list, name } from './html-text.ts';
import type { Markup } from './markup.ts';
import { actionWords, counted, valueWords } from './words.ts';

// What stands under the matrix.

/** More resources than this are folded. */
const mostOpen = 20;

/** A section with its heading; nothing, where there is nothing to show. */
export const section = (id: string, title: string, content: Markup | null): Markup =>
  content === null
    ? html``
    : html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>\n`;

const cards = (items: readonly Markup[]): Markup | null =>
  items.length === 0
    ? null
    : html`<ul class="cards">${items.map((item) => html`<li><div>${item}</div></li>\n`)}</ul>`;

function roleCard(
  { name: role, scope_kind, holders, gained, lost }: RoleChange,
  lists: PermissionLists,
): Markup {
  const parts = [
    gained.length > 0
      ? html`<p><span class="amount good">+ ${gained.length} gained</span> ${lists.write(gained)}</p>`
      : html``,
    lost.length > 0
      ? html`<p><span class="amount bad">− ${lost.length} lost</span> ${lists.write(lost)}</p>`
      : html``,
  ];
  return html`<strong>${name(role)}</strong> <span class="quiet">a role in ${scope_kind === 'project' ? 'projects' : 'the environment'}, held by ${counted(holders, 'principal')}</span>${parts}`;
}

const unknownCard = ({ address, field, refers_to, message }: Unknown): Markup =>
  html`<strong>${code(address)}, ${code(field)}</strong><p>${name(message)}</p>${
    refers_to.length > 0
      ? html`<p class="small quiet">It refers to ${commas(refers_to.map(code))}.</p>`
      : null
  }`;

function objectCard({
  action,
  address,
  previous_address,
  importing,
  because,
  changes,
}: ObjectChange): Markup {
  const { sign, words } = actionWords[action];
  const about = [
    previous_address === null ? html`` : html`<p class="small">was ${code(previous_address)}</p>`,
    importing && action !== 'import' ? html`<p class="small">imported</p>` : html``,
    because === null ? html`` : html`<p class="small">${name(because)}</p>`,
  ];
  const fields = Object.entries(changes).map(
    ([field, { before, after }]) =>
      html`${code(field)}: ${name(valueWords(before))} → ${name(valueWords(after))}`,
  );
  return html`<span class="badge note">${sign} ${words}</span> ${code(address)}${about}<div class="small plain">${list(fields)}</div>`;
}

function objectsSection(objects: readonly ObjectChange[]): Markup | null {
  const all = cards(objects.map(objectCard));
  if (all === null || objects.length <= mostOpen) return all;
  return html`<details class="fold"><summary>${counted(objects.length, 'resource')}</summary>${all}</details>`;
}

/** Roles that change, what is not known, resources and notes. */
export const lowerSections = (report: Report, lists: PermissionLists): Markup =>
  html`${section('roles', 'Roles that change', cards(report.roles.map((role) => roleCard(role, lists))))}${section(
    'unknown',
    'Not known until apply',
    cards(report.unknowns.map(unknownCard)),
  )}${section('resources', 'Resources', objectsSection(report.objects))}${section(
    'notes',
    'Not looked at',
    cards(report.notes.map((note) => html`${name(note)}`)),
  )}`;
