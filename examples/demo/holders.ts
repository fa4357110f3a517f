import type { RosterClient } from '../../client/client.ts';
import type { Holder } from './table.ts';

/** Who holds what in an environment, by scope: the whole environment and each project. */
export interface Holdings {
  readonly columns: readonly string[];
  readonly holders: readonly Holder[];
}

const wholeEnvironment = 'environment';

export async function readHoldings(client: RosterClient): Promise<Holdings> {
  const [members, accounts, keys, projects, roles, assignments] = await Promise.all([
    client.GET('/v1/members').then(itemsOf),
    client.GET('/v1/service_accounts').then(itemsOf),
    client.GET('/v1/access_keys').then(itemsOf),
    client.GET('/v1/projects').then(itemsOf),
    client.GET('/v1/roles').then(itemsOf),
    client.GET('/v1/role_assignments').then(itemsOf),
  ]);
  const roleNames = new Map(roles.map((role) => [role.id, role.name]));
  const projectNames = new Map(projects.map((project) => [project.id, project.name]));
  const rolesOf = (principalId: string) => {
    const columns = Map.groupBy(
      assignments.filter((assignment) => assignment.principal_id === principalId),
      ({ project_id }) => (project_id ? (projectNames.get(project_id) ?? project_id) : wholeEnvironment),
    );
    return new Map(
      [...columns].map(([column, held]) => [
        column,
        held.map(({ role_id }) => roleNames.get(role_id) ?? role_id),
      ]),
    );
  };
  const people = members.map((member) => ({
    name: member.display_name ?? member.email,
    kind: `${member.display_name ? member.email : 'member'}, ${member.status}`,
    roles: rolesOf(member.id),
  }));
  const programs = accounts.map((account) => {
    const count = keys.filter((key) => key.service_account_id === account.id).length;
    const kind = `program, ${count} key${count === 1 ? '' : 's'}`;
    return { name: account.name, kind, roles: rolesOf(account.id) };
  });
  const columns = [wholeEnvironment, ...projects.map((project) => project.name).sort()];
  return { columns, holders: [...people, ...programs].sort(byName) };
}

function byName(one: Holder, other: Holder): number {
  return one.name.localeCompare(other.name);
}

/** The client throws unless the answer is a success; the demo's lists fit into one page. */
function itemsOf<T>({ data }: { data?: { items: T[]; next_page_token: string } }): T[] {
  if (data?.next_page_token !== '') throw new Error('the list does not fit into one page');
  return data.items;
}
