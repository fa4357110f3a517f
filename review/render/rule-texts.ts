import type { RuleId } from '../report.ts';

/** What a rule is called, and what it looks for. */
export interface RuleText {
  readonly title: string;
  readonly description: string;
  /** What to do about what it finds. */
  readonly help: string;
}

/** The texts of every rule. */
export const ruleTexts: Readonly<Record<RuleId, RuleText>> = {
  last_administrator: {
    title: 'Too few Administrators remain',
    description: 'After the change fewer active Administrators remain than the policy wants.',
    help: 'Leave them, or make somebody else Administrator first.',
  },
  new_administrator: {
    title: 'New Administrator',
    description:
      'Somebody becomes Administrator, or stays it for longer, and may do everything in the environment.',
    help: 'Assign a role that grants what is needed and no more, or have it approved.',
  },
  self_grant: {
    title: 'Grant to oneself',
    description: 'The author of the change gains permissions by it.',
    help: 'Have somebody else approve it who gains nothing.',
  },
  escalation_path: {
    title: 'Can give access to others',
    description: 'Somebody comes to give access to others, or a new way leads to somebody who does.',
    help: 'See that they are to do that, and for as long.',
  },
  service_account_manages_people: {
    title: 'Program manages people',
    description: 'A service account may change who may do what.',
    help: 'Leave the management of people to people, or to the one pipeline that applies reviewed changes.',
  },
  separation_of_duties: {
    title: 'Duties not separated',
    description: 'Somebody holds two rights that the policy wants in different hands.',
    help: 'Take one of the two away.',
  },
  unknown_until_apply: {
    title: 'Known only at apply',
    description: 'Who gains, or what, or until when, is known only at apply.',
    help: 'Refer to objects directly, or make them in an earlier change.',
  },
  conditional_grant: {
    title: 'Access that sign-ins give',
    description: 'An SSO connection will give roles to people of whom nobody knows yet who they are.',
    help: 'See who is in the group at the identity provider, and who can add to it.',
  },
  end_in_past: {
    title: 'End in the past',
    description: 'An assignment has ended before it begins, and grants nothing.',
    help: 'Correct its end, or remove it.',
  },
  dormant_gains: {
    title: 'Dormant account gains',
    description: 'An account that nobody has used for long gains permissions.',
    help: 'Ask whether it is still needed, and whose it is.',
  },
  grant_without_end: {
    title: 'Grant without an end',
    description: 'A new grant has no end, or a later one than the policy wants.',
    help: 'Set expires_at.',
  },
  new_way_in: {
    title: 'New way in',
    description:
      'Programs get a new way to act as a service account: an access key, or tokens of another issuer.',
    help: 'See that whoever gets in this way is who you mean.',
  },
  key_without_expiry: {
    title: 'Key without expiry',
    description: 'An access key works for ever.',
    help: 'Give it an expiry, or let it be rotated.',
  },
  key_too_old: {
    title: 'Old key',
    description: 'An access key is older than the policy allows.',
    help: 'Rotate it.',
  },
  key_unused: {
    title: 'Unused key',
    description: 'Nobody has used an access key for longer than the policy allows.',
    help: 'Delete it, if nobody needs it.',
  },
  unmanaged_grant: {
    title: 'Grant that no configuration manages',
    description: 'An assignment exists in the environment and no configuration that is known declares it.',
    help: 'Import it into a configuration, or remove it.',
  },
  environment_differs: {
    title: 'Environment differs from the plan',
    description: 'What the plan is about is otherwise in the environment than the plan found it.',
    help: 'Make the plan again, and review that.',
  },
};
