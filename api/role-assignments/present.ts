import type { Row } from '../database/tables.ts';
import { wireTime } from '../time.ts';

/** A role assignment as it stands on the wire, and in the audit log. */
export const present = (row: Row<'role_assignments'>) => ({
  id: row.id,
  principal_id: row.principal_id,
  role_id: row.role_id,
  project_id: row.project_id,
  expires_at: wireTime(row.expires_at),
  reason: row.reason,
  created_at: wireTime(row.created_at),
});
