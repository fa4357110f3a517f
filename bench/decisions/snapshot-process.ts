import { decide } from '../../access-model/decide.ts';
import { openPostgres } from '../../api/database/open.ts';
import { loadSnapshot } from '../../api/decisions/load.ts';
import type { Snapshot } from '../../api/decisions/snapshot.ts';
import { serve } from '../child.ts';
import { pick, randomNumbers } from './random.ts';

export interface Wanted {
  readonly databaseUrl: string;
  readonly environmentId: string;
}

export interface Built {
  readonly seconds: number;
  /** By how much the process was larger at most than before, in bytes. */
  readonly growth: number;
  /** Of `decide()`, for random members, projects and permissions. */
  readonly decisionsPerSecond: number;
}

const questionCount = 200_000;
const rounds = 3;

function decisionRate({ access, edition, principals, projects }: Snapshot): number {
  const random = randomNumbers(3);
  const ids = [...principals.keys()];
  const scopes = [...projects.keys()];
  const permissions = [...edition.permissions.keys()];
  const at = Date.now();
  const questions = Array.from({ length: questionCount }, () => ({
    principalId: pick(random, ids),
    permission: pick(random, permissions),
    scope: pick(random, scopes),
    at,
  }));
  let start = 0;
  for (let round = 0; round <= rounds; round++) {
    if (round === 1) start = performance.now();
    for (const question of questions) decide(access, question);
  }
  return (questionCount * rounds * 1000) / (performance.now() - start);
}

/** Loads a snapshot into this process, which has done nothing before. */
async function build({ databaseUrl, environmentId }: Wanted): Promise<Built> {
  const { database, close } = openPostgres(databaseUrl);
  await database.selectFrom('environments').select('id').execute();
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const snapshot = await loadSnapshot(database, environmentId);
  const seconds = (performance.now() - start) / 1000;
  const growth = process.resourceUsage().maxRSS * 1024 - before;
  await close();
  if (!snapshot) throw new Error('there is no such environment');
  return { seconds, growth, decisionsPerSecond: decisionRate(snapshot) };
}

serve(build);
