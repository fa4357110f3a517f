import type { Rule } from './definition.ts';
import { fixedBeginning, hasWildcard, isWildcardsAlone } from './text-pattern.ts';

/** Whose tokens a workload identity takes. */
export interface Trust {
  readonly issuer: string;
  readonly subject_pattern: string;
  readonly claims: Readonly<Record<string, string>> | null;
}

/**
 * An issuer that makes tokens for everybody who has an account there: the pattern must name whose they are. A branch,
 * an environment or a workflow is no owner: strangers have some by the same name, and choose what their subjects say.
 */
interface PublicIssuer {
  readonly name: string;
  /** What names an owner at the beginning, with what ends the name; left out: the whole subject does, and no wildcard is taken. */
  readonly owner?: RegExp;
  /** Claims that name an owner each, when their value has no wildcard. */
  readonly claims: readonly string[];
  readonly example: string;
}

/** By host. Sources: what each of them documents of the subjects in its OpenID Connect tokens. */
const publicIssuers = new Map<string, PublicIssuer>(
  Object.entries({
    'token.actions.githubusercontent.com': {
      name: 'GitHub Actions',
      owner: /^((repo|repository):[^/:]+\/|repository_(owner|owner_id|id):[^:]+:)/,
      claims: ['repository', 'repository_id', 'repository_owner', 'repository_owner_id'],
      example: 'repo:acme/platform:ref:refs/heads/main',
    },
    'gitlab.com': {
      name: 'GitLab.com',
      owner: /^project_path:[^/:]+\//,
      claims: ['namespace_id', 'namespace_path', 'project_id', 'project_path'],
      example: 'project_path:acme/platform:ref_type:branch:ref:main',
    },
    'app.terraform.io': {
      name: 'HCP Terraform',
      owner: /^organization:[^:]+:/,
      claims: ['terraform_organization_id', 'terraform_organization_name', 'terraform_workspace_id'],
      example: 'organization:acme:project:platform:workspace:production:run_phase:*',
    },
    'agent.buildkite.com': {
      name: 'Buildkite',
      owner: /^organization:[^:]+:/,
      claims: ['organization_id', 'organization_slug', 'pipeline_id'],
      example: 'organization:acme:pipeline:deploy:*',
    },
    'oidc.vercel.com': {
      name: 'Vercel',
      owner: /^owner:[^:]+:/,
      claims: ['owner_id', 'project_id'],
      example: 'owner:acme:project:platform:environment:production',
    },
    // Subjects are numbers without a structure: every wildcard lets strangers in.
    'accounts.google.com': {
      name: 'Google',
      claims: [],
      example: '110169484474386276334',
    },
  }),
);

/** A kind of subject and nothing more, as `repo:`: whatever follows, everybody has some of it. */
const kindAlone = /^[A-Za-z_]*:?$/;

/**
 * What is wrong with a subject pattern because it lets in whoever comes, and what to do about it; `undefined` when it
 * names somebody. Wildcards alone name nobody, anywhere.
 */
export function subjectFault({ issuer, subject_pattern, claims }: Trust): string | undefined {
  if (isWildcardsAlone(subject_pattern))
    return 'must not be wildcards alone, which let in everybody whom the issuer makes tokens for: name the subject, as in repo:acme/platform:*';
  const isWide = hasWildcard(subject_pattern);
  const known = publicIssuers.get(URL.parse(issuer)?.host ?? '');
  const beginning = fixedBeginning(subject_pattern);
  if (!known)
    return isWide && kindAlone.test(beginning)
      ? 'must say more before its first wildcard than a kind of subject, or everybody is let in who has one of that kind: name whose it is, as in repo:acme/platform:*'
      : undefined;
  if (!isWide && !known.owner) return undefined;
  const owners = Object.entries(claims ?? {}).filter(([name]) => known.claims.includes(name));
  // The end of a subject ends a name as well.
  const named = isWide ? beginning : `${beginning}:`;
  if (known.owner?.test(named) || owners.some(([, value]) => !hasWildcard(value))) return undefined;
  const orClaim =
    known.claims[0] === undefined ? '' : `, or say in claims which ${known.claims[0]} it must be`;
  const where = isWide ? 'before its first wildcard' : 'at its beginning';
  return `must name whose tokens these are ${where}, because everybody can have tokens of ${known.name}: as in ${known.example}${orClaim}`;
}

/** What is checked by fields of its own. */
const checkedElsewhere: Readonly<Record<string, string>> = {
  iss: 'issuer',
  aud: 'audience',
  sub: 'subject_pattern',
};
const times = ['exp', 'nbf', 'iat'];
const claimName = /^[\x21-\x7e]{1,200}$/;

/** What is wrong with the claims that a token must have, or `undefined`. */
export function claimsFault(claims: Readonly<Record<string, string>>): string | undefined {
  for (const [name, value] of Object.entries(claims)) {
    if (!claimName.test(name)) return 'must have names of 1 to 200 visible ASCII characters';
    const field = Object.hasOwn(checkedElsewhere, name) ? checkedElsewhere[name] : undefined;
    if (field !== undefined) return `must not have ${name}, which is checked by ${field}`;
    if (times.includes(name)) return `must not have ${name}: times are always checked`;
    if (isWildcardsAlone(value))
      return `must not have wildcards alone for ${name}: say what the claim must be, or leave it out`;
  }
  return undefined;
}

/** An issuer has no query and no fragment (OpenID Connect Core 1.0, section 2). Which hosts are allowed, the API says. */
export function issuerFault(issuer: string): string | undefined {
  const url = URL.parse(issuer);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'must be an https URL';
  return /[?#]/.test(issuer) ? 'must not have a query or a fragment' : undefined;
}

/** Of every definition that has an issuer. */
export const issuerRule: Rule = {
  code: 'invalid_issuer',
  fields: ['issuer'],
  check: ({ issuer }) => {
    const message = issuerFault(String(issuer));
    return message === undefined ? undefined : { field: 'issuer', message };
  },
};
