import { code, html } from './html-text.ts';
import type { Markup } from './markup.ts';
import { counted } from './words.ts';

/** Writes permissions where they are told of; long lists once, at the end of the page, however often they are told. */
export interface PermissionLists {
  /** The permissions themselves, or the first of them and a link to the list. */
  readonly write: (permissions: readonly string[]) => Markup;
  /** How many they are, and a link to the list of them. */
  readonly count: (permissions: readonly string[]) => Markup;
  /** The lists that were linked to so far. */
  readonly section: () => Markup;
}

/** So many permissions stand where they are told of; of more, so many and a link. */
const most = { inPlace: 10, first: 6 };

function areasOf(permissions: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const areas = new Map<string, string[]>();
  for (const permission of permissions) {
    const [area = ''] = permission.split('.');
    areas.set(area, [...(areas.get(area) ?? []), permission]);
  }
  return areas;
}

function wholeList(permissions: readonly string[], number: number): Markup {
  const areas = [...areasOf(permissions)].map(
    ([area, held]) =>
      html`<div><p class="term">${area}</p><ul>${held.map((permission) => html`<li>${code(permission)}</li>`)}</ul></div>`,
  );
  return html`<div id="list-${String(number)}"><h3>List ${number}: ${counted(permissions.length, 'permission')}</h3><div class="areas">${areas}</div></div>`;
}

export function permissionLists(): PermissionLists {
  const numbers = new Map<string, number>();
  const long: (readonly string[])[] = [];
  const numberOf = (permissions: readonly string[]): number => {
    const key = permissions.join('\n');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, long.push(permissions));
    return long.length;
  };
  return {
    write: (permissions) => {
      if (permissions.length <= most.inPlace) return code(permissions.join(', '));
      const number = numberOf(permissions);
      const first = code(permissions.slice(0, most.first).join(', '));
      return html`${first} and ${permissions.length - most.first} more: <a href="#list-${String(number)}">all of list ${number}</a>`;
    },
    count: (permissions) =>
      html`<a href="#list-${String(numberOf(permissions))}">${counted(permissions.length, 'permission')}</a>`,
    section: () =>
      long.length === 0
        ? html``
        : html`<section aria-labelledby="lists"><h2 id="lists">Lists of permissions</h2><div class="lists">${long.map(
            (permissions, index) => wholeList(permissions, index + 1),
          )}</div></section>`,
  };
}
