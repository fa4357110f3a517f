import { afterEach } from 'vitest';
import type { TestApi } from './api.ts';

/** Moves the API's clock until the end of the test. Requests that are signed then are out of date: travel last. */
export function travelWithin(api: () => TestApi): (milliseconds: number) => void {
  let travelled = 0;
  afterEach(() => {
    api().travel(-travelled);
    travelled = 0;
  });
  return (milliseconds) => {
    api().travel(milliseconds);
    travelled += milliseconds;
  };
}
