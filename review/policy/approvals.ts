import type { Finding, Verdict } from '../report.ts';
import { whoIsWho } from './names.ts';
import { anybody, type Policy } from './schema.ts';

export type Approval = Verdict['approvals'][number];

/** Who made a change, and who approved it, by whatever name. */
export interface Participants {
  /** Null: it is not known, and nobody's approval can be told from the author's. */
  readonly author: string | null;
  readonly approvedBy: readonly string[];
}

/** The approvals that count: of others than the author, each person once. */
export function countingApprovals(policy: Policy, { author, approvedBy }: Participants): readonly string[] {
  const personOf = whoIsWho(policy.people);
  const authorPerson = personOf(author ?? '');
  if (authorPerson === '') return [];
  const seen = new Set(['', authorPerson]);
  return approvedBy.filter((name) => {
    const person = personOf(name);
    if (seen.has(person)) return false;
    seen.add(person);
    return true;
  });
}

/** The members of a group as the policy names them; of `anybody` nobody is named. */
const membersOf = (policy: Policy, group: string): readonly string[] =>
  Object.hasOwn(policy.approvers, group) ? (policy.approvers[group] ?? []) : [];

/** Whether everybody in the group is the author. */
export function isAuthorAlone(policy: Policy, group: string, author: string | null): boolean {
  const personOf = whoIsWho(policy.people);
  const person = personOf(author ?? '');
  return (
    group !== anybody &&
    person !== '' &&
    membersOf(policy, group).every((member) => personOf(member) === person)
  );
}

const anybodyLast = (one: string, other: string) =>
  Number(one === anybody) - Number(other === anybody) || (one < other ? -1 : 1);

/** What the findings need approval of, by group, and who gave it. */
export function approvalsOf(
  findings: readonly Finding[],
  policy: Policy,
  participants: Participants,
): Approval[] {
  const counting = countingApprovals(policy, participants);
  const personOf = whoIsWho(policy.people);
  const groups = new Set(findings.flatMap(({ approvers }) => approvers));
  return [...groups].sort(anybodyLast).map((group) => {
    const members = membersOf(policy, group);
    const persons = new Set(members.map((member) => personOf(member)));
    return {
      group,
      members: [...members],
      approved_by: counting.filter((name) => group === anybody || persons.has(personOf(name))),
      findings: findings.filter(({ approvers }) => approvers.includes(group)).map(({ id }) => id),
    };
  });
}
