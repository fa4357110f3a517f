import type { CtyObject } from '../plugin/cty/value.ts';
import { normalizeSet } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { DataSourceType } from '../types.ts';
import { readSettings } from './environment-settings.ts';
import { idAt, placeOf, readMembers } from './role-members-api.ts';

type ReadView = (session: Session, source: DataSourceType, config: CtyObject) => Promise<CtyObject>;

/** How the data sources read what is no object of its own, by the definition's name. */
const readers: Readonly<Record<string, ReadView>> = {
  environment_settings: readSettings,
  project_role_members: async (session, source, config) => {
    const place = placeOf(config);
    const members = await readMembers(session, source, place);
    return { ...place, id: idAt(place), principal_ids: normalizeSet(members.map(({ id }) => id)) };
  },
};

export const readView: ReadView = (session, source, config) => {
  const read = readers[source.definition.name];
  if (!read) throw new Error(`nothing reads the data source of ${source.definition.name}`);
  return read(session, source, config);
};
