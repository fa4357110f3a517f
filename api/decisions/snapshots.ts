import type { Logger } from 'pino';
import type { Freshness } from '../context.ts';
import type { Listen, StopListening } from '../database/listen.ts';
import type { Database } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';
import { loadSnapshot, readChanges } from './load.ts';
import { age, createReadings, type Instant, neverRead, type Readable } from './readings.ts';
import { applyChanges, type Snapshot } from './snapshot.ts';

/** The snapshots that this process answers from, one for each environment that somebody asks about. */
export interface Snapshots {
  /**
   * The environment's snapshot, known to have been the latest at most {@link maximumAge} ago, and, if the environment
   * has reached it, at least of the revision that the caller has seen; `undefined` when there is no such environment.
   * Returns at once while that is so, else when the database has been asked.
   *
   * @throws ProblemError `unavailable` when the database does not say
   */
  readonly fresh: (environmentId: string, seen?: number) => Fresh | undefined | Promise<Fresh | undefined>;
  /** In milliseconds. */
  readonly maximumAge: number;
  /** Somebody says that there is a later revision: it is read at once if the environment is kept here. */
  readonly hear: (environmentId: string, revision: number) => void;
  /** Calls back when a principal's credentials must be looked up anew, or, without an id, those of all. */
  readonly onTouched: (listener: TouchListener) => void;
}

/** Hears what a snapshot was brought up to date about, and to which revision. */
export type TouchListener = (
  environmentId: string,
  principalIds: Iterable<string> | 'all',
  revision: number,
) => void;

export interface Fresh {
  readonly snapshot: Snapshot;
  readonly freshness: Freshness;
}

interface Kept extends Readable {
  readonly environmentId: string;
  /** `undefined` until it was read, and when there is no such environment. */
  snapshot: Snapshot | undefined;
  usedAt: number;
}

interface Options {
  readonly database: Database;
  readonly logger: Logger;
  readonly now: () => Date;
  /** In milliseconds; 0: each answer is checked against the database. */
  readonly maximumAge: number;
}

/** For so long, or a quarter of the bound if that is less, a database that has just failed is not asked because of age. */
const restMilliseconds = 500;

/** An environment that nobody has asked about for so long is dropped. */
const keptMilliseconds = 10 * 60 * 1000;

const unavailable = () =>
  new ProblemError(
    'unavailable',
    'the database cannot be reached, and what is known here is older than answers may be: try again',
    { retryAfterSeconds: 1 },
  );

export function createSnapshots({ database, logger, now, maximumAge }: Options): Snapshots {
  const environments = new Map<string, Kept>();
  const listeners: TouchListener[] = [];
  const rest = Math.min(restMilliseconds, maximumAge / 4);
  const instant = (): Instant => ({ steady: performance.now(), wall: now().getTime() });
  const tell: TouchListener = (...touch) => {
    for (const listener of listeners) listener(...touch);
  };

  const read = createReadings<Kept>({
    instant,
    unavailable,
    read: async (kept, { isWanted, haveMorePatience }) => {
      const { environmentId, snapshot } = kept;
      const changes = snapshot ? await readChanges(database, snapshot) : 'reload';
      if (changes === 'none' || !isWanted()) return;
      if (changes !== 'reload' && snapshot) {
        applyChanges(snapshot, changes);
        tell(environmentId, changes.principals.keys(), changes.revision);
        return;
      }
      haveMorePatience();
      const loaded = await loadSnapshot(database, environmentId);
      if (!isWanted()) return;
      kept.snapshot = loaded;
      tell(environmentId, 'all', loaded?.revision ?? Number.POSITIVE_INFINITY);
    },
  });

  function keep(environmentId: string): Kept {
    const known = environments.get(environmentId);
    if (known) return known;
    const old = performance.now() - keptMilliseconds;
    for (const { environmentId: id, usedAt } of environments.values()) if (usedAt < old) drop(id);
    const kept: Kept = { ...neverRead(), environmentId, snapshot: undefined, usedAt: 0 };
    environments.set(environmentId, kept);
    return kept;
  }

  function drop(environmentId: string): void {
    tell(environmentId, 'all', environments.get(environmentId)?.snapshot?.revision ?? 0);
    environments.delete(environmentId);
  }

  const readInBackground = (kept: Kept) => {
    read(kept, instant()).catch((error: unknown) =>
      logger.warn({ err: error, environmentId: kept.environmentId }, 'cannot bring a snapshot up to date'),
    );
  };

  /** What is known at the instant, if it may still be answered from. */
  function answerAt(kept: Kept, at: Instant, seen = 0): Fresh | undefined {
    const { snapshot, verifiedAt } = kept;
    if (!snapshot || !verifiedAt || snapshot.revision < seen) return undefined;
    const ageNow = age(verifiedAt, at);
    if (ageNow > maximumAge) return undefined;
    const isResting = kept.failedAt !== undefined && at.steady - kept.failedAt < rest;
    if (ageNow > maximumAge / 2 && !kept.reading && !isResting) readInBackground(kept);
    return {
      snapshot,
      freshness: {
        revision: snapshot.revision,
        age_ms: Math.max(0, Math.round(ageNow)),
        max_age_ms: maximumAge,
      },
    };
  }

  async function freshLater(kept: Kept, asked: Instant, seen: number): Promise<Fresh | undefined> {
    // What somebody has seen was written before they asked, so a reading from then on has it.
    const isBehind = () => kept.snapshot !== undefined && kept.snapshot.revision < seen;
    const isOld = () =>
      maximumAge > 0 && kept.verifiedAt !== undefined && age(kept.verifiedAt, instant()) > maximumAge;
    const since = isBehind() || maximumAge === 0 ? asked : { ...asked, steady: asked.steady - maximumAge };
    try {
      await read(kept, since);
      if (isBehind()) await read(kept, asked);
      // An environment that takes longer to read than answers may be old: what came since is read quickly.
      if (isOld()) await read(kept, instant());
    } catch (error) {
      logger.warn({ err: error, environmentId: kept.environmentId }, 'cannot bring a snapshot up to date');
      throw unavailable();
    }
    const { snapshot, verifiedAt } = kept;
    if (!snapshot) {
      if (environments.get(kept.environmentId) === kept) environments.delete(kept.environmentId);
      return undefined;
    }
    const { revision } = snapshot;
    if (maximumAge === 0) return { snapshot, freshness: { revision, age_ms: 0, max_age_ms: 0 } };
    const answer = verifiedAt && answerAt(kept, instant());
    if (!answer) throw unavailable();
    return answer;
  }

  return {
    maximumAge,
    fresh: (environmentId, seen = 0) => {
      const kept = keep(environmentId);
      const at = instant();
      kept.usedAt = at.steady;
      return (maximumAge > 0 && answerAt(kept, at, seen)) || freshLater(kept, at, seen);
    },
    hear: (environmentId, revision) => {
      const kept = environments.get(environmentId);
      if (kept?.snapshot && kept.snapshot.revision < revision) readInBackground(kept);
    },
    onTouched: (listener) => listeners.push(listener),
  };
}

/** The channel on which the database tells of changes: `<environment id> <revision>`. */
const channel = 'roster_access';

/** Lets the snapshots hear of changes as they happen. */
export const listenForChanges = (listen: Listen, snapshots: Snapshots): Promise<StopListening> =>
  listen(channel, (payload) => {
    const [environmentId = '', revision] = payload.split(' ');
    snapshots.hear(environmentId, Number(revision));
  });
