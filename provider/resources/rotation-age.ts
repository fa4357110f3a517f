import { durationMilliseconds } from '../../provider-schema/duration.ts';
import type { CtyObject, CtyValue } from '../plugin/cty/value.ts';
import { decodePrivate, encodePrivate } from './private-data.ts';

const dayMilliseconds = 86_400_000;

/** As in `it is 91 days old, and "rotate_after" is 90d`; `undefined`: it is not as old as that yet. */
export function tooOld(created: CtyValue, rotateAfter: CtyValue, now: number): string | undefined {
  if (typeof created !== 'string' || typeof rotateAfter !== 'string') return undefined;
  const age = now - Date.parse(created);
  if (age < durationMilliseconds(rotateAfter)) return undefined;
  const days = Math.floor(age / dayMilliseconds);
  const inWords = days === 1 ? '1 day' : `${days} days`;
  const old = days >= 1 ? `it is ${inWords} old, and` : 'it is old enough:';
  return `${old} "rotate_after" is ${rotateAfter}`;
}

/** Whether the key was too old when it was last read. */
export const isDue = (privateData: Uint8Array): boolean =>
  decodePrivate(privateData)['rotation_due'] === true;

/**
 * Notes beside the state whether the key is too old. A plan goes by that and not by the clock, because Terraform plans
 * once more while it applies, does not say which plan it is, and takes a rotation that was not planned for a defect.
 * What stands beside the state is the same in both.
 */
export function keepDue(state: CtyObject, privateData: Uint8Array): Uint8Array {
  const due = tooOld(state['created_at'] ?? null, state['rotate_after'] ?? null, Date.now()) !== undefined;
  if (due === isDue(privateData)) return privateData;
  const { rotation_due: _before, ...others } = decodePrivate(privateData);
  return encodePrivate(due ? { ...others, rotation_due: true } : others);
}
