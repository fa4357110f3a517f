import type { AccessChange } from '../report.ts';
import type { Key } from '../state/access-state.ts';
import { type Holding, type Holdings, holdingIn } from './holdings.ts';

export interface ScopeDifference {
  readonly scope: Key | null;
  readonly change: AccessChange;
  readonly before: Holding;
  readonly after: Holding;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly prolonged: readonly string[];
  readonly shortened: readonly string[];
}

export interface AccessDifference {
  readonly change: AccessChange;
  readonly scopes: readonly ScopeDifference[];
}

type Parts = Omit<ScopeDifference, 'scope' | 'change'>;

const grounds = ({ through }: Holding) => through.map(({ key, role }) => `${key} ${role}`).join();

/** Sorted; without what is so everywhere. */
function namesOf(permissions: Iterable<string>, elsewhere: ReadonlySet<string>): string[] {
  return [...permissions].filter((permission) => !elsewhere.has(permission)).sort();
}

function partsOf(before: Holding, after: Holding, everywhere: Parts | undefined): Parts {
  const [was, is] = [before.permissions, after.permissions];
  const both = [...is.keys()].filter((permission) => was.has(permission));
  const later = (permission: string) => (is.get(permission) ?? 0) > (was.get(permission) ?? 0);
  const sooner = (permission: string) => (is.get(permission) ?? 0) < (was.get(permission) ?? 0);
  const said = (list: readonly string[] | undefined) => new Set(list);
  return {
    before,
    after,
    gained: namesOf(
      is.keys().filter((permission) => !was.has(permission)),
      said(everywhere?.gained),
    ),
    lost: namesOf(
      was.keys().filter((permission) => !is.has(permission)),
      said(everywhere?.lost),
    ),
    prolonged: namesOf(both.filter(later), said(everywhere?.prolonged)),
    shortened: namesOf(both.filter(sooner), said(everywhere?.shortened)),
  };
}

/** The same in as many scopes: what was held in one project and is held in two has not merely moved. */
const sameNames = (one: readonly string[], other: readonly string[]) =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

function classify(parts: readonly Parts[]): AccessChange {
  const all = (pick: (part: Parts) => readonly string[]) => parts.flatMap(pick);
  const gained = all((part) => part.gained);
  const lost = all((part) => part.lost);
  const holdsNothing = (side: 'before' | 'after') => parts.every((part) => part[side].permissions.size === 0);
  if (gained.length > 0 && holdsNothing('before')) return 'new';
  if (lost.length > 0 && holdsNothing('after')) return 'lost';
  if (gained.length > 0 && lost.length > 0) return sameNames(gained, lost) ? 'moved' : 'changed';
  if (gained.length > 0) return 'widened';
  if (lost.length > 0) return 'narrowed';
  const prolonged = parts.some((part) => part.prolonged.length > 0);
  const shortened = parts.some((part) => part.shortened.length > 0);
  if (prolonged && shortened) return 'rescheduled';
  if (prolonged) return 'prolonged';
  if (shortened) return 'shortened';
  return parts.some(({ before, after }) => grounds(before) !== grounds(after)) ? 'regrounded' : 'same';
}

/** What somebody may do after and could not before, and the other way round, scope by scope. */
export function differenceBetween(before: Holdings, after: Holdings): AccessDifference {
  const everywhere = partsOf(holdingIn(before, null), holdingIn(after, null), undefined);
  const projects = new Set([...before.keys(), ...after.keys()].filter((scope) => scope !== null));
  const inProjects = [...projects].map((scope) => ({
    scope,
    ...partsOf(holdingIn(before, scope), holdingIn(after, scope), everywhere),
  }));
  const hasAny = before.has(null) || after.has(null);
  const parts = [...(hasAny ? [{ scope: null, ...everywhere }] : []), ...inProjects];
  return {
    change: classify(parts),
    scopes: parts.map((part) => ({ ...part, change: classify([part]) })),
  };
}
