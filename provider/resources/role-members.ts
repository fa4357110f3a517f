import { isAuthenticNotFound } from '../../client/errors.ts';
import { type CtyObject, normalizeSet } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import { type ResourceType, resourceTypes } from '../types.ts';
import { confirmGone } from './gone.ts';
import { misnamed } from './import.ts';
import { type Changed, type Life, nothingPrivate } from './life.ts';
import { newSearchNotes, readingInWords, readingsOf } from './natural-key.ts';
import { requestFailed } from './problem.ts';
import { idAt, idsOf, placeOf, readMembers, sendTransfer, transferBetween } from './role-members-api.ts';
import { planRoleMembers, planRoleMembersCreation } from './role-members-plan.ts';

async function change(
  session: Session,
  { schema }: ResourceType,
  prior: CtyObject | null,
  planned: CtyObject | null,
): Promise<Changed> {
  const values = planned ?? prior ?? {};
  const transfer = transferBetween(idsOf(prior?.['principal_ids']), idsOf(planned?.['principal_ids']));
  try {
    await sendTransfer(session, values, transfer);
    const state = planned && { ...planned, id: idAt(placeOf(planned)) };
    return { state, privateData: nothingPrivate, findings: [] };
  } catch (failure) {
    // With the project, the assignments in it are gone.
    if (!planned && isAuthenticNotFound(failure))
      return { state: null, privateData: nothingPrivate, findings: [] };
    const doing = `change who holds ${values['role_id']} in ${values['project_id']}`;
    const findings = requestFailed(doing, failure, schema).map((finding) => ({
      attribute: 'principal_ids',
      ...finding,
    }));
    return { state: prior, privateData: nothingPrivate, findings };
  }
}

const read: Life['read'] = async (session, resource, current) => {
  const place = placeOf(current);
  try {
    const members = await readMembers(session, resource, place);
    return { ...current, id: idAt(place), principal_ids: normalizeSet(members.map(({ id }) => id)) };
  } catch (failure) {
    if (!isAuthenticNotFound(failure)) throw failure;
    const project = resourceTypes.get('roster_project');
    if (project) await confirmGone(session, project, place.project_id);
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
  planDelete: async () => ({ planned: null, requiresReplace: [], findings: [] }),
  read,
  create: (session, resource, planned) => change(session, resource, null, planned),
  update: (session, resource, { prior, planned }) => change(session, resource, prior, planned),
  remove: (session, resource, prior) => change(session, resource, prior, null),
  importObject,
};
