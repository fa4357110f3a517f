import { expect } from 'vitest';
import type { Json } from './api.ts';

/** Something that terraform tells the user. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** The line of the configuration that it points to, trimmed; empty when it points to none. */
  readonly line: string;
}

export interface Change {
  readonly address: string;
  /** As in `create`, `update`, `delete,create`. */
  readonly action: string;
  readonly before: Json;
  readonly after: Json;
}

export interface Plan {
  /** What a person reads. */
  readonly output: string;
  /** What will be done, by address; whatever stays as it is, is left out. */
  readonly changes: readonly Change[];
  /** The action for each address that changes. */
  readonly actions: Readonly<Record<string, string>>;
  /** `terraform show -json` of the saved plan. */
  readonly json: Json;
}

/** Reads the findings from the output of a command with `-json`: one document, or one to a line. */
export function readFindings(output: string, sources: Readonly<Record<string, string>>): Finding[] {
  const lineAt = (range: Json) => sources[range.filename]?.split('\n')[range.start.line - 1]?.trim();
  return diagnosticsIn(output).map(({ severity, summary, detail, range }) => ({
    severity,
    summary,
    detail: detail ?? '',
    line: (range && lineAt(range)) ?? '',
  }));
}

function diagnosticsIn(output: string): Json[] {
  const whole = parse(output);
  if (whole?.diagnostics) return whole.diagnostics;
  return output
    .split('\n')
    .map((line) => parse(line)?.diagnostic)
    .filter((diagnostic) => diagnostic !== undefined);
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readPlan(output: string, json: Json): Plan {
  const changes: Change[] = (json.resource_changes ?? [])
    .map(({ address, change }: Json) => ({
      address,
      action: change.actions.join(),
      before: change.before,
      after: change.after,
    }))
    .filter(({ action }: Change) => action !== 'no-op' && action !== 'read');
  const actions = Object.fromEntries(changes.map(({ address, action }) => [address, action]));
  return { output, changes, actions, json };
}

declare module 'vitest' {
  // The type parameters have to be those of the original.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Terraform would leave everything as it is, outputs and state included. */
    toHaveNoChanges: () => R;
  }
}

expect.extend({
  toHaveNoChanges({ output, changes }: Plan) {
    const pass = changes.length === 0 && output.includes('No changes.');
    return { pass, message: () => `the plan has ${pass ? 'no ' : ''}changes:\n${output}` };
  },
});
