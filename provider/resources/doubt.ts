import { error, type Finding } from '../diagnostics.ts';

/** What the API says does not settle whether an object exists: what Terraform knows of it is to stay as it is. */
export class Doubt extends Error {
  readonly finding: Finding;

  constructor(summary: string, detail: string) {
    super(summary);
    this.name = 'Doubt';
    this.finding = error(summary, detail);
  }
}
