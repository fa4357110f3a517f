import { type Zippable, zipSync } from 'fflate';

/** A file of an archive. */
export interface ArchiveFile {
  readonly content: Buffer;
  readonly isProgram?: boolean;
}

const unix = 3;
const regularFile = 0o100000;

/**
 * A ZIP archive that is the same wherever it is made: files in the order of their names, all of the same time, packed by
 * JavaScript alone. (The zlib of Node.js packs differently from processor to processor.)
 */
export function archive(files: Readonly<Record<string, ArchiveFile>>): Buffer {
  const names = Object.keys(files).sort();
  const entries = names.map((name): [string, Zippable[string]] => {
    const { content, isProgram = false } = files[name] as ArchiveFile;
    const mode = regularFile | (isProgram ? 0o755 : 0o644);
    // The parts of the time are taken as they are said here, in whatever zone that may be.
    const mtime = new Date(1980, 0, 1);
    return [name, [content, { level: 6, mtime, os: unix, attrs: mode << 16 }]];
  });
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}
