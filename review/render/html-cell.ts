import type { Grant, ScopeChange } from '../report.ts';
import type { PermissionLists } from './html-lists.ts';
import { commas, html, list, name } from './html-text.ts';
import type { Markup } from './markup.ts';
import {
  aboutGrant,
  amounts,
  changeWords,
  counted,
  type Difference,
  differenceNames,
  differences,
  everywhere,
  rolesHeld,
} from './words.ts';

// A cell of the matrix: what somebody holds in one scope, before and after.

const colours: Readonly<Record<Difference, string>> = {
  gained: 'good',
  lost: 'bad',
  prolonged: 'good',
  shortened: 'bad',
};

export const place = (projectName: string | null): Markup =>
  projectName === null ? html`<em>${everywhere}</em>` : name(projectName);

const roles = (held: readonly string[]): Markup =>
  held.length > 0 ? commas(held.map(name)) : html`<span class="quiet">no role</span>`;

function step(scope: ScopeChange): Markup {
  const [before, after] = [rolesHeld(scope, 'before'), rolesHeld(scope, 'after')];
  if (before.join('\n') === after.join('\n'))
    return html`<span class="step"><span class="after">${roles(after)}</span></span>`;
  return html`<span class="step">${roles(before)} <span aria-hidden="true">→</span><span class="unseen">becomes</span> <span class="after">${roles(after)}</span></span>`;
}

function amountsOf(scope: ScopeChange, standing: boolean): Markup {
  if (standing)
    return html`<span class="amounts quiet">${counted(scope.after.permissions.length, 'permission')}</span>`;
  const changed = amounts(scope);
  if (changed.length === 0)
    return html`<span class="amounts quiet">${changeWords[scope.change].words}</span>`;
  return html`<span class="amounts">${changed.map(
    ([difference, words]) =>
      html`<span class="amount ${colours[difference]}">${differences[difference].sign} ${words}</span> `,
  )}</span>`;
}

const grantText = (grant: Grant): Markup =>
  html`${name(grant.role_name)} ${grant.project_name === null ? 'in the' : 'in'} ${place(grant.project_name)}${aboutGrant(grant).map((text) => html`, ${name(text)}`)}`;

const through = (label: string, grants: readonly Grant[]): Markup =>
  html`<p class="term">${label}</p>${grants.length > 0 ? list(grants.map(grantText)) : html`<p>nothing</p>`}`;

/** What was gained and lost, and through which assignments. */
function inside(scope: ScopeChange, standing: boolean, lists: PermissionLists): Markup {
  if (standing) {
    const { permissions } = scope.after;
    return html`<div class="inside">${through('Through', scope.after.through)}<p class="term">Permissions</p><p>${lists.write(permissions)}</p></div>`;
  }
  const changed = differenceNames
    .filter((difference) => scope[difference].length > 0)
    .map((difference) => {
      const { sign, words } = differences[difference];
      return html`<p class="term">${sign} ${words}</p><p>${lists.write(scope[difference])}</p>`;
    });
  return html`<div class="inside">${changed}${through('Through, before', scope.before.through)}${through('Through, after', scope.after.through)}</div>`;
}

/** The roles and amounts, to be unfolded to everything else. */
export const scopeDetails = (scope: ScopeChange, standing: boolean, lists: PermissionLists): Markup =>
  html`<details><summary>${step(scope)}${amountsOf(scope, standing)}</summary>${inside(scope, standing, lists)}</details>`;

/** Of standing access of very many: the roles, and how many permissions; through what stands elsewhere. */
export const scopeInBrief = (scope: ScopeChange, lists: PermissionLists): Markup =>
  html`${roles(rolesHeld(scope, 'after'))}<br>${lists.count(scope.after.permissions)}`;
