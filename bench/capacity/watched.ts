import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withPlatform } from '../decisions/platform.ts';
import { populate, smallSize } from '../decisions/population.ts';
import { evaluationPath, signedQuestions } from '../decisions/questions.ts';
import { figure } from '../figures.ts';
import { load } from '../http/load.ts';
import { interleave, median, ratio } from '../statistics.ts';
import type { Part } from '../suite.ts';

const rounds = 3;
const seconds = 4;

/** A collector that takes whatever it is sent and does nothing with it. */
async function startCollector() {
  const server = createServer((incoming, outgoing) => {
    incoming.resume().once('end', () => outgoing.writeHead(200).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** What it costs to be watched: processes that differ in that alone answer signed access questions, in turns. */
const measure: Part['measure'] = (say) =>
  withPlatform(async ({ newEnvironment, startApi }) => {
    const environment = await newEnvironment('watched', populate(smallSize, Date.now()));
    const collector = await startCollector();
    try {
      const traced = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
      const some = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.01' };
      const processes = {
        plain: await startApi(),
        metrics: await startApi({ ROSTER_METRICS_PORT: '0' }),
        someTraces: await startApi({ ...traced, ...some }),
        allTraces: await startApi(traced),
      };
      const rateOf = async (name: keyof typeof processes) => {
        const url = `${processes[name].url}${evaluationPath}`;
        const { rate } = await load({ url, posts: await signedQuestions(url, environment), seconds });
        say(`${name}: ${Math.round(rate)} answers/s`);
        return rate;
      };
      const rates = await interleave(rounds, {
        plain: () => rateOf('plain'),
        metrics: () => rateOf('metrics'),
        someTraces: () => rateOf('someTraces'),
        allTraces: () => rateOf('allTraces'),
      });
      return [
        figure('signed access questions, not watched', median(rates.plain), 'answers/s'),
        figure('with metrics, over that', ratio(rates.metrics, rates.plain), '×'),
        figure('with one in a hundred traced', ratio(rates.someTraces, rates.plain), '×'),
        figure('with all traced', ratio(rates.allTraces, rates.plain), '×'),
      ];
    } finally {
      collector.stop();
    }
  });

export const watched: Part = { name: 'watched', measure };
