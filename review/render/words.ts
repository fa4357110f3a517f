import type {
  AccessChange,
  Grant,
  ObjectChange,
  PrincipalChange,
  Report,
  ScopeChange,
  Severity,
  Value,
  Verdict,
} from '../report.ts';

// How every form of a report says things. The names in what is returned are as people wrote them: escape them.

interface Words {
  readonly sign: string;
  readonly words: string;
}

export const changeWords: Readonly<Record<AccessChange, Words>> = {
  new: { sign: '+', words: 'gets access' },
  widened: { sign: '+', words: 'gets more' },
  changed: { sign: '±', words: 'gets some, loses some' },
  moved: { sign: '↷', words: 'moves elsewhere' },
  prolonged: { sign: '+', words: 'keeps it longer' },
  rescheduled: { sign: '±', words: 'keeps it for another time' },
  shortened: { sign: '−', words: 'keeps it less long' },
  narrowed: { sign: '−', words: 'keeps less' },
  lost: { sign: '−', words: 'loses all' },
  regrounded: { sign: '=', words: 'the same, through other assignments' },
  same: { sign: '=', words: 'unchanged' },
};

export const severityWords: Readonly<Record<Severity, Words>> = {
  block: { sign: '⛔', words: 'blocks' },
  approve: { sign: '🟡', words: 'needs approval' },
  warn: { sign: '⚠', words: 'warning' },
  info: { sign: 'ℹ', words: 'for information' },
};

export const verdictWords: Readonly<Record<Verdict['status'], Words>> = {
  blocked: { sign: '⛔', words: 'blocked' },
  needs_approval: { sign: '🟡', words: 'needs approval' },
  passes: { sign: '✅', words: 'passes' },
};

export const titleOf = (kind: Report['kind']): string =>
  kind === 'change' ? 'Access review' : 'Standing access';

/** `1 finding`, `1,000 findings`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** What the scope is called that is no project. */
export const everywhere = 'whole environment';

/** `2026-12-01`, with the time of the day where it is not midnight. */
export function timeWords(time: string): string {
  const [, day, clock, seconds] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d)(?:\.\d+)?Z$/.exec(time) ?? [];
  if (!day || !clock) return time;
  return `${clock}:${seconds}` === '00:00:00' ? day : `${day} ${clock} UTC`;
}

/** The day alone. */
export const dayWords = (time: string): string => timeWords(time).replace(/^([\d-]{10}) .*$/, '$1');

/** `until 2026-12-01`; null: it has no end. */
const endWords = ({ expires_at, ends_at_apply }: Grant): string | null =>
  ends_at_apply ? 'until a time known only at apply' : expires_at && `until ${timeWords(expires_at)}`;

/** `Auditor`, or `Auditor until 2026-12-01`. */
export const roleWords = (grant: Grant): string => [grant.role_name, endWords(grant) ?? []].flat().join(' ');

/** The grants of this very scope, without those that count there because they count everywhere. */
export const ownGrants = (
  { project_name }: Pick<ScopeChange, 'project_name'>,
  through: readonly Grant[],
): readonly Grant[] => through.filter((grant) => grant.project_name === project_name);

/** The roles held in a scope, by name. */
export const rolesHeld = (scope: ScopeChange, side: 'before' | 'after'): readonly string[] => [
  ...new Set(ownGrants(scope, scope[side].through).map(roleWords)),
];

