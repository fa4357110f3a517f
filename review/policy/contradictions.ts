import { editionIds, editionOf } from '../../access-model/editions.ts';
import { meansSomething } from '../../access-model/permission-patterns.ts';
import { didYouMean } from '../../provider-schema/spelling.ts';
import { isWildcardsAlone } from '../../provider-schema/text-pattern.ts';
import type { Complaint } from './complaint.ts';
import { fold, loginOf } from './names.ts';
import { anybody, longestException } from './schema.ts';
import { nameOf, type Path, quoted } from './sentences.ts';

/*
 * What a form alone does not tell: names that mean nothing, and parts that speak against each other. It looks at any
 * value, of whatever form, so that everything is said at once.
 */

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

interface Text {
  readonly path: Path;
  readonly text: string;
}

/** The texts in a list, and where each stands. */
const textsOf = (value: unknown, outer: Path): readonly Text[] =>
  itemsOf(value).flatMap((text, index) =>
    typeof text === 'string' ? [{ path: [...outer, index], text }] : [],
  );

/** A complaint for each text that an earlier one says already. */
function repeated(texts: readonly Text[], says = 'says the same as'): readonly Complaint[] {
  const first = new Map<string, Path>();
  return texts.flatMap(({ path, text }) => {
    const earlier = first.get(fold(text));
    if (!earlier) first.set(fold(text), path);
    return earlier ? [{ path, says: `${says} ${nameOf(earlier)}: leave one out` }] : [];
  });
}

const keysOf = (value: unknown, outer: Path): readonly Text[] =>
  Object.keys(fieldsOf(value)).map((text) => ({ path: [...outer, text], text }));

const asLogin = ({ path, text }: Text): Text => ({ path, text: loginOf(text) });

function inPeople(people: unknown): readonly Complaint[] {
  const logins = keysOf(people, ['people']).map(asLogin);
  const known = new Set(logins.map(({ text }) => text));
  const chains = Object.entries(fieldsOf(people)).flatMap(([login, member]) =>
    typeof member === 'string' && loginOf(member) !== loginOf(login) && known.has(loginOf(member))
      ? [
          {
            path: ['people', login],
            says: `means ${quoted(member)}, which is a login itself: write the e-mail address`,
          },
        ]
      : [],
  );
  return [...repeated(logins), ...chains];
}

function inApprovers(approvers: unknown): readonly Complaint[] {
  const groups = keysOf(approvers, ['approvers']);
  const reserved = groups
    .filter(({ text }) => fold(text) === anybody)
    .map(({ path }) => ({ path, says: 'is everybody but the author already: choose another name' }));
  const members = groups.flatMap(({ path, text }) =>
    repeated(textsOf(fieldsOf(approvers)[text], path).map(asLogin)),
  );
  return [...reserved, ...repeated(groups), ...members];
}

const narrowing = ['roles', 'projects', 'kinds'] as const;

function inClause(value: unknown, path: Path, groups: readonly string[]): readonly Complaint[] {
  const clause = fieldsOf(value);
  const approvers = textsOf(clause['approvers'], [...path, 'approvers']);
  const unknown = approvers
    .filter(({ text }) => text !== anybody && !groups.includes(text))
    .map((each) => ({
      path: each.path,
      says: `is ${quoted(each.text)}, which is no group of approvers${didYouMean(each.text, [...groups, anybody])}: add it there`,
    }));
  const idle =
    clause['approvers'] !== undefined && clause['severity'] !== undefined && clause['severity'] !== 'approve'
      ? [
          {
            path: [...path, 'approvers'],
            says: 'are asked with the severity approve alone: leave them out, or choose approve',
          },
        ]
      : [];
  const lists = ['approvers', ...narrowing].flatMap((name) =>
    repeated(textsOf(clause[name], [...path, name])),
  );
  return [...unknown, ...idle, ...lists];
}

