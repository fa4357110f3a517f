import type {
  Finding,
  Grant,
  ObjectChange,
  PrincipalChange,
  Report,
  RoleChange,
  ScopeChange,
  Unknown,
} from '../report.ts';
import { type Fitting, fit, sizeOf } from './fit.ts';
import { md, name, names, sentence } from './markdown-text.ts';
import { joined, type Markup } from './markup.ts';
import {
  aboutGrant,
  aboutPrincipal,
  actionWords,
  changeWords,
  counted,
  type Difference,
  differenceNames,
  differences,
  everywhere,
  gravestScopes,
  severityWords,
  valueWords,
} from './words.ts';

// What can be unfolded under the first screen of the Markdown: sections of items, of which there is as much as fits.

/** How much of one item is written out, so that a single one leaves room for others. */
const most = { scopes: 12, grants: 8, permissions: 24, fields: 12, sentence: 400 };

export const place = (projectName: string | null): Markup =>
  projectName === null ? md`*${everywhere}*` : name(projectName);

const lines = (texts: readonly Markup[]): Markup =>
  joined(
    texts.map((text) => md`  ${text}\n`),
    '',
  );

function remainder(all: number, shown: number, noun: string): readonly Markup[] {
  return all > shown ? [md`- and ${counted(all - shown, noun)} more`] : [];
}

function grantText(grant: Grant): Markup {
  const about = aboutGrant(grant).map((text) => md`, ${sentence(text, 160)}`);
  const within = grant.project_name === null ? 'in the' : 'in';
  return md`${name(grant.role_name)} ${within} ${place(grant.project_name)}${about}`;
}

function sideLines(label: string, grants: readonly Grant[]): readonly Markup[] {
  if (grants.length === 0) return [md`  - ${label}: nothing`];
  const shown = grants.slice(0, most.grants).map((grant) => md`  - ${label}: ${grantText(grant)}`);
  return [...shown, ...remainder(grants.length, most.grants, 'assignment').map((text) => md`  ${text}`)];
}

const differenceLine = (difference: Difference, held: readonly string[]): Markup =>
  md`- ${differences[difference].sign} ${held.length} ${differences[difference].words}: ${names(held, most.permissions)}`;

function scopeLines(scope: ScopeChange, standing: boolean): readonly Markup[] {
  const changed = differenceNames
    .filter((difference) => scope[difference].length > 0)
    .map((difference) => md`  ${differenceLine(difference, scope[difference])}`);
  const through = standing
    ? sideLines('through', scope.after.through)
    : [...sideLines('before', scope.before.through), ...sideLines('after', scope.after.through)];
  const held = standing
    ? `holds ${counted(scope.after.permissions.length, 'permission')}`
    : changeWords[scope.change].words;
  return [md`- ${place(scope.project_name)}: ${held}`, ...changed, ...through];
}

function principalItem(principal: PrincipalChange, standing: boolean): Markup {
  const about = aboutPrincipal(principal).map((text) => md`, ${sentence(text, 100)}`);
  const { sign, words } = changeWords[principal.change];
  const heading = standing ? md`` : md`: ${sign} ${words}`;
  const { scopes } = principal;
  const all = gravestScopes(scopes, standing, most.scopes).flatMap((scope) => scopeLines(scope, standing));
  const rest = remainder(scopes.length, most.scopes, 'project');
  const items = lines([...all, ...rest]);
  return md`- **${name(principal.name)}**${about}${heading}\n${items}`;
}

function roleItem({ name: role, gained, lost, holders, scope_kind }: RoleChange): Markup {
  const parts = [
    ...(gained.length > 0 ? [differenceLine('gained', gained)] : []),
    ...(lost.length > 0 ? [differenceLine('lost', lost)] : []),
  ];
  const where = scope_kind === 'project' ? 'projects' : 'the environment';
  return md`- ${name(role)}, a role in ${where}, held by ${counted(holders, 'principal')}\n${lines(parts)}`;
}