/** `34 gained`, `2 lost`: how many permissions, of what there is at all. */
export const amounts = ({
  gained,
  lost,
  prolonged,
  shortened,
}: ScopeChange): readonly (readonly [Difference, string])[] =>
  (
    [
      ['gained', gained.length, 'gained'],
      ['lost', lost.length, 'lost'],
      ['prolonged', prolonged.length, 'for longer'],
      ['shortened', shortened.length, 'for less long'],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([difference, count, words]) => [difference, `${count.toLocaleString('en')} ${words}`]);

/** What a scope comes to in short: how many permissions are gained and lost, or why none is; of standing access, how many. */
export function scopeWords(scope: ScopeChange, standing: boolean): readonly string[] {
  if (standing) return [counted(scope.after.permissions.length, 'permission')];
  const changed = amounts(scope).map(([, words]) => words);
  return changed.length > 0 ? changed : [changeWords[scope.change].words];
}

/** What may become of a permission, with what people call it and a sign for it. */
export const differences = {
  gained: { sign: '+', words: 'gained' },
  lost: { sign: '−', words: 'lost' },
  prolonged: { sign: '»', words: 'for longer' },
  shortened: { sign: '«', words: 'for less long' },
} as const satisfies Record<string, Words>;
export type Difference = keyof typeof differences;
export const differenceNames = Object.keys(differences) as readonly Difference[];

/** What becomes of the account itself; null: nothing. */
export function accountWords({ status_before, status_after }: PrincipalChange): string | null {
  if (status_before === null)
    return status_after === 'pending' ? 'new account, not yet activated' : 'new account';
  if (status_after === null) return 'account deleted';
  if (status_before === status_after) {
    return status_after === 'active' ? null : status_after === 'pending' ? 'not yet activated' : 'disabled';
  }
  if (status_after === 'disabled') return 'becomes disabled';
  return status_before === 'disabled' ? 'is enabled again' : 'is activated';
}

/** What tells the principal from others besides its name. */
export const aboutPrincipal = (principal: PrincipalChange): readonly string[] =>
  [
    principal.display_name,
    principal.kind === 'service_account' ? 'service account' : null,
    accountWords(principal),
  ].filter((text) => text !== null && text !== '') as string[];

/** When somebody was last active; null: never, or not known. */
export const activityWords = ({ last_active_at }: PrincipalChange): string | null =>
  last_active_at === null ? null : `last active ${dayWords(last_active_at)}`;

/** Of whoever has no scope in a report. */
export const nothingHeld = (standing: boolean): string => (standing ? 'nothing' : '');

/** What the hash of a report is of. */
export const hashWords = ({ kind }: Report): string =>
  kind === 'standing' ? 'The standing access is' : 'The access change is';

/** How a grant came about, and how long it lasts; a phrase each. */
export const aboutGrant = (grant: Grant): readonly string[] =>
  [
    endWords(grant),
    grant.since === null ? null : `since ${timeWords(grant.since)}`,
    grant.address === null ? null : `declared at ${grant.address}`,
    grant.managed_by === null
      ? 'managed by no known configuration'
      : grant.managed_by === 'plan'
        ? null
        : `managed by ${grant.managed_by}`,
    grant.by_reference ? 'by reference: an id is known only at apply' : null,
    grant.reason === null ? null : `reason: ${grant.reason}`,
  ].filter((text) => text !== null);

export const actionWords: Readonly<Record<ObjectChange['action'], Words>> = {
  create: { sign: '+', words: 'create' },
  update: { sign: '~', words: 'update' },
  replace: { sign: '±', words: 'replace' },
  delete: { sign: '−', words: 'delete' },
  forget: { sign: '∅', words: 'forget' },
  import: { sign: '↓', words: 'import' },
  adopt: { sign: '↓', words: 'adopt' },
  move: { sign: '↷', words: 'move' },
};

/** A value of a plan, as people read it. */
export const valueWords = (value: Value): string =>
  value === null ? 'none' : typeof value === 'string' ? value : JSON.stringify(value);

/** What has still to be approved, and by whom; or who has. */
export function approvalWords({ members, approved_by }: Verdict['approvals'][number]): {
  readonly given: boolean;
  readonly says: string;
  readonly who: readonly string[];
} {
  const given = approved_by.length > 0;
  if (given) return { given, says: 'approved by', who: approved_by };
  return {
    given,
    says: members.length > 0 ? 'awaits one of' : 'awaits somebody who did not make the change',
    who: members,
  };
}

const sources: Readonly<Record<Report['environment']['source'], string>> = {
  api: 'present state from the API',
  prior_state: 'present state from the plan: no more than its configuration manages',
  configurations: 'two configurations, and nothing of what else is held',
};

/** Where the present state was read. */
export const sourceWords = ({ environment }: Report): string => {
  const { slug, edition, to_edition, source, revision } = environment;
  const from = sources[source];
  const editions = to_edition === undefined ? edition : `${edition} → ${to_edition}`;
  return [slug, editions, revision === null ? from : `${from}, revision ${revision}`]
    .filter((text) => text !== null)
    .join(' · ');
};
