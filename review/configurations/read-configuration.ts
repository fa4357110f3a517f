import { jsonParts, Malformed, whole } from '../plan/json-parts.ts';
import { byType, type PlanFile, readPlan, readState, type StateResource } from '../plan/plan-file.ts';

/** A state declares what it has: a plan that changes nothing of it. */
const planOf = (resources: readonly StateResource[]): PlanFile => ({
  terraformVersion: null,
  changes: resources.flatMap(({ address, mode, type, values }) => {
    const definition = byType.get(type);
    const change = { actions: ['no-op'], before: values, after: values };
    return mode === 'managed' && definition
      ? [{ address, mode, type, name: address, change, definition }]
      : [];
  }),
  configuration: {},
  prior: resources,
  foreign: 0,
  providers: [],
  unfamiliar: resources
    .filter(({ mode, type }) => mode === 'managed' && !byType.has(type))
    .map(({ address }) => address),
});

/** A plan has changes and a configuration; a state that holds nothing has its version alone. */
async function isState(bytes: Buffer): Promise<boolean> {
  const wanted = { values: ['format_version', 'configuration'], lists: ['resource_changes'] };
  let hasVersion = false;
  try {
    for await (const { key } of jsonParts(whole(bytes), wanted)) {
      if (key !== 'format_version') return false;
      hasVersion = true;
    }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return false;
  }
  return hasVersion;
}

/**
 * Reads what `terraform show -json` printed of a plan or of a state.
 *
 * @throws PlanFault when it is neither
 */
export const readConfiguration = async (bytes: Buffer, fileName: string): Promise<PlanFile> =>
  (await isState(bytes))
    ? planOf(await readState(whole(bytes), fileName))
    : readPlan(whole(bytes), fileName, true);
