import { hasDestination } from '../../access-model/destination.ts';
import { editionOf } from '../../access-model/editions.ts';
import type { Answer, Call } from '../context.ts';
import { pageAnswer, pageOf } from '../http/paging.ts';
import { fieldProblem } from '../http/problem.ts';

/** The permissions of the environment's edition, each with the predefined roles that grant it. */
export async function listPermissions(call: Call<unknown, { role_id?: string }>): Promise<Answer> {
  const edition = editionOf(call.caller.editionId);
  const { role_id } = call.query;
  if (role_id !== undefined && !edition.roles.has(role_id))
    throw fieldProblem(
      'unknown_reference',
      'role_id',
      `names no predefined role of the edition ${edition.id}: use one of ${[...edition.roles.keys()].join(', ')}`,
    );
  const { after, size } = pageOf(call);
  const rows = [...edition.permissions]
    .map(([id, labels]) => {
      const granting = [...edition.roles.values()].filter(({ permissions }) => permissions.has(id));
      return {
        id,
        labels,
        scope_kinds: [...new Set(granting.map(({ scopeKind }) => scopeKind))],
        has_destination: hasDestination(id),
        role_ids: granting.map((role) => role.id),
      };
    })
    .filter(({ id, role_ids }) => id > after && (role_id === undefined || role_ids.includes(role_id)))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  return pageAnswer(call, size, rows, (row) => row);
}
