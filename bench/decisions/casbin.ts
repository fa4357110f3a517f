import { createRequire } from 'node:module';
import type { Enforcer } from 'casbin';
import { edition, type Population } from './population.ts';

// Its build for `require` runs about twice as fast as the one for `import`.
const { newEnforcer, newModelFromString }: typeof import('casbin') = createRequire(import.meta.url)('casbin');

/** The domain of assignments that count in every project. */
const everywhere = 'environment';

/**
 * RBAC with domains, as casbin's documentation has it: a project is a domain. A role of the whole environment counts
 * in every project, hence the second `g`; naming it is faster than a domain matching function. The permission is
 * compared before the roles are looked up, because casbin walks through all policies and stops at the first that is
 * right: in the documentation's order it takes three times as long.
 */
const model = `
[request_definition]
r = sub, dom, act

[policy_definition]
p = sub, act

[role_definition]
g = _, _, _

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = r.act == p.act && (g(r.sub, p.sub, r.dom) || g(r.sub, p.sub, "${everywhere}"))
`;

/**
 * An enforcer that knows what the population holds at an instant. Casbin has no word for a disabled account, nor for
 * an assignment with an end: what does not count at that instant is left out of its policy.
 */
export async function createEnforcer({ members, roles }: Population, at: number): Promise<Enforcer> {
  const enforcer = await newEnforcer(newModelFromString(model), false);
  // Permissions that are never asked for would only be more lines for it to walk through.
  const policies = [...edition.roles.values(), ...roles].flatMap(({ id, permissions }) =>
    [...permissions]
      .filter((permission) => edition.permissions.has(permission))
      .map((permission) => [id, permission]),
  );
  await enforcer.addPolicies(policies);
  const groupings = members
    .filter(({ status }) => status === 'active')
    .flatMap(({ id, assignments }) =>
      assignments
        .filter(({ expiresAt }) => expiresAt === null || at < expiresAt)
        .map(({ roleId, projectId }) => [id, roleId, projectId ?? everywhere]),
    );
  await enforcer.addGroupingPolicies(groupings);
  return enforcer;
}
