import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { optionRows } from '../../api/option-rows.ts';
import { type ProcessGround, prepareGround } from '../support/api-process.ts';
import { type Running, startProgram, until } from '../support/program.ts';
import { roster } from './roster.ts';

// The embedded database takes seconds to start, on a busy machine many.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 30_000 });

let ground: ProcessGround;
let running: Running | undefined;
beforeEach(async () => {
  ground = await prepareGround();
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
  await ground.cleanUp();
});

const main = join(import.meta.dirname, '../../cli/main.ts');

function serve(environment: Readonly<Record<string, string>>): Running {
  const words = ['--disable-warning=ExperimentalWarning', main, 'serve'];
  running = startProgram(process.execPath, words, {
    folder: ground.directory,
    environment: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  return running;
}

const urlIn = (said: string, name = 'url') => new RegExp(`"${name}":"([^"]+)"`).exec(said)?.[1] ?? '';

// Not on Windows, where a process cannot become another one.
test.skipIf(process.platform === 'win32')(
  'it becomes the API, with the same process id: a signal to it ends it, with its exit status',
  async () => {
    const api = serve({ ROSTER_DATA_DIR: ground.directory, ROSTER_PORT: '0', ROSTER_METRICS_PORT: '0' });
    await until(api, () => api.said().includes('"listening"'));
    const url = urlIn(api.said());
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(urlIn(api.said(), 'metricsUrl'))).text()).toContain(
      'roster_http_requests_total{operation="ready",status="200"} 1',
    );
    process.kill(api.pid, 'SIGTERM');
    expect(await api.ended).toMatchObject({ code: 0 });
    expect(api.said()).toContain('"signal":"SIGTERM","msg":"stopping"');
    expect(api.said()).not.toContain('ExperimentalWarning');
    await expect(fetch(`${url}/readyz`)).rejects.toThrow();
  },
);

test('Ctrl-C, which reaches the whole process group, ends it as cleanly', async () => {
  const api = serve({ ROSTER_DATA_DIR: ground.directory, ROSTER_PORT: '0' });
  await until(api, () => api.said().includes('"listening"'));
  api.signalGroup('SIGINT');
  expect(await api.ended).toMatchObject({ code: 0 });
});

test('what is wrong with the configuration is said, and ends it with 1; what is odd is in the log', async () => {
  const wrong = serve({ ROSTER_PORT: 'eighty' });
  expect(await wrong.ended).toMatchObject({ code: 1 });
  expect(wrong.said()).toContain('ROSTER_PORT: must be a whole number from 0 to 65535');
  const odd = serve({ ROSTER_DATA_DIR: ground.directory, ROSTER_PORT: '0', ROSTER_METRIC_PORT: '1' });
  await until(odd, () => odd.said().includes('"listening"'));
  expect(odd.said()).toMatch(/"level":40.*ROSTER_METRIC_PORT is unknown.*did you mean/);
  expect(odd.said()).toMatch(/"version":"[\d.]+","node":"v[\d.]+","database":"embedded".*"msg":"starting"/);
});

test('its help has every option', async () => {
  const { code, answer } = await roster(ground.directory, ['serve', '--help']);
  expect(code).toBe(0);
  for (const { name } of optionRows) expect(answer).toMatch(new RegExp(`^  ${name}( \\(|$)`, 'm'));
  expect(answer).toContain('DATABASE_URL (or DATABASE_URL_FILE)');
});
