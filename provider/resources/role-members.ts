import { type CtyObject, normalizeSet } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { misnamed } from './import.ts';
import { type Changed, type Life, nothingPrivate } from './life.ts';
import { newSearchNotes, readingInWords, readingsOf } from './natural-key.ts';
import { requestFailed } from './problem.ts';
import {
  confirmProjectGone,
  endMembership,
  idAt,
  idsOf,
  placeOf,
  readMembers,
  sendTransfer,
  transferBetween,
} from './role-members-api.ts';
import { planRoleMembers, planRoleMembersCreation, planRoleMembersEnd } from './role-members-plan.ts';

async function change(
  { schema }: ResourceType,
  prior: CtyObject | null,
  values: CtyObject,
  work: () => Promise<CtyObject | null>,
): Promise<Changed> {
  try {
    return { state: await work(), privateData: nothingPrivate, findings: [] };
  } catch (failure) {
    const doing = `change who holds ${values['role_id']} in ${values['project_id']}`;
    const findings = requestFailed(doing, failure, schema).map((finding) => ({
      attribute: 'principal_ids',
      ...finding,
    }));
    return { state: prior, privateData: nothingPrivate, findings };
  }
}

const transfer = (session: Session, resource: ResourceType, prior: CtyObject | null, planned: CtyObject) =>
  change(resource, prior, planned, async () => {
    const [before, after] = [idsOf(prior?.['principal_ids']), idsOf(planned['principal_ids'])];
    await sendTransfer(session, planned, transferBetween(before, after));
    return { ...planned, id: idAt(placeOf(planned)) };
  });

/** From here on, what another place of the state has of the same set is not to be taken away there. */
const create: Life['create'] = async (session, resource, planned) => {
  const id = idAt(placeOf(planned));
  session.planned.claim(id, 'stays');
  const changed = await transfer(session, resource, null, planned);
  if (!changed.state) session.planned.release(id);
  return changed;
};

const remove: Life['remove'] = (session, resource, prior) =>
  change(resource, prior, prior, async () => {
    await endMembership(session, prior);
    return null;
  });

const read: Life['read'] = async (session, resource, current) => {
  const place = placeOf(current);
  try {
    const members = await readMembers(session, resource, place);
    return { ...current, id: idAt(place), principal_ids: normalizeSet(members.map(({ id }) => id)) };
  } catch (failure) {
    await confirmProjectGone(session, current, failure);
    return null;
  }
};

const importObject: Life['importObject'] = async (session, resource, name) => {
  const notes = newSearchNotes();
  try {
    const readings = await readingsOf(session, resource.definition, name, notes);
    const [reading] = readings;
    if (!reading || readings.length > 1) {
      const fits = readings.map(readingInWords);
      return { state: undefined, findings: [misnamed(resource, name, fits, notes)] };
    }
    const place = placeOf(reading);
    const members = await readMembers(session, resource, place);
    const principal_ids = normalizeSet(members.map(({ id }) => id));
    return { state: { id: idAt(place), ...place, principal_ids, reason: null }, findings: [] };
  } catch (failure) {
    const findings = requestFailed('import the project role members', failure, resource.schema);
    return { state: undefined, findings };
  }
};

/**
 * A role in a project with everybody who holds it. What is sent names who gains and who loses, so that only those lose
 * the role whom a plan has shown: whoever got it since is left for the next plan.
 */
export const roleMembersLife: Life = {
  planCreate: planRoleMembersCreation,
  planUpdate: planRoleMembers,
  planDelete: planRoleMembersEnd,
  read,
  create,
  update: (session, resource, { prior, planned }) => transfer(session, resource, prior, planned),
  remove,
  importObject,
};
