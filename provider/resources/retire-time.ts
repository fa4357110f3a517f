import { durationMilliseconds } from '../../provider-schema/duration.ts';
import type { CtyValue } from '../plugin/cty/value.ts';

/** When a key that is rotated now stops working, RFC 3339 with whole seconds. */
export function retireTime(overlap: CtyValue | undefined, now: number): string {
  const milliseconds = durationMilliseconds(typeof overlap === 'string' ? overlap : '24h');
  const end = Math.ceil((now + milliseconds) / 1000) * 1000;
  return new Date(end).toISOString().replace('.000Z', 'Z');
}
