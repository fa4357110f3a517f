import { type Finding, warning } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isUnknown, isWhollyKnown, unknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { mergePatch } from './dry-run.ts';
import { type Changed, type Life, nothingPrivate } from './life.ts';
import { defaultOf, differs, fieldFromApi, isJsonObject } from './object.ts';
import { requestFailed } from './problem.ts';
import { inWords } from './replacement.ts';

const path = '/v1/environment';

const settingsOf = ({ fields }: ResourceType) =>
  Object.entries(fields).filter(([, { presence }]) => presence === 'optional');

/** The settings of an answer about the environment. */
export function settingsState({ definition, fields }: ResourceType, body: unknown): CtyObject {
  const { id, settings } = isJsonObject(body) ? body : {};
  const flat = { ...(isJsonObject(settings) ? settings : {}), id };
  const entries = Object.entries(fields).map(([name, field]): [string, CtyValue] => [
    name,
    fieldFromApi(definition, name, field, flat),
  ]);
  return Object.fromEntries(entries);
}

export const readSettings = async (session: Session, resource: ResourceType) =>
  settingsState(resource, (await session.call({ method: 'GET', path })).body);

const plannedOf = (resource: ResourceType, prior: CtyObject | null, config: CtyObject): CtyObject =>
  Object.fromEntries([
    ['id', prior?.['id'] ?? unknown],
    ...settingsOf(resource).map(([name, field]) => [name, config[name] ?? defaultOf(field)]),
  ]);

const changed = (resource: ResourceType, before: CtyObject, planned: CtyObject) =>
  settingsOf(resource)
    .map(([name]) => name)
    .filter((name) => differs(before[name], planned[name]));

/** Asks the API whether it would change the settings. */
async function check(
  session: Session,
  resource: ResourceType,
  before: CtyObject,
  planned: CtyObject,
): Promise<Finding[]> {
  const names = changed(resource, before, planned);
  const settings = Object.fromEntries(names.map((name) => [name, planned[name] ?? null]));
  if (!session.plansAsk || names.length === 0 || !isWhollyKnown(settings as CtyObject)) return [];
  try {
    await session.call({
      method: 'PATCH',
      path,
      body: { settings },
      query: { dry_run: true },
      headers: mergePatch,
    });
    return [];
  } catch (failure) {
    return requestFailed('change the settings of the environment', failure, resource.schema);
  }
}

async function write(
  session: Session,
  resource: ResourceType,
  prior: CtyObject | null,
  planned: CtyObject,
): Promise<Changed> {
  const wanted = settingsOf(resource).map(([name]) => name);
  const names = prior ? changed(resource, prior, planned) : wanted;
  const settings = Object.fromEntries(names.map((name) => [name, planned[name] ?? null]));
  try {
    const { body } = await session.call({ method: 'PATCH', path, body: { settings }, headers: mergePatch });
    return { state: settingsState(resource, body), privateData: nothingPrivate, findings: [] };
  } catch (failure) {
    const findings = requestFailed('change the settings of the environment', failure, resource.schema);
    return { state: prior, privateData: nothingPrivate, findings };
  }
}

/** What a creation changes is no difference to a state, so the plan says it in words. */
function changesAtOnce(resource: ResourceType, before: CtyObject, planned: CtyObject): Finding[] {
  const lines = changed(resource, before, planned)
    .filter((name) => !isUnknown(planned[name]))
    .map((name) => `- ${name}: ${inWords(before[name])} becomes ${inWords(planned[name])}`);
  if (lines.length === 0) return [];
  return [
    warning(
      'Settings that are in force change',
      `The environment has other settings than these, and what is left out gets its default:\n${lines.join('\n')}`,
    ),
  ];
}

const staysAsItIs = warning(
  'The settings of the environment stay as they are',
  'They are always there. Destroying this resource ends its management by Terraform and changes none of them.',
);

/** The settings are there before Terraform and after it. */
export const environmentSettingsLife: Life = {
  planCreate: async (session, resource, config) => {
    const planned = plannedOf(resource, null, config);
    if (!session.plansAsk) return { planned, requiresReplace: [], findings: [] };
    const before = await readSettings(session, resource);
    const findings = [
      ...changesAtOnce(resource, before, planned),
      ...(await check(session, resource, before, planned)),
    ];
    return { planned, requiresReplace: [], findings };
  },
  planUpdate: async (session, resource, prior, config) => {
    const planned = plannedOf(resource, prior, config);
    return { planned, requiresReplace: [], findings: await check(session, resource, prior, planned) };
  },
  planDelete: async () => ({ planned: null, requiresReplace: [], findings: [staysAsItIs] }),
  read: readSettings,
  create: (session, resource, planned) => write(session, resource, null, planned),
  update: (session, resource, { prior, planned }) => write(session, resource, prior, planned),
  remove: async () => ({ state: null, privateData: nothingPrivate, findings: [] }),
  importObject: async (session, resource) => {
    try {
      return { state: await readSettings(session, resource), findings: [] };
    } catch (failure) {
      const findings = requestFailed('import the settings of the environment', failure, resource.schema);
      return { state: undefined, findings };
    }
  },
};
