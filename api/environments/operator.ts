import { defaultEditionId } from '../../access-model/editions.ts';
import { created, found, updated } from '../answers.ts';
import type { OpenCall } from '../context.ts';
import { listPage } from '../http/paging.ts';
import { fieldProblem } from '../http/problem.ts';
import { sendActivation } from '../members/activation-link.ts';
import { etagOf, mutateAsOperator, requireMatch } from '../mutation.ts';
import { generatePassword, hashPassword } from '../passwords/service.ts';
import { wireTime } from '../time.ts';
import type { RoleMapping } from './counterparts.ts';
import { createEnvironment } from './create.ts';
import { emptyEnvironment } from './delete.ts';
import {
  livingEnvironments,
  present,
  refuseTakenSlug,
  requireEnvironment,
  takeEnvironment,
  updateEnvironment,
} from './rows.ts';
import { changedSettings, type SettingsChange } from './settings.ts';
import { switchEdition } from './switch-edition.ts';

export type OperatorCall<Body = unknown> = OpenCall<{ id: string }, unknown, Body>;

interface Create {
  readonly slug: string;
  readonly name: string;
  readonly edition?: string;
  readonly settings?: SettingsChange;
  readonly administrator: {
    readonly email: string;
    readonly display_name?: string | null;
    readonly username?: string | null;
    readonly sign_in?: 'activation_mail' | 'initial_password';
  };
}

/** AutoMQ's user name of the first member ("Environment Members"). */
const usernameWithPassword = 'admin';

/** The root member gets a mail, or the operator a password to hand on, which must be changed at the first sign-in. */
export async function create(asked: OpenCall<unknown, unknown, Create>) {
  const { slug, name, edition = defaultEditionId, settings, administrator } = asked.body;
  const { email, display_name = null, sign_in } = administrator;
  const password = sign_in === 'initial_password' ? generatePassword() : null;
  const username = administrator.username ?? (password === null ? null : usernameWithPassword);
  const hashed = password === null ? null : await hashPassword(password);
  const answer = await mutateAsOperator(asked, async (transaction, call) => {
    await refuseTakenSlug(transaction, slug);
    const { environmentId, rootMemberId } = await createEnvironment(transaction, call.context, {
      slug,
      name,
      editionId: edition,
      settings: changedSettings({}, settings),
      administrator: {
        email,
        displayName: display_name,
        username,
        ...(hashed && { initialPasswordHash: hashed.hash }),
      },
    });
    if (password === null) await sendActivation(transaction, call, { environmentId, memberId: rootMemberId });
    const row = await requireEnvironment(transaction, environmentId);
    const secrets = { root_username: username, initial_password: call.dryRun ? null : password };
    return {
      ...created('environment', 'environments', row.version, present(call.context, row), secrets),
      details: { root_member: { id: rootMemberId, email, display_name, username } },
      environmentId,
    };
  });
  asked.context.wakeMailer();
  return answer;
}

export function list(call: OpenCall<unknown, { slug?: string }>) {
  const { slug } = call.query;
  const living = livingEnvironments(call.context.database);
  const query = slug === undefined ? living : living.where('slug', '=', slug);
  return listPage(call, query, (row) => present(call.context, row));
}

export async function read(call: OperatorCall) {
  const row = await requireEnvironment(call.context.database, call.params.id);
  return found(row.version, present(call.context, row));
}

interface Update {
  readonly slug?: string;
  readonly name?: string;
  readonly edition?: string;
  readonly role_mapping?: RoleMapping;
  readonly settings?: SettingsChange;
}

export function update(call: OperatorCall<Update>) {
  const { slug, name, edition, role_mapping, settings } = call.body;
  if (role_mapping && edition === undefined)
    throw fieldProblem('validation_failed', 'role_mapping', 'goes with a change of the edition');
  return mutateAsOperator(call, async (transaction, call) => {
    const before = await takeEnvironment(transaction, call.params.id);
    requireMatch(call, etagOf(before.version));
    if (slug !== undefined) await refuseTakenSlug(transaction, slug, before.id);
    const change =
      edition === undefined || edition === before.edition_id
        ? null
        : await switchEdition(transaction, call, before, { edition, mapping: role_mapping ?? {} });
    const after = await updateEnvironment(transaction, before, {
      slug,
      name,
      edition_id: edition,
      settings: changedSettings(before.settings, settings),
    });
    const wire = present(call.context, after);
    const outcome = updated('environment', after.version, present(call.context, before), wire);
    return {
      ...outcome,
      answer: { ...outcome.answer, body: { ...wire, edition_change: change } },
      ...(change && { details: inAudit(change, role_mapping) }),
      environmentId: before.id,
    };
  });
}

const inAudit = (
  { principals_total, merged_role_assignments }: NonNullable<Awaited<ReturnType<typeof switchEdition>>>,
  role_mapping: RoleMapping = {},
) => ({ role_mapping, principals_total, merged_role_assignments });

/** Irreversible: what remains is the row, so that the id never comes back, and the audit log. */
export function remove(call: OperatorCall) {
  return mutateAsOperator(call, async (transaction, call) => {
    const before = await takeEnvironment(transaction, call.params.id);
    requireMatch(call, etagOf(before.version));
    const { id } = before;
    const deleted = await emptyEnvironment(transaction, call.now, before);
    return {
      target: { kind: 'environment', id },
      before: present(call.context, before),
      details: { deleted },
      answer: { status: 200, body: { id, slug: before.slug, deleted_at: wireTime(call.now), deleted } },
      environmentId: id,
    };
  });
}
