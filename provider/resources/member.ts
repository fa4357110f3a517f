import { ApiError } from '../../client/errors.ts';
import { type Finding, hasErrors, warning } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isUnknown, unknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import type { Changed, Life } from './life.ts';
import { idOf, nameOf, objectPath, stateOf } from './object.ts';
import { objectLife } from './object-life.ts';
import { planUpdate, type Specialise } from './plan.ts';
import { requestFailed } from './problem.ts';
import { updateObject } from './update.ts';

const version = 'activation_resend';
const expiry = 'activation_expires_at';

/** Whether the declaration asks for another activation mail. Lowering or removing the number asks for nothing. */
function asksForMail(prior: CtyObject, planned: CtyObject): boolean {
  const wanted = planned[version] ?? null;
  const sent = prior[version] ?? null;
  return typeof wanted === 'number' && wanted > (typeof sent === 'number' ? sent : 0);
}

const isPending = (state: CtyObject) => state['status'] === 'pending';

/** Nothing is sent to whoever is active or disabled, or is going to be. */
const sendsMail = (prior: CtyObject, planned: CtyObject) =>
  asksForMail(prior, planned) && isPending(prior) && isPending(planned);

/** What a plan says of an activation that is still to come, or is asked for too late. */
const planMember: Specialise = (prior, planned) => {
  if (!prior) return { planned, findings: [] };
  const sends = sendsMail(prior, planned);
  const ends = isPending(prior) && !isPending(planned);
  return {
    planned: sends || ends ? { ...planned, [expiry]: unknown } : planned,
    findings: sends
      ? []
      : asksForMail(prior, planned)
        ? [nothingToSend(planned)]
        : linkIsOver(prior, planned),
  };
};

const nothingToSend = (planned: CtyObject) =>
  warning(
    `No activation mail is sent to ${planned['email']}`,
    `"${version}" is for pending members, and this one is ${planned['status']}: nothing but the number changes.`,
    version,
  );

function linkIsOver(prior: CtyObject, planned: CtyObject): Finding[] {
  const end = prior[expiry];
  if (!isPending(prior) || !isPending(planned) || (typeof end === 'string' && Date.parse(end) > Date.now()))
    return [];
  const what =
    typeof end === 'string' ? `The link of the latest activation mail worked until ${end}` : 'No link is out';
  return [
    warning(
      `The invitation of ${prior['email']} has expired`,
      `${what}, so the person cannot activate the account. To send another mail, whose link works for 1 hour, raise "${version}" (to ${nextVersion(prior)}) and apply.`,
      'email',
    ),
  ];
}

function nextVersion(prior: CtyObject): number {
  const sent = prior[version];
  return typeof sent === 'number' ? sent + 1 : 1;
}

const resendRequest = ({ definition }: ResourceType, id: string) => ({
  method: 'POST',
  path: `${objectPath(definition, id)}/resend_activation`,
});

/** The person may have activated the account since the plan: that is what the mail was to bring about. */
const isActivated = (failure: unknown) =>
  failure instanceof ApiError && failure.problem.code === 'not_pending';

/** Asks the API whether it would send the mail. */
async function checkResend(session: Session, resource: ResourceType, prior: CtyObject): Promise<Finding[]> {
  const id = idOf(prior) ?? '';
  try {
    await session.call({ ...resendRequest(resource, id), query: { dry_run: true } });
    return [];
  } catch (failure) {
    if (isActivated(failure)) return [];
    const doing = `send the activation mail of ${nameOf(resource.definition, id)}`;
    return requestFailed(doing, failure, resource.schema).map((finding) => ({
      attribute: version,
      ...finding,
    }));
  }
}

const planMemberUpdate: Life['planUpdate'] = async (session, resource, prior, config) => {
  const plan = await planUpdate(session, resource, prior, config, planMember);
  const { planned, requiresReplace, findings } = plan;
  const sends = planned && sendsMail(prior, planned) && requiresReplace.length === 0;
  if (!sends || !session.plansAsk || hasErrors(findings)) return plan;
  return { ...plan, findings: [...findings, ...(await checkResend(session, resource, prior))] };
};

/** The link as it is after whatever was changed; a mail that was not sent is planned again. */
async function settleActivation(
  session: Session,
  resource: ResourceType,
  changed: Changed,
  { prior, planned }: { prior: CtyObject; planned: CtyObject },
): Promise<Changed> {
  const { definition, schema } = resource;
  const id = idOf(prior) ?? '';
  const findings = [...changed.findings];
  const state: Record<string, CtyValue> = { ...changed.state, [expiry]: prior[expiry] ?? null };
  if (sendsMail(prior, planned)) {
    try {
      await session.call(resendRequest(resource, id));
    } catch (failure) {
      if (!isActivated(failure)) {
        const doing = `send the activation mail of ${nameOf(definition, id)}`;
        findings.push(...requestFailed(doing, failure, schema));
        state[version] = prior[version] ?? null;
      }
    }
  }
  try {
    const { body } = await session.call({ method: 'GET', path: objectPath(definition, id) });
    state[expiry] = stateOf(resource, body, state)[expiry] ?? null;
  } catch (failure) {
    findings.push(...requestFailed(`read ${nameOf(definition, id)}`, failure, schema));
  }
  return { ...changed, state, findings };
}

const update: Life['update'] = async (session, resource, change, privateData) => {
  const changed = await updateObject(session, resource, change, privateData);
  if (!isUnknown(change.planned[expiry] ?? null)) return changed;
  if (!hasErrors(changed.findings)) return settleActivation(session, resource, changed, change);
  // What was not sent is to be planned again.
  const unsent = { [version]: change.prior[version] ?? null };
  return { ...changed, state: changed.state && { ...changed.state, ...unsent } };
};

/** A person who is invited has to act before a link ends, and may ask for another one. */
export const memberLife: Life = { ...objectLife, planUpdate: planMemberUpdate, update };
