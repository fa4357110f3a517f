import { error, type Finding, warning } from '../diagnostics.ts';
import { type CtyObject, isUnknown, isWhollyKnown, unknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import { type ResourceType, resourceTypes } from '../types.ts';
import type { Life } from './life.ts';
import { differs, idOf, isJsonObject } from './object.ts';
import { inTheState } from './one-place.ts';
import { refuseOwnLastMembership } from './own-role.ts';
import { encodePrivate } from './private-data.ts';
import { requestFailed } from './problem.ts';
import { immutableChanged } from './replacement.ts';
import {
  endMembership,
  idAt,
  idsOf,
  placeOf,
  type RoleMember,
  readMembers,
  sendTransfer,
  type Transfer,
  transferBetween,
} from './role-members-api.ts';

const dryRun = { dry_run: true } as const;

/** How many people a plan names, and looks up the names of. */
const mostNamed = 100;

const place = ['project_id', 'role_id'] as const;

const valuesOf = (config: CtyObject): CtyObject => ({
  id: place.every((name) => typeof config[name] === 'string') ? idAt(placeOf(config)) : unknown,
  project_id: config['project_id'] ?? null,
  role_id: config['role_id'] ?? null,
  principal_ids: config['principal_ids'] ?? null,
  reason: config['reason'] ?? null,
});

/** Whether the API is asked: everything that decides who gains or loses is known, too. */
const asks = (session: Session, planned: CtyObject) =>
  session.plansAsk && !isUnknown(planned['id']) && isWhollyKnown(planned['principal_ids'] ?? null);

export const planRoleMembersCreation: Life['planCreate'] = async (session, resource, config) => {
  const planned = valuesOf(config);
  const plan = { planned, requiresReplace: [] };
  const id = idOf(planned);
  if (id !== null) {
    // Its end would take the role from whom this gives it, whichever comes first.
    if (session.seen.has(id) || session.planned.ends(id))
      return { ...plan, findings: [inTheState(resource, id)] };
    session.planned.claim(id, 'stays');
  }
  if (!asks(session, planned)) return { ...plan, findings: [] };
  const members = await readMembers(session, resource, placeOf(planned));
  const wanted = idsOf(planned['principal_ids']);
  const others = members.filter(({ id }) => !wanted.includes(id));
  if (others.length > 0) return { ...plan, findings: [heldByOthers(planned, others)] };
  const held = members.map(({ id }) => id);
  return {
    ...plan,
    findings: await tell(session, resource, planned, members, transferBetween(held, wanted)),
  };
};

export const planRoleMembers: Life['planUpdate'] = async (session, resource, prior, config) => {
  const planned = valuesOf(config);
  const privateData = encodePrivate({ planned_id: prior['id'] ?? null });
  const moved = place.filter((name) => differs(prior[name], planned[name]));
  if (moved.length > 0) {
    const findings = moved.map((name) => immutableChanged(resource, name, prior, planned));
    return { planned, requiresReplace: moved, findings, privateData };
  }
  const plan = { planned: { ...planned, id: prior['id'] ?? null }, requiresReplace: [], privateData };
  const before = idsOf(prior['principal_ids']);
  const transfer = transferBetween(before, idsOf(planned['principal_ids']));
  const changes = transfer.add.length + transfer.remove.length > 0;
  if (!changes || !asks(session, planned)) return { ...plan, findings: [] };
  const own = await refuseOwnLastMembership(session, placeOf(planned), transfer.remove);
  if (own.length > 0) return { ...plan, findings: own };
  const members = await readMembers(session, resource, placeOf(planned));
  return { ...plan, findings: await tell(session, resource, planned, members, transfer) };
};

export const planRoleMembersEnd: Life['planDelete'] = async (session, resource, prior) => {
  const plan = { planned: null, requiresReplace: [] };
  const own = await refuseOwnLastMembership(session, placeOf(prior), idsOf(prior['principal_ids']));
  if (own.length > 0 || !session.plansAsk) return { ...plan, findings: own };
  const findings = await check(resource, prior, () => endMembership(session, prior, dryRun));
  return { ...plan, findings };
};

/** Says who gains and who loses, by name, and what the API would say to it. */
async function tell(
  session: Session,
  resource: ResourceType,
  planned: CtyObject,
  members: readonly RoleMember[],
  transfer: Transfer,
): Promise<Finding[]> {
  const { add, remove } = transfer;
  const refused = await check(resource, planned, () => sendTransfer(session, planned, transfer, dryRun));
  if (refused.length > 0 || remove.length === 0) return refused;
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const gaining = await Promise.all(add.slice(0, mostNamed).map((id) => nameOfPrincipal(session, id)));
  const losing = remove.slice(0, mostNamed).map((id) => `- ${names.get(id) ?? 'somebody'} (${id})`);
  const more = (ids: readonly string[]) =>
    ids.length > mostNamed ? [`- and ${ids.length - mostNamed} more`] : [];
  const { project_id, role_id } = placeOf(planned);
  const lost = [`Who loses the role:`, ...losing, ...more(remove)];
  const gained =
    add.length === 0 ? [] : ['', 'Who gains it:', ...gaining.map((name) => `- ${name}`), ...more(add)];
  const told = warning(
    `${remove.length === 1 ? 'One loses' : `${remove.length} lose`} ${role_id} in ${project_id}`,
    [...lost, ...gained].join('\n'),
    'principal_ids',
  );
  return [told, ...(await perils(session, planned, transfer))];
}

async function check(
  { schema }: ResourceType,
  planned: CtyObject,
  ask: () => Promise<void>,
): Promise<Finding[]> {
  try {
    await ask();
    return [];
  } catch (failure) {
    const doing = `change who holds ${planned['role_id']} in ${planned['project_id']}`;
    return requestFailed(doing, failure, schema).map((finding) => ({
      attribute: 'principal_ids',
      ...finding,
    }));
  }
}

async function perils(session: Session, planned: CtyObject, { remove }: Transfer): Promise<Finding[]> {
  const { project_id, role_id } = placeOf(planned);
  const { principalId } = await session.caller();
  const findings: Finding[] = [];
  if (remove.includes(principalId))
    findings.push(
      warning(
        'The service account that Terraform acts as loses the role itself',
        `${principalId} loses ${role_id} in ${project_id}. If nothing else gives it what it needs there, later runs fail.`,
        'principal_ids',
      ),
    );
  if (idsOf(planned['principal_ids']).length === 0)
    findings.push(
      warning(
        `Nobody holds ${role_id} in ${project_id} any more`,
        'The set is empty. Whoever holds the same rights in the whole environment keeps them.',
        'principal_ids',
      ),
    );
  return findings;
}

/** As people know them; by the id where the caller may not see them. */
async function nameOfPrincipal(session: Session, id: string): Promise<string> {
  const type = id.startsWith('mem_') ? 'roster_member' : 'roster_service_account';
  const resource = resourceTypes.get(type);
  try {
    const body = resource && (await session.objects.read(resource.definition, id));
    const { email, name } = isJsonObject(body) ? body : {};
    return `${email ?? name ?? 'somebody'} (${id})`;
  } catch {
    return id;
  }
}

function heldByOthers(planned: CtyObject, others: readonly RoleMember[]): Finding {
  const { project_id, role_id } = placeOf(planned);
  const named = others.slice(0, mostNamed).map(({ id, name }) => `- ${name} (${id})`);
  const more = others.length > mostNamed ? [`- and ${others.length - mostNamed} more`] : [];
  return error(
    `Others hold ${role_id} in ${project_id} already`,
    `"principal_ids" leaves out:\n${[...named, ...more].join('\n')}\n\nCreating this resource takes nothing from anybody. Add them to "principal_ids"; or import the set, and the plan shows them as losing the role:\n\nterraform import roster_project_role_members.NAME ${idAt({ project_id, role_id })}`,
    'principal_ids',
  );
}
