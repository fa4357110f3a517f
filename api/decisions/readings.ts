/** By two clocks: the one stands still while the machine sleeps, the other can be set back. */
export interface Instant {
  readonly steady: number;
  readonly wall: number;
}

/** How long ago it was, by the clock that says more, in milliseconds. */
export const age = (since: Instant, at: Instant) => Math.max(at.steady - since.steady, at.wall - since.wall);

interface Reading {
  readonly startedAt: Instant;
  readonly done: Promise<void>;
}

/** Something that is read from the database again and again, by one reading at a time. */
export interface Readable {
  /** When what is known was the latest, for all that is known: never after the database was asked. */
  verifiedAt: Instant | undefined;
  /** When it last could not be read, by the steady clock. */
  failedAt: number | undefined;
  reading: Reading | undefined;
  /** One that starts when `reading` ends. */
  next: PromiseWithResolvers<void> | undefined;
}

export const neverRead = (): Readable => ({
  verifiedAt: undefined,
  failedAt: undefined,
  reading: undefined,
  next: undefined,
});

/** What a reading may ask for while it works. */
export interface Attempt {
  /** Whether somebody waits still: whoever was given up on must not change anything. */
  readonly isWanted: () => boolean;
  /** What is to come takes longer. */
  readonly haveMorePatience: () => void;
}

/** Longer nobody waits for the database: to say what has changed, or to give a whole environment. */
const patience = { changes: 3_000, whole: 60_000 };

/** While a database says nothing, other requests need connections too. */
const mostAbandoned = 3;

interface Options<R extends Readable> {
  readonly instant: () => Instant;
  readonly read: (readable: R, attempt: Attempt) => Promise<void>;
  /** What those are told who wait for a reading that is given up on. */
  readonly unavailable: () => Error;
}

/** Gives a reading that starts now, or started at an instant or later. */
export type Read<R extends Readable> = (readable: R, since: Instant) => Promise<void>;

/** Readings that are shared by all who wait for the same, and given up on when the database is silent. */
export function createReadings<R extends Readable>({ instant, read, unavailable }: Options<R>): Read<R> {
  /** Readings that were given up on and still hold a connection. */
  let abandoned = 0;

  function giveUpLater(work: () => Promise<void>, reject: (error: Error) => void) {
    const giveUp = () => {
      reject(unavailable());
      abandoned += 1;
      void work()
        .catch(() => {})
        .finally(() => {
          abandoned -= 1;
        });
    };
    let timer = setTimeout(giveUp, patience.changes);
    return {
      haveMorePatience: () => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, patience.whole);
      },
      end: () => clearTimeout(timer),
    };
  }

  function start(readable: R): Promise<void> {
    const startedAt = instant();
    if (abandoned >= mostAbandoned) {
      readable.failedAt = startedAt.steady;
      return Promise.reject(unavailable());
    }
    const { promise: impatience, reject } = Promise.withResolvers<never>();
    const { haveMorePatience, end } = giveUpLater(() => work, reject);
    const isWanted = () => readable.reading === reading;
    const work = Promise.resolve().then(() => read(readable, { isWanted, haveMorePatience }));
    const done = Promise.race([work, impatience])
      .then(
        () => {
          readable.verifiedAt = startedAt;
          readable.failedAt = undefined;
        },
        (error: unknown) => {
          readable.failedAt = instant().steady;
          throw error;
        },
      )
      .finally(() => {
        end();
        readable.reading = undefined;
        const { next } = readable;
        readable.next = undefined;
        // At once: two at a time would each take the other for one that was given up on.
        next?.resolve(start(readable));
      });
    done.catch(() => {});
    const reading: Reading = { startedAt, done };
    readable.reading = reading;
    return done;
  }

  return (readable, since) => {
    const { reading } = readable;
    if (!reading) return start(readable);
    if (reading.startedAt.steady >= since.steady) return reading.done;
    readable.next ??= Promise.withResolvers<void>();
    readable.next.promise.catch(() => {});
    return readable.next.promise;
  };
}
