import { type Finding, hasErrors } from '../diagnostics.ts';
import { type CtyObject, isUnknown, isWhollyKnown, unknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { planAccessKey } from './access-key-plan.ts';
import { createObject } from './create.ts';
import { deleteObject } from './delete.ts';
import { encryptTo, refuseRecipients } from './encrypted-secret.ts';
import { deleteIfThere } from './gone.ts';
import { type Changed, type Life, nothingPrivate, type Plan } from './life.ts';
import {
  encodeLostRotation,
  lostRotation,
  refuseToForget,
  settleRotation,
  settling,
  tellLostRotation,
} from './lost-rotation.ts';
import { createBody, idOf, isJsonObject, nameOf, objectPath, settledState } from './object.ts';
import { objectLife } from './object-life.ts';
import { mayHaveHappened, tellFailure } from './outcome.ts';
import { newRequest } from './pending.ts';
import { planCreate, planDelete, planUpdate } from './plan.ts';
import { decodePrivate, encodePrivate, mergePrivate } from './private-data.ts';
import { requestFailed } from './problem.ts';
import { refuseOwnEnd } from './protection.ts';
import { readObject } from './read.ts';
import { retireTime } from './retire-time.ts';
import { isDue, keepDue } from './rotation-age.ts';
import { switchStatus } from './status.ts';
import { updateObject } from './update.ts';

const retirement = 'previous_access_key_retires_at';

/** The state of a key that was just made, with its secret the way that was asked for. */
async function settleKey(resource: ResourceType, planned: CtyObject, body: unknown): Promise<CtyObject> {
  const answer = isJsonObject(body) ? body : {};
  const recipients = planned['age_recipients'] ?? null;
  const secret = answer['secret_access_key'];
  const encrypted =
    Array.isArray(recipients) && typeof secret === 'string'
      ? await encryptTo(recipients as readonly string[], secret)
      : null;
  return settledState(resource, planned, {
    ...answer,
    encrypted_secret_access_key: encrypted,
    previous_access_key_id: answer['retired_access_key_id'] ?? null,
    [retirement]: answer['retired_at'] ?? null,
  });
}

/** What a rotation sends. */
function rotationBody(resource: ResourceType, planned: CtyObject, config: CtyObject) {
  const { service_account_id: _fixed, ...given } = createBody(resource, planned, config);
  return { note: null, ...given, retire_at: retireTime(planned['overlap'], Date.now()) };
}

const rotationPath = ({ definition }: ResourceType, id: string) => `${objectPath(definition, id)}/rotate`;

/** Asks the API whether it would rotate the key that a plan rotates. */
async function checkRotation(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  planned: CtyObject,
  config: CtyObject,
): Promise<Finding[]> {
  const id = idOf(prior) ?? '';
  const body = rotationBody(resource, planned, config);
  if (!session.plansAsk || !isWhollyKnown(body)) return [];
  try {
    const request = { method: 'POST', path: rotationPath(resource, id), body };
    await session.call({ ...request, query: { dry_run: true } });
    return [];
  } catch (failure) {
    return requestFailed(`rotate ${nameOf(resource.definition, id)}`, failure, resource.schema);
  }
}

/** Makes a new key beside the old one, which works on through the overlap. */
async function rotate(
  session: Session,
  resource: ResourceType,
  { prior, planned, config }: { prior: CtyObject; planned: CtyObject; config: CtyObject },
): Promise<Changed> {
  const { definition } = resource;
  const id = idOf(prior) ?? '';
  const attempt = newRequest(session);
  try {
    const answer = await session.call({
      method: 'POST',
      path: rotationPath(resource, id),
      body: rotationBody(resource, planned, config),
      headers: { 'idempotency-key': attempt.key },
    });
    const state = await settleKey(resource, planned, answer.body);
    return await switchStatus(
      session,
      resource,
      { state, privateData: nothingPrivate, findings: [] },
      answer.body,
    );
  } catch (failure) {
    const findings = tellFailure(resource, `rotate ${nameOf(definition, id)}`, failure);
    const privateData = mayHaveHappened(failure) ? encodeLostRotation(attempt) : nothingPrivate;
    return { state: prior, privateData, findings };
  }
}

/** An earlier rotation whose answer was lost is settled before anything else is done to the key. */
const settled = async (
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  privateData: Uint8Array,
  change: () => Promise<Changed>,
): Promise<Changed> => {
  try {
    await settleRotation(session, resource, prior, privateData);
  } catch (failure) {
    const findings = tellFailure(resource, settling(resource, prior), failure);
    return { state: prior, privateData, findings };
  }
  return change();
};

const update: Life['update'] = (session, resource, change, privateData) =>
  settled(session, resource, change.prior, privateData, () => {
    const { prior, planned } = change;
    if (isUnknown(planned['id'])) return rotate(session, resource, change);
    const known = { ...planned, [retirement]: prior[retirement] ?? null };
    return updateObject(session, resource, { ...change, planned: known }, nothingPrivate);
  });

const create: Life['create'] = (session, resource, planned, config) =>
  createObject(session, resource, planned, config, (body) => settleKey(resource, planned, body));

/** The key that the latest rotation retired goes along, if it still works. */
const removeBoth: Life['remove'] = async (session, resource, prior, privateData) => {
  const changed = await deleteObject(session, resource, prior, privateData);
  const previous = prior['previous_access_key_id'];
  if (changed.findings.length > 0 || typeof previous !== 'string') return changed;
  try {
    await deleteIfThere(session, resource, previous);
    return changed;
  } catch (failure) {
    const doing = `delete ${nameOf(resource.definition, previous)}`;
    return { state: prior, privateData, findings: requestFailed(doing, failure, resource.schema) };
  }
};

const remove: Life['remove'] = (session, resource, prior, privateData) =>
  settled(session, resource, prior, privateData, () => removeBoth(session, resource, prior, privateData));

/** A retired key is told of as long as it works. */
const read: Life['read'] = async (session, resource, current, privateData) => {
  const state = await readObject(session, resource, current, privateData);
  if (!state) await refuseToForget(session, resource, current, privateData);
  const end = state?.[retirement];
  if (!state || typeof end !== 'string' || Date.parse(end) > Date.now()) return state;
  return { ...state, previous_access_key_id: null, [retirement]: null };
};

const withRecipients = async (config: CtyObject, plan: Promise<Plan>): Promise<Plan> => {
  const [planned, refused] = await Promise.all([plan, refuseRecipients(config['age_recipients'])]);
  return { ...planned, findings: [...planned.findings, ...refused] };
};

/** A replacement that `-replace` asks for is seen for the first time as its second half, which has no prior state. */
const withPrevious = (plan: Plan, prior: CtyObject): Plan => {
  const previous = encodePrivate({ planned_previous_id: prior['previous_access_key_id'] ?? null });
  return { ...plan, privateData: mergePrivate(plan.privateData ?? nothingPrivate, previous) };
};

const refuseRetiredEnd = (session: Session, resource: ResourceType, privateData: Uint8Array) => {
  const id = decodePrivate(privateData)['planned_previous_id'];
  return refuseOwnEnd(session, resource, { id: typeof id === 'string' ? id : null }, 'delete');
};

/** Asks of a rotation that a plan is sure of. */
async function planRotation(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  config: CtyObject,
  due: boolean,
): Promise<Plan> {
  const specialise = planAccessKey(due);
  const planning = withRecipients(config, planUpdate(session, resource, prior, config, specialise));
  const plan = withPrevious(await planning, prior);
  const { planned, requiresReplace, findings } = plan;
  const certain = planned && isUnknown(planned['id']) && !isUnknown(planned['previous_access_key_id']);
  if (!certain || requiresReplace.length > 0 || hasErrors(findings)) return plan;
  const refused = await checkRotation(session, resource, prior, planned, config);
  return { ...plan, findings: [...findings, ...refused] };
}

/** The API has the keys; where a secret goes, and when a key is rotated, is the provider's affair. */
export const accessKeyLife: Life = {
  ...objectLife,
  planCreate: async (session, resource, config, privateData) => {
    const specialise = planAccessKey(false);
    const plan = await withRecipients(config, planCreate(session, resource, config, privateData, specialise));
    return {
      ...plan,
      findings: [...plan.findings, ...(await refuseRetiredEnd(session, resource, privateData))],
    };
  },
  planUpdate: async (session, resource, prior, config, privateData) => {
    const due = isDue(privateData);
    if (!lostRotation(privateData)) return planRotation(session, resource, prior, config, due);
    const told = await tellLostRotation(session, resource, prior, privateData);
    // A dry run would still find the key that the apply takes away first, and have no room for another.
    const silent: Session = { ...session, plansAsk: false };
    const plan = await planRotation(silent, resource, prior, config, due);
    // Something has to be planned, or nothing would be applied.
    const planned = plan.planned && { ...plan.planned, [retirement]: unknown };
    return { ...plan, planned, findings: [...told, ...plan.findings] };
  },
  planDelete: async (session, resource, prior, privateData) => {
    const told = await tellLostRotation(session, resource, prior, privateData);
    const plan = await planDelete(session, resource, prior);
    return { ...plan, findings: [...told, ...plan.findings] };
  },
  read,
  keep: keepDue,
  create,
  update,
  remove,
};