const unknownItem = ({ message }: Unknown): Markup => md`- ${sentence(message, most.sentence)}\n`;

function objectItem({
  address,
  action,
  previous_address,
  because,
  importing,
  changes,
}: ObjectChange): Markup {
  const { sign, words } = actionWords[action];
  const about = [
    previous_address === null ? md`` : md`, was ${name(previous_address)}`,
    importing && action !== 'import' ? md`, imported` : md``,
    because === null ? md`` : md`, ${sentence(because, 160)}`,
  ];
  const fields = Object.entries(changes);
  const shown = fields
    .slice(0, most.fields)
    .map(
      ([field, { before, after }]) =>
        md`- ${name(field)}: ${name(valueWords(before))} → ${name(valueWords(after))}`,
    );
  return md`- ${sign} ${words} ${name(address)}${about}\n${lines([...shown, ...remainder(fields.length, most.fields, 'field')])}`;
}

function findingItem({ severity, title, message, address, approvers, exception }: Finding): Markup {
  const { sign, words } = severityWords[severity];
  const about = [
    address === null ? null : md`at ${name(address)}`,
    approvers.length > 0 ? md`approval by ${names(approvers, 8)}` : null,
    exception === null
      ? null
      : md`excepted by ${name(exception.owner)} until ${sentence(exception.until, 40)}`,
  ].filter((part) => part !== null);
  const where = about.length > 0 ? md` (${joined(about, '; ')})` : null;
  return md`- ${sign} ${words}: **${sentence(title, 120)}**: ${sentence(message, most.sentence)}${where}\n`;
}

/** A foldable section. */
interface Section {
  readonly title: string;
  readonly count: number;
  /** Its place among the sections, from the first one shown. */
  readonly position: number;
  /** Of the room that is left, when it is this section's turn. */
  readonly share: number;
  readonly fill: (room: number) => Fitting;
}

function section<Item>(
  [position, share]: readonly [number, number],
  title: string,
  items: readonly Item[],
  write: (item: Item) => Markup,
): Section {
  return { title, count: items.length, position, share, fill: (room) => fit(items, room, write) };
}

/** In the order in which they have their share of the room: what is short and must not be missed comes first. */
function sectionsOf({
  kind,
  findings,
  notes,
  objects,
  principals,
  roles,
  unknowns,
}: Report): readonly Section[] {
  const standing = kind === 'standing';
  const people = standing ? 'Who holds what' : 'Who gains and loses what';
  const share = objects.length > 0 ? 0.7 : 1;
  return [
    section([6, 0.1], 'Not looked at', notes, (note) => md`- ${sentence(note, most.sentence)}\n`),
    section([3, 0.2], 'Not known until apply', unknowns, unknownItem),
    section([2, 0.2], 'Roles that change', roles, roleItem),
    section([4, 0.3], 'All findings', findings, findingItem),
    section([1, share], people, principals, (principal) => principalItem(principal, standing)),
    section([5, 1], 'Resources', objects, objectItem),
  ];
}

function folded({ title, count }: Section, { text, left }: Fitting): string {
  const more = left > 0 ? `\n${counted(left, 'more is', 'more are')} in the JSON and HTML reports.\n` : '';
  return `<details><summary>${title} (${count.toLocaleString('en')})</summary>\n\n${text}${more}\n</details>\n\n`;
}

/** The sections, in no more than that much room. */
export function details(report: Report, room: number): string {
  const written: { readonly position: number; readonly text: string }[] = [];
  let left = room;
  for (const each of sectionsOf(report)) {
    const frame = sizeOf(folded(each, { text: '', left: each.count }));
    if (each.count === 0 || frame > left) continue;
    const text = folded(each, each.fill((left - frame) * each.share));
    left -= sizeOf(text);
    written.push({ position: each.position, text });
  }
  return written
    .sort((one, other) => one.position - other.position)
    .map(({ text }) => text)
    .join('');
}
