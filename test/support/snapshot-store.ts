import { createSnapshots } from '../../api/decisions/snapshots.ts';
import type { TestApi } from './api.ts';
import { furnishedEnvironment, requireSnapshot } from './snapshots.ts';
import { watchDatabase } from './watched-database.ts';

/**
 * A store of snapshots of the test's own, that nobody notifies, and an environment with something in it.
 *
 * @param maximumAge of what the store answers, in milliseconds
 */
export async function newSnapshotStore(api: TestApi, maximumAge = 60_000) {
  const { ids } = await furnishedEnvironment(api);
  const { logger, database } = api.context;
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const watched = watchDatabase(database);
  const snapshots = createSnapshots({ database: watched.database, logger, now, maximumAge });
  const ask = async (seen?: number) => snapshots.fresh(ids.environment, seen);
  const loaded = () => requireSnapshot(database, ids.environment);
  return {
    ids,
    snapshots,
    watched,
    /** Moves the clock that can be set. */
    travel: (milliseconds: number) => {
      offset += milliseconds;
    },
    /** What is answered, now or later. */
    ask,
    statusOf: async (seen?: number) => (await ask(seen))?.snapshot.principals.get(ids.member)?.status,
    /** Changes a member, and returns the revision. */
    change: async (status: 'active' | 'disabled') => {
      await database.updateTable('members').set({ status }).where('id', '=', ids.member).execute();
      return (await loaded()).revision;
    },
    loaded,
    /** The tables that somebody's work asks, query by query. */
    queriesOf: async (work: () => Promise<unknown>) => {
      const before = watched.asked.length;
      await work();
      return watched.asked.slice(before);
    },
  };
}
