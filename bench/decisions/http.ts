import { join } from 'node:path';
import { startChild } from '../child.ts';
import { type Figure, figure } from '../figures.ts';
import { load, type Post } from '../http/load.ts';
import { signedPost } from '../http/sign.ts';
import { interleave, median, ratio } from '../statistics.ts';
import type { Part, Say } from '../suite.ts';
import type { BenchEnvironment } from './environment.ts';
import { withPlatform } from './platform.ts';
import { populate, smallSize } from './population.ts';
import { evaluationPath, randomEvaluations, sessionQuestions, signedQuestions } from './questions.ts';

const rounds = 3;
const seconds = 3;

/** The body of one answer, for the raw server to give. */
async function answerOf(url: string, post: Post | undefined): Promise<string> {
  if (!post) throw new Error('there is no question');
  const headers = { ...post.headers, 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: post.body });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.text();
}

async function measureSingle(apiUrl: string, environment: BenchEnvironment, say: Say): Promise<Figure[]> {
  const url = `${apiUrl}${evaluationPath}`;
  const bySession = sessionQuestions(environment);
  const raw = startChild(join(import.meta.dirname, '../http/raw-process.ts'));
  try {
    const rawUrl = `${await raw.ask<string>(await answerOf(url, bySession[0]))}${evaluationPath}`;
    const busy: number[] = [];
    // The raw server gets the very same bytes, and reads them.
    const rateOf = async (address: string, posts: readonly Post[]) => {
      const result = await load({ url: address, posts, seconds });
      say(`${address}: ${Math.round(result.rate)} answers/s, p99 ${result.p99.toFixed(2)} ms`);
      if (address === rawUrl) busy.push(result.busy);
      return result.rate;
    };
    // A signature is good for five minutes, so each round signs anew.
    const rates = await interleave(rounds, {
      rawSigned: async () => rateOf(rawUrl, await signedQuestions(url, environment)),
      signed: async () => rateOf(url, await signedQuestions(url, environment)),
      rawSession: () => rateOf(rawUrl, bySession),
      session: () => rateOf(url, bySession),
    });
    let half = 0;
    const p99Of = async (address: string) => {
      const posts = await signedQuestions(url, environment);
      const { p50, p99 } = await load({ url: address, posts, seconds, rate: half });
      say(`${address}: at ${Math.round(half)} answers/s p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`);
      return p99;
    };
    const p99 = await interleave(rounds, {
      signed: async () => {
        // Half of what the machine gives now: a minute later it may be another one.
        half = (await rateOf(url, await signedQuestions(url, environment))) / 2;
        return p99Of(url);
      },
      raw: () => p99Of(rawUrl),
    });
    return [
      figure('raw node:http, 32 connections', median(rates.rawSigned), 'answers/s'),
      figure('load generator while it asks that', median(busy), 'cores'),
      figure('/evaluation, signed', median(rates.signed), 'answers/s'),
      figure('/evaluation, signed, over raw', ratio(rates.signed, rates.rawSigned), '×', ['≥', 0.25]),
      figure('/evaluation, session', median(rates.session), 'answers/s'),
      figure('/evaluation, session, over raw', ratio(rates.session, rates.rawSession), '×', ['≥', 0.4]),
      figure('/evaluation, signed, p99 at half the load', median(p99.signed), 'ms', ['<', 5]),
      figure('raw node:http, p99 at that load', median(p99.raw), 'ms'),
    ];
  } finally {
    await raw.end();
  }
}

const itemsInBatch = 100;
const differentBatches = 128;

async function measureBatches(apiUrl: string, environment: BenchEnvironment, say: Say): Promise<Figure> {
  const url = `${apiUrl}/access/v1/evaluations`;
  const items = randomEvaluations(environment, itemsInBatch * differentBatches);
  const bodies = Array.from({ length: differentBatches }, (_, index) =>
    JSON.stringify({ evaluations: items.slice(index * itemsInBatch, (index + 1) * itemsInBatch) }),
  );
  const rates = await interleave(rounds, {
    signed: async () => {
      const posts = await Promise.all(bodies.map((body) => signedPost(url, body, environment.key)));
      const { rate, p99 } = await load({ url, posts, seconds });
      say(`${url}: ${Math.round(rate)} answers/s, p99 ${p99.toFixed(1)} ms`);
      return rate;
    },
  });
  return figure('/evaluations, 100 items, signed', median(rates.signed) * itemsInBatch, 'decisions/s', [
    '≥',
    150_000,
  ]);
}

const measure: Part['measure'] = (say) =>
  withPlatform(async ({ newEnvironment, startApi }) => {
    const environment = await newEnvironment('small', populate(smallSize, Date.now()));
    const { url } = await startApi();
    const single = await measureSingle(url, environment, say);
    return [...single, await measureBatches(url, environment, say)];
  });

export const httpPart: Part = { name: 'http', measure };
