import { misfitOf } from '../../provider-schema/token-fit.ts';
import type { Trust } from '../../provider-schema/trust.ts';
import { error, type Finding } from '../diagnostics.ts';
import { type CtyObject, isWhollyKnown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import { differs, idOf, isJsonObject, type JsonObject } from './object.ts';

const asked = ['audience', 'subject_pattern', 'claims'] as const;

/**
 * Refuses to change the workload identity by which Terraform acts to one that its own token is not taken for: the
 * change ends what was exchanged before, and no request after it would find a way in.
 */
export async function refuseOwnMisfit(
  session: Session,
  prior: CtyObject,
  planned: CtyObject,
): Promise<Finding[]> {
  const id = idOf(prior);
  const trust = Object.fromEntries(asked.map((name) => [name, planned[name] ?? null]));
  const changes = asked.some((name) => differs(prior[name], trust[name]));
  if (id === null || id !== session.credentialId || !changes || !isWhollyKnown(trust)) return [];
  const content = contentOf(await session.identityToken().catch(() => undefined));
  const misfit = content && misfitWith(trust, content);
  return misfit ? [lockedOut(id, misfit, content)] : [];
}

function misfitWith({ audience, subject_pattern, claims = null }: CtyObject, content: JsonObject) {
  const { aud } = content;
  const isMeant = Array.isArray(aud) ? aud.includes(audience) : aud === audience;
  if (!isMeant) return { field: 'audience' } as const;
  return misfitOf({ subject_pattern: String(subject_pattern), claims: claims as Trust['claims'] }, content);
}

/** What the token says; what cannot be read refuses nothing. */
function contentOf(token: string | undefined): JsonObject | undefined {
  try {
    const content = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return isJsonObject(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** What a token says of its subject and of whom it is for are names, not secrets. */
function lockedOut(
  id: string,
  misfit: NonNullable<ReturnType<typeof misfitWith>>,
  content: JsonObject,
): Finding {
  const what = {
    audience: () => `its audience is ${JSON.stringify(content['aud'])}`,
    subject_pattern: () => `its subject is ${JSON.stringify(content['sub'])}`,
    claims: () => `its claim ${'claim' in misfit ? misfit.claim : ''} is another one`,
  }[misfit.field]();
  return error(
    `Cannot update the workload identity ${id}: this run depends on it`,
    `It is the workload identity by which Terraform acts, and the token of this run would not be taken for it any more: ${what}. The apply would lock itself out on the way. Let "${misfit.field}" fit that token, act by another workload identity or as another principal, or leave it out of the configuration (terraform state rm forgets it without deleting it).`,
    misfit.field,
  );
}
