import { createHash } from 'node:crypto';
import type { Grant, ObjectChange, PrincipalChange, Report, ScopeChange, Unknown, Value } from '../report.ts';

/**
 * The normalised access change: what an approval approves. It says what the plan does and what that comes to for whom,
 * in names; nothing of when the review was made, of what the policy thinks of it, or of anybody else's access.
 */
export interface AccessChangeBinding {
  readonly version: 1;
  readonly environment: {
    readonly slug: string | null;
    readonly edition: string;
    readonly to_edition?: string;
  };
  /** By the address of the resource. */
  readonly objects: Readonly<Record<string, Value>>;
  /** By kind and name of the principal. */
  readonly principals: Readonly<Record<string, Value>>;
  /** By resource and field: what it refers to is all that was approved of it. */
  readonly unknowns: Readonly<Record<string, Value>>;
}

const objectOf = ({ kind, name, id, action, previous_address, importing, changes }: ObjectChange): Value => ({
  kind,
  name,
  id,
  action,
  previous_address,
  importing,
  changes: Object.fromEntries(
    Object.entries(changes).map(([field, { before, after }]) => [field, { before, after }]),
  ),
});

const grantOf = ({
  role_assignment_id,
  role_name,
  project_name,
  expires_at,
  ends_at_apply,
  address,
}: Grant) => ({
  role_assignment_id,
  role_name,
  project_name,
  expires_at,
  ends_at_apply,
  // What exists has an id; who declares it is no part of what it grants.
  address: role_assignment_id === null ? address : null,
});

const sideOf = ({ permissions, through }: ScopeChange['before']): Value => ({
  permissions: [...permissions],
  through: through.map(grantOf),
});

/** Whoever activates their account gets no more than what the review says that they hold. */
const standing = (status: PrincipalChange['status_before']) => (status === 'pending' ? 'active' : status);

const principalOf = ({ id, change, status_before, status_after, scopes }: PrincipalChange): Value => ({
  id,
  change,
  status_before: standing(status_before),
  status_after: standing(status_after),
  scopes: scopes.map(({ project_id, project_name, before, after }) => ({
    project_id,
    project_name,
    before: sideOf(before),
    after: sideOf(after),
  })),
});

/** What somebody holds: there is one side, and many more people than a change concerns. */
const holderOf = ({ id, status_after, scopes }: PrincipalChange): Value => ({
  id,
  status: status_after,
  scopes: scopes.map(({ project_id, project_name, after: { permissions, through } }) => ({
    project_id,
    project_name,
    permissions: permissions.join(' '),
    through: through.map(grantOf),
  })),
});

const unknownOf = ({ refers_to }: Unknown): Value => ({ refers_to: [...refers_to].sort() });

/** The same key twice would hide one of the two. */
function keyed<T>(items: readonly T[], keyOf: (item: T) => string, told: (item: T) => Value) {
  const found: Record<string, Value> = Object.create(null);
  for (const item of items) {
    let key = keyOf(item);
    while (key in found) key += "'";
    found[key] = told(item);
  }
  return found;
}

export const nameOfPrincipal = ({ kind, name }: Pick<PrincipalChange, 'kind' | 'name'>): string =>
  `${kind === 'member' ? 'member' : 'service account'} ${name}`;

/**
 * What of a report is bound. Of a change, principals whose access stays as it is are in it because of findings, and are
 * left out; a review of what is held now is about them.
 */
export function bindingOf(
  report: Pick<Report, 'kind' | 'environment' | 'objects' | 'principals'> & {
    readonly unknowns: readonly Unknown[];
  },
): AccessChangeBinding {
  const { slug, edition, to_edition } = report.environment;
  const changed = report.principals.filter(
    ({ change, status_before, status_after }) =>
      report.kind === 'standing' || change !== 'same' || status_before !== status_after,
  );
  return {
    version: 1,
    environment: { slug, edition, ...(to_edition !== undefined && { to_edition }) },
    objects: keyed(report.objects, ({ address }) => address, objectOf),
    principals: keyed(
      changed.toSorted((one, other) => (one.key < other.key ? -1 : 1)),
      nameOfPrincipal,
      report.kind === 'standing' ? holderOf : principalOf,
    ),
    unknowns: keyed(report.unknowns, ({ address, field }) => `${field} of ${address}`, unknownOf),
  };
}

/** JSON with the keys of every object sorted: the same value is the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** `sha256:` and the SHA-256 of the canonical JSON, in hex. */
export const hashOf = (binding: AccessChangeBinding): string =>
  `sha256:${createHash('sha256').update(canonicalJson(binding)).digest('hex')}`;
