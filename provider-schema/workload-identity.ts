import {
  defineResource,
  idPattern,
  integer,
  type RuleValues,
  reference,
  text,
  textMap,
} from './definition.ts';
import { namePattern, note } from './fields.ts';
import { claimsFault, issuerRule, subjectFault } from './trust.ts';

const visible = { regex: /^[\x21-\x7e]+$/, says: 'must have visible ASCII characters alone' };

/** Subjects name branches, among other things, and those may have any letters. */
const printable = { regex: /^\P{C}+$/u, says: 'must not contain control characters' };

type ClaimPatterns = Readonly<Record<string, string>> | undefined;

const claimsOf = ({ claims }: RuleValues) => claims as ClaimPatterns;

const faultOf = (field: string, message: string | undefined) =>
  message === undefined ? undefined : { field, message };

export const workloadIdentity = defineResource({
  name: 'workload_identity',
  plural: 'workload_identities',
  title: 'Workload identity',
  idPrefix: 'wi',
  description:
    'A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.',
  fields: {
    name: text(
      'required',
      'The name: 1 to 100 characters, unique in the environment without regard to case.',
      {
        minLength: 1,
        maxLength: 100,
        pattern: namePattern,
        example: 'Deployments of acme/platform',
      },
    ),
    service_account_id: reference(
      ['service_account'],
      'required',
      'The id of the service account that programs act as. It cannot be changed.',
      { immutable: true, pattern: idPattern('sa') },
    ),
    issuer: text(
      'required',
      'Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer.',
      {
        immutable: true,
        minLength: 1,
        maxLength: 500,
        pattern: visible,
        example: 'https://token.actions.githubusercontent.com',
      },
    ),
    audience: text(
      'required',
      'What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.',
      { minLength: 1, maxLength: 500, pattern: visible, example: 'https://roster.example.com' },
    ),
    subject_pattern: text(
      'required',
      'What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.',
      {
        minLength: 1,
        maxLength: 500,
        pattern: printable,
        example: 'repo:acme/platform:ref:refs/heads/main',
      },
    ),
    claims: textMap(
      'optional',
      'What other claims of a token must be: from name to value, at most 20, compared exactly, with `*` for any run of characters. All must hold. Claims that are texts, numbers, true or false can match; lists and objects never do.',
      {
        minLength: 1,
        maxLength: 20,
        pattern: {
          regex: /^\P{C}{1,500}$/u,
          says: 'must have 1 to 500 characters, and no control characters',
        },
        example: { repository_id: '123456789' },
      },
    ),
    token_lifetime_minutes: integer(
      'optional',
      'How long an exchanged token works, in minutes: 5 to 60. A change holds for tokens that are exchanged after it.',
      { minimum: 5, maximum: 60, default: 15, example: 15 },
    ),
    note: note('the workload identity'),
    status: text(
      'optional',
      '`enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good.',
      { oneOf: ['enabled', 'disabled'], default: 'enabled', example: 'enabled' },
    ),
  },
  unique: ['name'],
  rules: [
    issuerRule,
    {
      code: 'subject_too_wide',
      fields: ['issuer', 'subject_pattern', 'claims'],
      check: (values) => {
        const { issuer, subject_pattern } = values as { issuer: string; subject_pattern: string };
        const claims = claimsOf(values) ?? null;
        return faultOf('subject_pattern', subjectFault({ issuer, subject_pattern, claims }));
      },
    },
    {
      code: 'invalid_claim',
      fields: ['claims'],
      check: (values) => faultOf('claims', claimsFault(claimsOf(values) ?? {})),
    },
  ],
  filters: ['name', 'service_account_id', 'status'],
  dataSources: { one: ['id', 'name'], many: true },
});
