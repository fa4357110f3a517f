import { findLiveKey, findLiveSession, type LiveKey, type LiveSession } from '../access/load-caller.ts';
import type { Database } from '../database/tables.ts';
import { settingsOf } from '../environments/settings.ts';
import { ProblemError } from '../http/problem.ts';
import { hashToken } from '../secrets/opaque-tokens.ts';
import { isUseDue, noteUse } from '../sessions/service.ts';
import type { SigningSecret } from '../signing/verify.ts';
import { findLiveToken, type LiveToken } from '../workload-identities/tokens.ts';
import type { Fresh, Snapshots } from './snapshots.ts';

/** A credential that is good now, for all that the snapshot's revision knows. */
export interface Held<C> {
  readonly credential: C;
  readonly fresh: Fresh;
}

export interface KnownKey {
  readonly key: LiveKey;
  readonly secret: SigningSecret;
}

/**
 * The credentials of those who ask about access, in memory: they are as fresh as the environment's snapshot, because
 * whatever ends one touches its principal.
 */
export interface KnownCredentials {
  readonly findKey: (
    accessKeyId: string,
    now: () => Date,
    seen: number | undefined,
    openSecret: (key: LiveKey) => SigningSecret | undefined,
  ) => Promise<Held<KnownKey> | undefined>;
  readonly findSession: (
    token: string,
    now: () => Date,
    seen: number | undefined,
  ) => Promise<Held<LiveSession> | undefined>;
  readonly findToken: (
    token: string,
    now: () => Date,
    seen: number | undefined,
  ) => Promise<Held<LiveToken> | undefined>;
}

interface Remembered {
  readonly environmentId: string;
  readonly principalId: string;
  readonly credential: unknown;
  readonly isLive: (now: Date) => boolean;
}

/** What was read of a credential, as of a revision of its environment. */
interface Read<C> extends Remembered {
  readonly credential: C;
  readonly revision: number;
}

const mostRemembered = 10_000;
const mostTouches = 100_000;
const attempts = 5;

/** When each principal was last touched: what was read of it before that may be wrong. */
function createTouches() {
  const touched = new Map<string, { readonly environmentId: string; readonly revision: number }>();
  const floors = new Map<string, number>();
  const floorOf = (environmentId: string) => floors.get(environmentId) ?? 0;
  return {
    /** The environment was read anew: at an earlier revision too, when its database was restored. */
    touchAll: (environmentId: string, revision: number) => {
      floors.set(environmentId, revision);
      for (const [id, touch] of touched) if (touch.environmentId === environmentId) touched.delete(id);
    },
    touch: (environmentId: string, principalId: string, revision: number) => {
      touched.set(principalId, { environmentId, revision });
      const [oldest] = touched;
      if (touched.size <= mostTouches || !oldest) return;
      touched.delete(oldest[0]);
      const forgotten = oldest[1];
      floors.set(forgotten.environmentId, Math.max(floorOf(forgotten.environmentId), forgotten.revision));
    },
    of: (environmentId: string, principalId: string) =>
      Math.max(floorOf(environmentId), touched.get(principalId)?.revision ?? 0),
  };
}

export function createKnownCredentials(database: Database, snapshots: Snapshots): KnownCredentials {
  const remembered = new Map<string, Remembered>();
  const touches = createTouches();

  snapshots.onTouched((environmentId, principalIds, revision) => {
    const ids = principalIds === 'all' ? undefined : new Set(principalIds);
    if (ids) for (const id of ids) touches.touch(environmentId, id, revision);
    else touches.touchAll(environmentId, revision);
    for (const [name, known] of remembered)
      if (known.environmentId === environmentId && (ids?.has(known.principalId) ?? true))
        remembered.delete(name);
  });

  function remember(name: string, read: Remembered): void {
    remembered.set(name, read);
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  }

  async function find<C>(
    name: string,
    now: () => Date,
    seen: number | undefined,
    read: () => Promise<Read<C> | undefined>,
  ): Promise<Held<C> | undefined> {
    const known = remembered.get(name);
    if (known) {
      const fresh = await snapshots.fresh(known.environmentId, seen);
      if (fresh && remembered.get(name) === known && known.isLive(now()))
        return { credential: known.credential as C, fresh };
      remembered.delete(name);
    }
    for (let attempt = 0; attempt < attempts; attempt++) {
      const found = await read();
      if (!found) return undefined;
      const { environmentId, principalId, revision } = found;
      const fresh = await snapshots.fresh(environmentId, Math.max(seen ?? 0, revision));
      if (!fresh) return undefined;
      // Touched since it was read: what was read may be good no longer.
      if (touches.of(environmentId, principalId) > revision) continue;
      // Or it ended while the environment was read.
      if (!found.isLive(now())) return undefined;
      remember(name, found);
      return { credential: found.credential, fresh };
    }
    throw new ProblemError('unavailable', 'the credential changes all the time: try again', {
      retryAfterSeconds: 1,
    });
  }

  return {
    findKey: (accessKeyId, now, seen, openSecret) =>
      find(`key ${accessKeyId}`, now, seen, async () => {
        const key = await findLiveKey(database, accessKeyId, now());
        const secret = key && openSecret(key);
        if (!key || !secret) return undefined;
        const isLive = (at: Date) => key.expires_at === null || key.expires_at > at;
        return { ...ownerOf(key), credential: { key, secret }, isLive };
      }),
    findSession: async (token, now, seen) => {
      const tokenHash = hashToken(token);
      const held = await find(`session ${tokenHash}`, now, seen, async () => {
        const session = await findLiveSession(database, { tokenHash }, now());
        return session && rememberableSession(session);
      });
      if (!held) return undefined;
      keepAlive(held.credential, now());
      return { fresh: held.fresh, credential: held.credential.session };
    },
    findToken: (token, now, seen) => {
      const tokenHash = hashToken(token);
      return find(`token ${tokenHash}`, now, seen, async () => {
        const live = await findLiveToken(database, { tokenHash }, now());
        return live && { ...ownerOf(live), credential: live, isLive: (at) => live.expires_at > at };
      });
    },
  };

  /** As requests that are answered by the database do, but nobody waits for it. */
  function keepAlive(open: OpenSession, now: Date): void {
    const { session } = open;
    if (!isUseDue(session, now)) return;
    open.session = { ...session, last_used_at: now };
    void noteUse(database, session, now).catch(() => {});
  }
}

interface OpenSession {
  session: LiveSession;
}

const ownerOf = (owner: { environment_id: string; id: string; revision: number }) => ({
  environmentId: owner.environment_id,
  principalId: owner.id,
  revision: owner.revision,
});

function rememberableSession(session: LiveSession): Read<OpenSession> {
  const open: OpenSession = { session };
  const idle = settingsOf(session.settings).session_idle_minutes * 60_000;
  const isLive = (now: Date) =>
    open.session.expires_at > now && open.session.last_used_at.getTime() + idle > now.getTime();
  return { ...ownerOf(session), credential: open, isLive };
}
