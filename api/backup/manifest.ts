import { z } from 'zod';

export const manifestName = 'manifest.json';

/** What a backup says of itself; it is the first file of the archive. */
export const manifestSchema = z.object({
  format: z.literal('roster-backup/1'),
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
