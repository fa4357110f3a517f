import { writeFile } from 'node:fs/promises';
import { changeReference } from '../../client/change-reference.ts';
import { createPause, withRetry } from '../../client/retry.ts';
import { createSignedFetch, type SendRequest } from '../../client/signed-fetch.ts';
import { createManagement } from '../../review/describe/management.ts';
import { createNames } from '../../review/describe/names.ts';
import type { Report } from '../../review/report.ts';
import { type CarriedOut, carryOut } from '../../review/standing/carry-out.ts';
import { type Decided, type Decision, decide } from '../../review/standing/decide.ts';
import { heldNow } from '../../review/standing/held.ts';
import { KeepFault, readKeepFile } from '../../review/standing/keep-file.ts';
import { everything, select } from '../../review/standing/narrow.ts';
import { changesToJson, type Outcome, outcomeLines, refusedIn } from '../../review/standing/print.ts';
import type { StandingInput } from '../../review/standing/review.ts';
import { stepsFor } from '../../review/standing/steps.ts';
import type { AssignmentState } from '../../review/state/access-state.ts';
import { type ExitStatus, type Surroundings, Trouble, type Values } from '../command.ts';
import { connect } from '../connect.ts';
import { readText, textOption } from './input.ts';

/** What becomes of what reviewers decided. */
export const keepOptions = {
  'keep-file': { type: 'string' },
  changes: { type: 'string' },
  apply: { type: 'boolean' },
} as const;

export const keepExplains = {
  'keep-file FILE':
    'what reviewers decided: the file of --csv with decision (keep, revoke or shorten) and, to shorten, until filled in; or YAML or JSON. Says what is to be written into configurations, and asks the API by a dry run what it would make of the rest',
  'changes FILE': 'with --keep-file: write what is to change in configurations as JSON',
  apply:
    'with --keep-file: really revoke and shorten what no configuration manages. Without it nothing is changed',
};

/** Refuses what says nothing without decisions. */
export function requireKeepFile(values: Values): void {
  for (const option of ['changes', 'apply'])
    if (values[option] !== undefined && values['keep-file'] === undefined)
      throw new Trouble(`--${option} goes with --keep-file`);
}

async function decidedIn(
  path: string,
  input: StandingInput,
): Promise<{ decided: Decided; undecided: AssignmentState[] }> {
  const { before, others, narrowing = everything } = input;
  const now = input.now.getTime();
  const management = createManagement([], others);
  const selection = select(before, narrowing, management);
  const text = await readText(path);
  const { rows, faults } = readKeepFile(text, path);
  const decided = decide(rows, {
    state: before,
    names: createNames(before, before),
    management,
    now,
    isReviewed: selection.hasGrant,
  });
  const all = [...faults, ...(faults.length > 0 ? [] : decided.faults)];
  if (all.length > 0) throw new KeepFault(path === '-' ? 'the standard input' : path, all);
  const undecided = heldNow(before, now).filter(
    (grant) => selection.hasGrant(grant) && !decided.ids.has(grant.key),
  );
  return { decided, undecided };
}

/** Signs as everywhere, and says in the audit log which review it is for; asks again while the API is busy. */
async function senderFor(values: Values, around: Surroundings, hash: string): Promise<SendRequest> {
  const options = await connect(values, around);
  const send = createSignedFetch({ ...options, changeReference: changeReference({ hash }) });
  const pause = createPause();
  return (request) => withRetry(() => send(request), { pause });
}

async function carryOutFor(
  decisions: readonly Decision[],
  values: Values,
  around: Surroundings,
  hash: string,
): Promise<readonly CarriedOut[]> {
  if (decisions.length === 0) return [];
  const send = await senderFor(values, around, hash);
  return carryOut(send, decisions, { hash, isReal: values['apply'] === true });
}

/** Turns decisions into changes of configurations and calls of the API, and says what becomes of each. */
export async function keep(
  path: string,
  { input, report }: { readonly input: StandingInput; readonly report: Report },
  values: Values,
  around: Surroundings,
): Promise<ExitStatus> {
  const { before, others } = input;
  const { decided, undecided } = await decidedIn(path, input);
  const names = createNames(before, before);
  const steps = stepsFor(decided.decisions, { names, management: createManagement([], others) });
  const hash = decided.review ?? report.hash;
  const file = textOption(values, 'changes');
  if (file !== undefined) await writeFile(file, changesToJson(hash, steps.changes), { mode: 0o600 });
  const results = await carryOutFor(steps.calls, values, around, hash);
  const isReal = values['apply'] === true;
  const outcome: Outcome = { fileName: path, hash, decided, steps, results, undecided, isReal, names };
  around.output.write(outcomeLines(outcome));
  return undecided.length > 0 || refusedIn(outcome).length > 0 ? 1 : 0;
}
