import {
  accessChanges,
  type Finding,
  type ObjectChange,
  type PrincipalChange,
  type Report,
  severities,
} from '../report.ts';

const counts = <Word extends string>(words: readonly Word[], found: readonly Word[]) =>
  Object.fromEntries(words.map((word) => [word, found.filter((each) => each === word).length])) as Record<
    Word,
    number
  >;

const actions = ['create', 'update', 'replace', 'delete', 'other'] as const;

const isCounted = (action: string): action is (typeof actions)[number] =>
  (actions as readonly string[]).includes(action);

export const summarize = (
  principals: readonly PrincipalChange[],
  findings: readonly Finding[],
  objects: readonly ObjectChange[],
): Report['summary'] => ({
  principals: counts(
    accessChanges,
    principals.map(({ change }) => change),
  ),
  findings: counts(
    severities,
    findings.map(({ severity }) => severity),
  ),
  objects: counts(
    actions,
    objects.map(({ action }) => (isCounted(action) ? action : 'other')),
  ),
});
