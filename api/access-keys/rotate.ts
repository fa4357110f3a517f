import { z } from 'zod';
import { accessKey } from '../../provider-schema/catalogue.ts';
import { moment } from '../../provider-schema/definition.ts';
import { type CreateInput, createSchema } from '../../provider-schema/readers/zod.ts';
import { authorizeOver } from '../access/authorize-over.ts';
import { created } from '../answers.ts';
import type { Call } from '../context.ts';
import { requireRow, updateRow } from '../database/rows.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { requireFuture, wireTime } from '../time.ts';
import { insertKey, presentKey, requireRoom } from './rows.ts';

const { expires_at, note, secret_access_key } = accessKey.fields;

const rotation = {
  ...accessKey,
  fields: {
    retire_at: moment(
      'optional',
      'When the old key stops working, RFC 3339 in UTC with whole seconds; default: in 24 hours. It never works longer than it would have.',
      { example: '2099-06-30T12:00:00Z' },
    ),
    expires_at: { ...expires_at, description: `Of the new key. ${expires_at.description}` },
    note: { ...note, description: `Of the new key; default: that of the old one. ${note.description}` },
    secret_access_key,
  },
  filters: [],
};

export const rotationBody = createSchema(rotation);

/** What the answer says beside the new key. */
export const rotationFields = {
  retired_access_key_id: z.string().meta({ description: 'The key that the new one takes the place of.' }),
  retired_at: z
    .string()
    .meta({ description: 'When that key stops, or stopped, working.', format: 'date-time' }),
};

const overlapMilliseconds = 24 * 60 * 60 * 1000;

/** When the old key stops: as asked or in a day, and no later than it would have. */
function endOf(call: Call, present: Date | null, asked: string | null): Date {
  const usual = new Date(Math.floor(call.now.getTime() / 1000) * 1000 + overlapMilliseconds);
  const end = requireFuture(call, 'retire_at', asked) ?? usual;
  return present !== null && present < end ? present : end;
}

/**
 * Makes a key beside an old one, and gives the old one an end, so that programs can change over in between. Until
 * that end the account may have one key more than otherwise, or an account with as many as it may have could not
 * rotate them.
 */
export function rotate(call: Call<{ id: string }, unknown, CreateInput<typeof rotation>>) {
  return mutate(call, async (transaction, call) => {
    const { retire_at = null, expires_at = null, secret_access_key = null } = call.body;
    const before = await requireRow(transaction, call, 'access_keys');
    requireMatch(call, etagOf(before.version));
    const { service_account_id } = before;
    await authorizeOver(transaction, call, service_account_id);
    await requireRoom(transaction, call, service_account_id, before.id);
    const end = endOf(call, before.expires_at, retire_at);
    const retired = await updateRow(transaction, 'access_keys', before, { expires_at: end });
    const key = {
      service_account_id,
      note: call.body.note === undefined ? before.note : call.body.note,
      expires_at: requireFuture(call, 'expires_at', expires_at),
    };
    const { row, secret } = await insertKey(transaction, call, key, secret_access_key);
    const outcome = created('access_key', 'access_keys', row.version, presentKey(row), {
      secret_access_key: secret,
      retired_access_key_id: before.id,
      retired_at: wireTime(end),
    });
    const ends = [wireTime(before.expires_at), wireTime(retired.expires_at)];
    return { ...outcome, details: { retired_access_key: { id: before.id, expires_at: ends } } };
  });
}
