import type { Post } from '../http/load.ts';
import { bearerPost, signedPost } from '../http/sign.ts';
import type { BenchEnvironment } from './environment.ts';
import { edition, type Population } from './population.ts';
import { pick, randomNumbers } from './random.ts';

export const evaluationPath = '/access/v1/evaluation';

const permissions = [...edition.permissions.keys()];

/** Who is asked about, and what, in the words of AuthZEN. */
export const evaluationOf = (memberId: string, permission: string, projectId: string) => ({
  subject: { type: 'member', id: memberId },
  action: { name: permission },
  resource: { type: 'project', id: projectId },
});

/** Questions about members, permissions and projects at random. */
export function randomEvaluations({ members, projectIds }: Population, count: number) {
  const random = randomNumbers(11);
  return Array.from({ length: count }, () =>
    evaluationOf(pick(random, members).id, pick(random, permissions), pick(random, projectIds)),
  );
}

/** So many that an answer is not one that was given a moment ago. */
const differentRequests = 4_096;

const bodies = (environment: Population) =>
  randomEvaluations(environment, differentRequests).map((evaluation) => JSON.stringify(evaluation));

/** Questions, each signed for this URL. */
export const signedQuestions = (url: string, environment: BenchEnvironment): Promise<Post[]> =>
  Promise.all(bodies(environment).map((body) => signedPost(url, body, environment.key)));

/** Questions with a member's session as bearer token. */
export const sessionQuestions = (environment: BenchEnvironment): Post[] =>
  bodies(environment).map((body) => bearerPost(body, environment.token));
