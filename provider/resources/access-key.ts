import { randomUUID } from 'node:crypto';
import { type Finding, hasErrors } from '../diagnostics.ts';
import { type CtyObject, isUnknown, isWhollyKnown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { planAccessKey } from './access-key-plan.ts';
import { createObject } from './create.ts';
import { deleteObject } from './delete.ts';
import { encryptTo, refuseRecipients } from './encrypted-secret.ts';
import { deleteIfThere } from './gone.ts';
import { type Changed, type Life, nothingPrivate, type Plan } from './life.ts';
import {
  createBody,
  idOf,
  isJsonObject,
  type JsonObject,
  nameOf,
  objectPath,
  settledState,
} from './object.ts';
import { objectLife } from './object-life.ts';
import { mayHaveHappened, tellFailure } from './outcome.ts';
import { planCreate, planUpdate } from './plan.ts';
import { decodePrivate, encodePrivate } from './private-data.ts';
import { requestFailed } from './problem.ts';
import { readObject } from './read.ts';
import { retireTime } from './retire-time.ts';
import { switchStatus } from './status.ts';
import { updateObject } from './update.ts';

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
    previous_access_key_retires_at: answer['retired_at'] ?? null,
  });
}

interface Rotation {
  readonly key: string;
  readonly body: JsonObject;
}

/** An earlier rotation whose answer was lost: the same request again gets the same answer. */
function begunRotation(privateData: Uint8Array): Rotation | undefined {
  const data = decodePrivate(privateData)['pending_rotation'];
  if (!isJsonObject(data) || typeof data['key'] !== 'string' || !isJsonObject(data['body'])) return undefined;
  return { key: data['key'], body: data['body'] };
}

/** What a rotation sends; a secret that the caller brings is kept nowhere, so it stands apart. */
function rotationBody(resource: ResourceType, planned: CtyObject, config: CtyObject) {
  const { service_account_id: _fixed, ...given } = createBody(resource, planned, config);
  const { secret_access_key: brought, ...plain } = given;
  return { brought, body: { note: null, ...plain, retire_at: retireTime(planned['overlap'], Date.now()) } };
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
  const { brought, body } = rotationBody(resource, planned, config);
  const whole = brought === undefined ? body : { ...body, secret_access_key: brought };
  if (!session.plansAsk || !isWhollyKnown(whole)) return [];
  try {
    const request = { method: 'POST', path: rotationPath(resource, id), body: whole };
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
  privateData: Uint8Array,
): Promise<Changed> {
  const { definition } = resource;
  const id = idOf(prior) ?? '';
  const { brought, body } = rotationBody(resource, planned, config);
  const rotation = begunRotation(privateData) ?? { key: randomUUID(), body };
  try {
    const answer = await session.call({
      method: 'POST',
      path: rotationPath(resource, id),
      body: brought === undefined ? rotation.body : { ...rotation.body, secret_access_key: brought },
      headers: { 'idempotency-key': rotation.key },
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
    const unsettled = mayHaveHappened(failure)
      ? encodePrivate({ pending_rotation: { ...rotation } })
      : undefined;
    return { state: prior, privateData: unsettled ?? nothingPrivate, findings };
  }
}

const update: Life['update'] = (session, resource, change, privateData) =>
  isUnknown(change.planned['id'])
    ? rotate(session, resource, change, privateData)
    : updateObject(session, resource, change, privateData);

const create: Life['create'] = (session, resource, planned, config) =>
  createObject(session, resource, planned, config, (body) => settleKey(resource, planned, body));

/** The key that the latest rotation retired goes along, if it still works. */
const remove: Life['remove'] = async (session, resource, prior, privateData) => {
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

/** A retired key is told of as long as it works. */
const read: Life['read'] = async (session, resource, current, privateData) => {
  const state = await readObject(session, resource, current, privateData);
  const end = state?.['previous_access_key_retires_at'];
  if (!state || typeof end !== 'string' || Date.parse(end) > Date.now()) return state;
  return { ...state, previous_access_key_id: null, previous_access_key_retires_at: null };
};

const withRecipients = async (config: CtyObject, plan: Promise<Plan>): Promise<Plan> => {
  const [planned, refused] = await Promise.all([plan, refuseRecipients(config['age_recipients'])]);
  return { ...planned, findings: [...planned.findings, ...refused] };
};

/** The API has the keys; where a secret goes, and when a key is rotated, is the provider's affair. */
export const accessKeyLife: Life = {
  ...objectLife,
  planCreate: (session, resource, config, privateData) =>
    withRecipients(config, planCreate(session, resource, config, privateData, planAccessKey)),
  planUpdate: async (session, resource, prior, config) => {
    const plan = await withRecipients(config, planUpdate(session, resource, prior, config, planAccessKey));
    const { planned, requiresReplace, findings } = plan;
    if (!planned || !isUnknown(planned['id']) || requiresReplace.length > 0 || hasErrors(findings))
      return plan;
    const refused = await checkRotation(session, resource, prior, planned, config);
    return { ...plan, findings: [...findings, ...refused] };
  },
  read,
  create,
  update,
  remove,
};
