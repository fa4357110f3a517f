import { type Kysely, sql } from 'kysely';

/**
 * `environments.revision` grows with each change that decisions depend on, whoever writes it, and `access_changes`
 * says for each revision what was touched, so that a process brings its snapshot up to date by reading that alone.
 * The database does both itself: a write that forgot to say so would let a process go on allowing what was revoked.
 */
const statements = [
  `CREATE TABLE access_changes (
    environment_id text COLLATE "C" NOT NULL REFERENCES environments (id),
    revision bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('environment', 'principal', 'role', 'project')),
    id text COLLATE "C" NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (environment_id, revision, kind, id)
  )`,
  'CREATE INDEX access_changes_age ON access_changes (noted_at)',
  // The revision is counted up under the environment's row lock, so revisions commit in their order, without a gap.
  `CREATE FUNCTION note_access_changes(kind text, environment_ids text[], ids text[]) RETURNS void
  LANGUAGE plpgsql AS $$
  BEGIN
    IF ids IS NULL THEN RETURN; END IF;
    UPDATE environments SET revision = revision + 1 WHERE environments.id = ANY (environment_ids);
    INSERT INTO access_changes (environment_id, revision, kind, id)
      SELECT DISTINCT environments.id, environments.revision, kind, touched.id
      FROM unnest(environment_ids, ids) AS touched (environment_id, id)
      JOIN environments ON environments.id = touched.environment_id;
    PERFORM pg_notify('roster_access', environments.id || ' ' || environments.revision)
      FROM environments WHERE environments.id = ANY (environment_ids);
  END $$`,
  `CREATE FUNCTION note_environment_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM note_access_changes('environment', ARRAY[NEW.id], ARRAY[NEW.id]);
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER note_access_changes AFTER UPDATE OF slug, edition_id, settings, deleted_at ON environments
    FOR EACH ROW
    WHEN ((OLD.slug, OLD.edition_id, OLD.settings, OLD.deleted_at)
      IS DISTINCT FROM (NEW.slug, NEW.edition_id, NEW.settings, NEW.deleted_at))
    EXECUTE FUNCTION note_environment_change()`,
];

interface Watched {
  readonly table: string;
  readonly kind: 'principal' | 'role' | 'project';
  /** The column that names what was touched. */
  readonly id: string;
  /** The columns that decisions depend on. */
  readonly columns: readonly string[];
  readonly events?: readonly Event[];
}

type Event = 'INSERT' | 'UPDATE' | 'DELETE';

const watched: readonly Watched[] = [
  { table: 'members', kind: 'principal', id: 'id', columns: ['email', 'status'] },
  {
    table: 'service_accounts',
    kind: 'principal',
    id: 'id',
    columns: ['name', 'status', 'allowed_addresses'],
  },
  {
    table: 'role_assignments',
    kind: 'principal',
    id: 'principal_id',
    columns: ['principal_id', 'role_id', 'project_id', 'expires_at'],
  },
  // A new credential takes nothing from anybody: only its end must be heard of.
  {
    table: 'access_keys',
    kind: 'principal',
    id: 'service_account_id',
    columns: ['service_account_id', 'status', 'expires_at'],
    events: ['UPDATE', 'DELETE'],
  },
  {
    table: 'sessions',
    kind: 'principal',
    id: 'member_id',
    columns: ['member_id'],
    events: ['DELETE'],
  },
  { table: 'roles', kind: 'role', id: 'id', columns: ['name', 'description', 'scope_kind', 'permissions'] },
  { table: 'projects', kind: 'project', id: 'id', columns: ['name'] },
];

const sources: Record<Event, (watched: Watched) => string> = {
  INSERT: () => 'after AS row',
  DELETE: () => 'before AS row',
  UPDATE: ({ columns }) => {
    const list = (side: string) => columns.map((column) => `${side}.${column}`).join(', ');
    return `after AS row JOIN before ON before.environment_id = row.environment_id AND before.id = row.id
        AND ROW(${list('before')}) IS DISTINCT FROM ROW(${list('row')})`;
  },
};

/** What an update takes from one and gives to another touches both. */
const touched = (event: Event, column: string) =>
  event === 'UPDATE' ? `array_agg(row.${column}) || array_agg(before.${column})` : `array_agg(row.${column})`;

const transitions: Record<Event, string> = {
  INSERT: 'NEW TABLE AS after',
  DELETE: 'OLD TABLE AS before',
  UPDATE: 'OLD TABLE AS before NEW TABLE AS after',
};

/** What makes a later table's changes known too. */
export function triggerOf(watch: Watched, event: Event): readonly string[] {
  const { table, kind, id } = watch;
  const name = `note_${event.toLowerCase()}_of_${table}`;
  return [
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM note_access_changes('${kind}', ${touched(event, 'environment_id')}, ${touched(event, id)})
        FROM ${sources[event](watch)};
      RETURN NULL;
    END $$`,
    `CREATE TRIGGER ${name} AFTER ${event} ON ${table} REFERENCING ${transitions[event]}
      FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
  ];
}

export async function up(database: Kysely<unknown>): Promise<void> {
  const triggers = watched.flatMap((watch) =>
    (watch.events ?? (['INSERT', 'UPDATE', 'DELETE'] as const)).flatMap((event) => triggerOf(watch, event)),
  );
  for (const statement of [...statements, ...triggers]) await sql.raw(statement).execute(database);
}