/** Clauses after one that fits everything. */
function unreached(clauses: unknown, path: Path): readonly Complaint[] {
  const all = itemsOf(clauses);
  const last = all.findIndex((clause) => narrowing.every((name) => fieldsOf(clause)[name] === undefined));
  if (last === -1) return [];
  return all.slice(last + 1).map((_, index) => ({
    path: [...path, last + 1 + index],
    says: `never decides: ${nameOf([...path, last])} fits everything, and comes first`,
  }));
}

function inRules(rules: unknown, approvers: unknown): readonly Complaint[] {
  const groups = Object.keys(fieldsOf(approvers));
  return Object.entries(fieldsOf(rules)).flatMap(([rule, value]) => {
    const path = ['rules', rule];
    if (!Array.isArray(value)) return inClause(value, path, groups);
    const clauses = value.flatMap((clause, index) => inClause(clause, [...path, index], groups));
    return [...clauses, ...unreached(value, path)];
  });
}

const everyPermission = editionIds.flatMap((id) => [...editionOf(id).permissions.keys()]);
const rolePrefix = 'role:';

function inHeld({ path, text }: Text): readonly Complaint[] {
  if (text.startsWith(rolePrefix)) {
    const role = text.slice(rolePrefix.length).trim();
    return role === '' || role.includes('*')
      ? [{ path, says: 'must name a role in full, as in role:auditor' }]
      : [];
  }
  if (meansSomething(text)) return [];
  const advice = didYouMean(text, everyPermission);
  return [
    {
      path,
      says: `is ${quoted(text)}, which is no permission of any edition${advice}, nor a role as in role:auditor`,
    },
  ];
}

function inDuties(duties: unknown): readonly Complaint[] {
  const outer = 'separation_of_duties';
  const names = itemsOf(duties).flatMap((duty, index) => {
    const { name } = fieldsOf(duty);
    return typeof name === 'string' ? [{ path: [outer, index, 'name'], text: name }] : [];
  });
  const held = itemsOf(duties).flatMap((duty, index) => {
    const sides = ['first', 'second'].flatMap((side) => textsOf(fieldsOf(duty)[side], [outer, index, side]));
    return [...sides.flatMap(inHeld), ...repeated(sides)];
  });
  return [...repeated(names), ...held];
}

const narrows = (pattern: unknown) => typeof pattern === 'string' && !isWildcardsAlone(pattern.trim());

const dayAhead = (now: Date, days: number) =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

function inException(value: unknown, path: Path, now: Date): readonly Complaint[] {
  const { principal, role, project, until } = fieldsOf(value);
  const complaints: Complaint[] = [];
  const isForAll = typeof principal === 'string' && isWildcardsAlone(principal.trim());
  if (isForAll && !narrows(role) && !narrows(project))
    complaints.push({
      path: [...path, 'principal'],
      says: `is ${quoted(principal)}, which is everybody: name whom it is for, or a role or project`,
    });
  const latest = dayAhead(now, longestException);
  if (typeof until === 'string' && /^\d{4}-\d\d-\d\d$/.test(until) && until > latest)
    complaints.push({
      path: [...path, 'until'],
      says: `is more than ${longestException} days ahead: choose ${latest} or before, and renew it then`,
    });
  return complaints;
}

function inExceptions(exceptions: unknown, now: Date): readonly Complaint[] {
  const outer = 'exceptions';
  const keys = itemsOf(exceptions).map((value, index) => {
    const { rule, principal, role, project } = fieldsOf(value);
    return { path: [outer, index], text: JSON.stringify([rule, principal, role, project]) };
  });
  return [
    ...itemsOf(exceptions).flatMap((value, index) => inException(value, [outer, index], now)),
    ...repeated(keys, 'is for the same as'),
  ];
}

/** Whatever in the value contradicts itself, or names what is not there. */
export function contradictions(value: unknown, now: Date): readonly Complaint[] {
  const { people, approvers, rules, separation_of_duties, exceptions } = fieldsOf(value);
  return [
    ...inPeople(people),
    ...inApprovers(approvers),
    ...inRules(rules, approvers),
    ...inDuties(separation_of_duties),
    ...inExceptions(exceptions, now),
  ];
}
