import type { Path } from './sentences.ts';

/** What is wrong with a field or an item of the file; `says` goes on after its name. */
export interface Complaint {
  readonly path: Path;
  readonly says: string;
  /** Where that is, if not where the field begins. */
  readonly offset?: number;
}
