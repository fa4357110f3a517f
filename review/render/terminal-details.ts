import type { ObjectChange, PrincipalChange, Report, RoleChange, ScopeChange } from '../report.ts';
import { type Paint, type Style, wrap } from './terminal-text.ts';
import { shorten, visible } from './text.ts';
import {
  aboutGrant,
  actionWords,
  counted,
  type Difference,
  differenceNames,
  differences,
  everywhere,
  gravestScopes,
  valueWords,
} from './words.ts';

// What a terminal shows under the two tables: each principal in full, roles, unknowns, resources, notes.

/** What is printed of each list, and of one name or sentence. */
const most = { principals: 15, scopes: 12, permissions: 40, grants: 12, items: 40, text: 200 };

interface Line {
  readonly indent: number;
  readonly text: string;
  readonly style: Style | null;
}

const line = (indent: number, text: string, style: Style | null = null): Line => ({ indent, text, style });

const short = (text: string) => shorten(visible(text), most.text);

const styles: Readonly<Record<Difference, Style>> = {
  gained: 'green',
  lost: 'red',
  prolonged: 'green',
  shortened: 'red',
};

function listOf(texts: readonly string[], limit: number): string {
  const shown = texts.slice(0, limit).map(short).join(', ');
  return texts.length > limit ? `${shown} and ${(texts.length - limit).toLocaleString('en')} more` : shown;
}

const placeOf = (projectName: string | null) => (projectName === null ? everywhere : short(projectName));

function scopeLines(scope: ScopeChange, sides: readonly ('before' | 'after')[]): readonly Line[] {
  const changed = differenceNames
    .filter((difference) => scope[difference].length > 0)
    .map((difference) => {
      const { sign, words } = differences[difference];
      const held = scope[difference];
      return line(2, `${sign} ${words}: ${listOf(held, most.permissions)}`, styles[difference]);
    });
  const through = sides.flatMap((side) =>
    scope[side].through
      .slice(0, most.grants)
      .map((grant) =>
        line(
          2,
          `${sides.length > 1 ? side : 'through'}: ${[`${short(grant.role_name)} in ${grant.project_name === null ? 'the ' : ''}${placeOf(grant.project_name)}`, ...aboutGrant(grant).map(short)].join(', ')}`,
        ),
      ),
  );
  return [line(1, placeOf(scope.project_name)), ...changed, ...through];
}

function principalLines(
  { name, scopes }: PrincipalChange,
  sides: readonly ('before' | 'after')[],
): readonly Line[] {
  const shown = gravestScopes(scopes, sides.length === 1, most.scopes).flatMap((scope) =>
    scopeLines(scope, sides),
  );
  const left = scopes.length - most.scopes;
  return [
    line(0, short(name), 'bold'),
    ...shown,
    ...(left > 0 ? [line(1, `and ${counted(left, 'more project')}`)] : []),
  ];
}

const roleLines = ({ name, gained, lost, holders }: RoleChange): readonly Line[] => [
  line(0, `${short(name)}, held by ${counted(holders, 'principal')}`),
  ...(gained.length > 0 ? [line(1, `+ gained: ${listOf(gained, most.permissions)}`, 'green')] : []),
  ...(lost.length > 0 ? [line(1, `− lost: ${listOf(lost, most.permissions)}`, 'red')] : []),
];

function objectLines({ action, address, previous_address, because, changes }: ObjectChange): readonly Line[] {
  const { sign, words } = actionWords[action];
  const about = [
    previous_address === null ? '' : `, was ${short(previous_address)}`,
    because === null ? '' : `, ${short(because)}`,
  ];
  return [
    line(0, `${sign} ${words} ${short(address)}${about.join('')}`),
    ...Object.entries(changes).map(([field, { before, after }]) =>
      line(1, `${short(field)}: ${short(valueWords(before))} → ${short(valueWords(after))}`),
    ),
  ];
}

function section<Item>(
  title: string,
  items: readonly Item[],
  limit: number,
  write: (item: Item) => readonly Line[],
) {
  const left = items.length - limit;
  const more =
    left > 0 ? [line(0, `and ${counted(left, 'more is', 'more are')} in the JSON and HTML reports`)] : [];
  const lines = [...items.slice(0, limit).flatMap(write), ...more];
  return items.length === 0 ? [] : [line(0, ''), line(0, title, 'bold'), ...lines];
}

/** The details, in lines of at most so many columns. */
export function detailLines(report: Report, width: number, paint: Paint): readonly string[] {
  const sides = report.kind === 'standing' ? (['after'] as const) : (['before', 'after'] as const);
  const lines: readonly Line[] = [
    ...section(
      'Through what',
      report.principals.filter(({ scopes }) => scopes.length > 0),
      most.principals,
      (principal) => principalLines(principal, sides),
    ),
    ...section('Roles that change', report.roles, most.items, roleLines),
    ...section('Not known until apply', report.unknowns, most.items, ({ message }) => [
      line(0, visible(message)),
    ]),
    ...section('Resources', report.objects, most.items, objectLines),
    ...section('Not looked at', report.notes, most.items, (note) => [line(0, `- ${short(note)}`)]),
  ];
  return lines.flatMap(({ indent, text, style }) =>
    wrap(text, width - 2 * indent - 2).map((part, index) => {
      const before = ' '.repeat(2 * indent + (index > 0 ? 2 : 0));
      return `${before}${paint(part, style)}`;
    }),
  );
}
