import { z } from 'zod';

export const manifestName = 'manifest.json';

const format = 'roster-backup/1';

/** What a backup says of itself; it is the first file of the archive. */
const manifestSchema = z.object({
  format: z.literal(format, { error: () => `is not ${format}: restore it with the release that made it` }),
  /** The release that made it. */
  roster: z.string(),
  created_at: z.string(),
  /** The major version of the embedded PostgreSQL: its files are read by no other. */
  postgresql: z.string(),
  /** The migrations that its schema has. */
  migrations: z.array(z.string()),
  folders: z.array(z.string()),
  files: z.record(z.string(), z.string()),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** @throws with what is wrong with it */
export function readManifest(text: string): Manifest {
  const { data, error } = manifestSchema.safeParse(JSON.parse(text));
  if (data) return data;
  const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${manifestName}: ${issues.join(', ')}`);
}
