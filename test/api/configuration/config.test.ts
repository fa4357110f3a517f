import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, readDatabaseConfig } from '../../../api/config.ts';
import { optionRows } from '../../../api/option-rows.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function fileWith(content: string): Promise<string> {
  const file = join(await temporaryFolder(), 'secret');
  await writeFile(file, content);
  return file;
}

const key = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

test.each([
  ['DATABASE_URL', 'postgres://roster:hidden@db.example.com/roster', 'databaseUrl'],
  ['ROSTER_MASTER_KEYS', key, 'masterKeys'],
  ['ROSTER_OPERATOR_KEY', 'rok_the-operator-of-the-test-0123456789', 'operatorKey'],
  ['ROSTER_SMTP_URL', 'smtps://roster:hidden@mail.example.com:465', 'smtpUrl'],
] as const)('%s comes as a file as well, whose last line may end', async (name, value, field) => {
  const file = await fileWith(`${value}\n`);
  const config = readConfig({ ROSTER_MASTER_KEYS_FILE: await fileWith(key), [`${name}_FILE`]: file });
  expect(config[field]).toBe(value);
  expect(config.warnings).toEqual([]);
});

test('whatever is secret may come as a file, and nothing else', () => {
  expect(optionRows.filter(({ secret }) => secret).map(({ name }) => name)).toEqual([
    'DATABASE_URL',
    'ROSTER_MASTER_KEYS',
    'ROSTER_OPERATOR_KEY',
    'ROSTER_SMTP_URL',
    'OTEL_EXPORTER_OTLP_HEADERS',
  ]);
  expect(readConfig({ ROSTER_PORT_FILE: '/nowhere' })).toMatchObject({ port: 8085 });
});

test('what is wrong with a file is said with the variable, and without what is in it', async () => {
  const empty = await fileWith(' \n');
  const wrong = await fileWith('mysql://roster:hidden@localhost/roster');
  const both = await fileWith(key);
  const read = () =>
    readConfig({
      DATABASE_URL_FILE: wrong,
      ROSTER_SMTP_URL_FILE: empty,
      ROSTER_OPERATOR_KEY_FILE: '/nowhere/operator-key',
      ROSTER_MASTER_KEYS_FILE: both,
      ROSTER_MASTER_KEYS: key,
    });
  expect(read).toThrow(/^ {2}DATABASE_URL: must be a URL as in postgres:/m);
  expect(read).toThrow(`ROSTER_SMTP_URL_FILE: the file ${empty} is empty`);
  expect(read).toThrow('ROSTER_OPERATOR_KEY_FILE: cannot read the file /nowhere/operator-key (ENOENT)');
  expect(read).toThrow('ROSTER_MASTER_KEYS_FILE: is set beside ROSTER_MASTER_KEYS: take one of them away');
  expect(read).not.toThrow(/hidden|k1:/);
});

test('a misspelt variable is warned of, and one of a client is not', () => {
  const { warnings } = readConfig({
    ROSTER_PRT: '80',
    ROSTER_MASTER_KEY: 'k1',
    ROSTER_SOMETHING_ELSE_ALTOGETHER: '1',
    ROSTER_ENDPOINT: 'https://roster.example.com',
    HOME: '/root',
  });
  expect(warnings).toEqual([
    'the variable ROSTER_PRT is unknown, and does nothing (did you mean "ROSTER_PORT"?)',
    'the variable ROSTER_MASTER_KEY is unknown, and does nothing (did you mean "ROSTER_MASTER_KEYS"?)',
    'the variable ROSTER_SOMETHING_ELSE_ALTOGETHER is unknown, and does nothing',
  ]);
});

test('~/ is the home directory in whatever is a path, and what else begins with ~ is no folder of that name', async () => {
  const config = readConfig({ ROSTER_DATA_DIR: '~/data', ROSTER_CREDENTIALS_FILE: '~/mine' });
  expect(config).toMatchObject({
    dataDirectory: join(homedir(), 'data'),
    credentialsFile: join(homedir(), 'mine'),
  });
  expect(() => readConfig({ ROSTER_MASTER_KEYS_FILE: '~/no such file' })).toThrow(
    `ROSTER_MASTER_KEYS_FILE: cannot read the file ${homedir()}/no such file (ENOENT)`,
  );
  for (const path of ['~', '~roster/data', '~data'])
    for (const name of ['ROSTER_DATA_DIR', 'ROSTER_CREDENTIALS_FILE', 'ROSTER_MASTER_KEYS_FILE'])
      expect(() => readConfig({ [name]: path }), `${name}=${path}`).toThrow(
        `${name}: must be a path: of ~ only`,
      );
  expect(readConfig({ ROSTER_DATA_DIR: './~' }).dataDirectory).toBe(join(process.cwd(), '~'));
  expect(readDatabaseConfig({ ROSTER_DATA_DIR: '~/data' }).dataDirectory).toBe(join(homedir(), 'data'));
});

test('variables of OpenTelemetry that do nothing are named, and those that do something are not', () => {
  const { warnings } = readConfig({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
    OTEL_EXPORTER_OTLP_TIMEOUT: '1000',
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'a=b',
    OTEL_SERVICE_NAME: 'roster',
    OTEL_PROPAGATORS: 'b3',
    OTEL_BSP_MAX_QUEUE_SIZE: '10',
    OTEL_METRICS_EXPORTER: '',
  });
  expect(warnings).toEqual([
    "of OpenTelemetry's variables Roster does not honour OTEL_BSP_MAX_QUEUE_SIZE, OTEL_PROPAGATORS: they do nothing",
  ]);
});

test('where the data is, is read without looking at the rest', async () => {
  const file = await fileWith('postgres://db.example.com/roster');
  const config = readDatabaseConfig({ DATABASE_URL_FILE: file, ROSTER_PORT: 'eighty' });
  expect(config.databaseUrl).toBe('postgres://db.example.com/roster');
});

test('nothing is traced unless somebody asks for it; then by the standard variables', () => {
  expect(readConfig({}).tracing).toBeUndefined();
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
  expect(readConfig({ ...endpoint, OTEL_TRACES_EXPORTER: 'none' }).tracing).toBeUndefined();
  expect(readConfig({ ...endpoint, OTEL_SDK_DISABLED: 'true' }).tracing).toBeUndefined();
  expect(readConfig({ ...endpoint, OTEL_TRACES_EXPORTER: '' }).tracing).toMatchObject({
    exporter: 'otlp',
    protocol: 'http/protobuf',
    sampler: 'parentbased_always_on',
    ratio: 1,
  });
  const sampled = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' };
  const given = { ...sampled, OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' };
  expect(readConfig(given).tracing).toMatchObject({
    protocol: 'http/json',
    sampler: 'parentbased_traceidratio',
    ratio: 0.25,
  });
  expect(() => readConfig({ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toThrow(
    'OTEL_EXPORTER_OTLP_PROTOCOL: must be one of http/protobuf, http/json',
  );
  expect(() => readConfig({ OTEL_TRACES_SAMPLER_ARG: '2' })).toThrow(
    'OTEL_TRACES_SAMPLER_ARG: must be a number from 0 to 1',
  );
});
