import { toString as drawQrCode } from 'qrcode';
import { limitGuesses, WrongGuess } from '../attempts/service.ts';
import type { Answer, Call } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';
import { mutate, type Outcome } from '../mutation.ts';
import { checkPresentPassword } from '../passwords/service.ts';
import { endSessions } from '../sessions/service.ts';
import { newSeed, otpauthUri } from './code.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import {
  acceptCode,
  acceptTotp,
  endSignIns,
  type OfMember,
  present,
  readStanding,
  removeTwoFactor,
  sealSeed,
  write,
} from './standing.ts';

export { acceptCode, removeTwoFactor } from './standing.ts';

const callerOf = ({ caller }: Call): OfMember => ({
  environmentId: caller.environmentId,
  memberId: caller.principal.id,
});

const wrongCode = () =>
  new WrongGuess(
    'two_factor',
    'code',
    'is wrong, or was used already: enter the one that the authenticator shows now',
  );

const notOn = () =>
  new ProblemError('two_factor', 'two-factor authentication is not on: enrol and confirm it first');

/** A dry run shows none: they never come into force. */
const shown = (call: Call, secrets: Record<string, unknown>) =>
  call.dryRun ? Object.fromEntries(Object.keys(secrets).map((name) => [name, null])) : secrets;

/** What a change did to the caller's two-factor authentication. `secrets` are in the answer and nowhere else. */
async function outcomeOf(
  transaction: DatabaseTransaction,
  call: Call,
  before: Awaited<ReturnType<typeof present>>,
  { secrets = {}, details = {} }: { secrets?: Record<string, unknown>; details?: Outcome['details'] } = {},
): Promise<Outcome> {
  const member = callerOf(call);
  const after = await present(transaction, member);
  const target = { kind: 'two_factor', id: member.memberId };
  const body = { ...after, ...shown(call, secrets) };
  return { target, before, after, details, answer: { status: 200, body } };
}

export async function readTwoFactor(call: Call): Promise<Answer> {
  return { status: 200, body: await present(call.context.database, callerOf(call)) };
}

/** Shows a new seed, once. It is in force when a code of it has been confirmed, and replaces one that was not. */
export function enrol(call: Call<unknown, unknown, { password: string }>): Promise<Answer> {
  const member = callerOf(call);
  return limitGuesses(call, async () => {
    const { database } = call.context;
    const requirePassword = await checkPresentPassword(database, member, call.body.password);
    return mutate(call, async (transaction) => {
      const standing = await readStanding(transaction, member);
      if (standing.password_hash === null)
        throw new ProblemError(
          'two_factor',
          'you sign in through an identity provider: a second factor is its affair',
        );
      await requirePassword(transaction);
      if (standing.two_factor_since !== null)
        throw new ProblemError('two_factor', 'two-factor authentication is on: remove it first');
      const before = await present(transaction, member);
      const seed = newSeed();
      const sealed_totp_secret = sealSeed(call.context, member, seed);
      await write(transaction, member, { sealed_totp_secret, last_totp_step: 0 });
      const otpauth_uri = await uriOf(transaction, member, seed);
      const qr_svg = await drawQrCode(otpauth_uri, { type: 'svg' });
      return outcomeOf(transaction, call, before, { secrets: { secret: seed, otpauth_uri, qr_svg } });
    });
  });
}

async function uriOf(transaction: DatabaseTransaction, { environmentId, memberId }: OfMember, seed: string) {
  const { slug, email } = await transaction
    .selectFrom('members as member')
    .innerJoin('environments as environment', 'environment.id', 'member.environment_id')
    .select(['environment.slug', 'member.email'])
    .where('member.environment_id', '=', environmentId)
    .where('member.id', '=', memberId)
    .executeTakeFirstOrThrow();
  return otpauthUri(seed, slug, email);
}

/** Puts the seed into force with a first code of it. Whoever is signed in elsewhere has given none: they end. */
export function confirm(call: Call<unknown, unknown, { code: string }>): Promise<Answer> {
  const member = callerOf(call);
  return limitGuesses(call, () =>
    mutate(call, async (transaction, call) => {
      const { two_factor_since, sealed_totp_secret } = await readStanding(transaction, member);
      if (two_factor_since !== null)
        throw new ProblemError('two_factor', 'two-factor authentication is on already');
      if (sealed_totp_secret === null) throw notOn();
      if (!(await acceptTotp(transaction, call, member, call.body.code))) throw wrongCode();
      const before = await present(transaction, member);
      await write(transaction, member, { two_factor_since: call.now });
      const recovery_codes = await replaceRecoveryCodes(transaction, member);
      await endSignIns(transaction, member);
      const { environmentId, memberId } = member;
      const ended = await endSessions(transaction, environmentId, memberId, call.caller.credential.id);
      return outcomeOf(transaction, call, before, {
        secrets: { recovery_codes },
        details: { ended_sessions: ended },
      });
    }),
  );
}

/** Makes ten new recovery codes; the older ones end. */
export function renewRecoveryCodes(call: Call<unknown, unknown, { code: string }>): Promise<Answer> {
  const member = callerOf(call);
  return limitGuesses(call, () =>
    mutate(call, async (transaction, call) => {
      const before = await present(transaction, member);
      if (!before.enabled) throw notOn();
      if (!(await acceptCode(transaction, call, member, call.body.code))) throw wrongCode();
      const recovery_codes = await replaceRecoveryCodes(transaction, member);
      return outcomeOf(transaction, call, before, { secrets: { recovery_codes } });
    }),
  );
}

/** Turns one's own two-factor authentication off. */
export function remove(call: Call<unknown, unknown, { password: string; code: string }>): Promise<Answer> {
  const member = callerOf(call);
  return limitGuesses(call, async () => {
    const requirePassword = await checkPresentPassword(call.context.database, member, call.body.password);
    return mutate(call, async (transaction, call) => {
      const before = await present(transaction, member);
      if (!before.enabled) throw notOn();
      await requirePassword(transaction);
      if (!(await acceptCode(transaction, call, member, call.body.code))) throw wrongCode();
      await removeTwoFactor(transaction, member.environmentId, member.memberId);
      return outcomeOf(transaction, call, before);
    });
  });
}
