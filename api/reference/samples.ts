import { type Document, type Endpoint, schemesOf } from './described.ts';
import { exampleOf } from './example.ts';

/** The same call in each language; only `curl` where it is not signed. */
export interface Samples {
  readonly curl: string;
  readonly typescript?: string;
  readonly python?: string;
}

interface Call {
  readonly endpoint: Endpoint;
  /** The path with an example of each parameter, and of each query parameter that is required. */
  readonly target: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** What a success answers, where that is JSON. */
export function answerSample(document: Document, { responses }: Endpoint): string | undefined {
  const success = Object.keys(responses).findLast((status) => status.startsWith('2')) ?? '';
  const json = responses[success]?.content?.['application/json'];
  return json && JSON.stringify(exampleOf(document, json.schema), null, 2);
}

export function samplesOf(document: Document, endpoint: Endpoint): Samples {
  const call = callOf(document, endpoint);
  const schemes = schemesOf(document, endpoint);
  const curl = curlSample(call, schemes);
  if (!schemes.includes('signature')) return { curl };
  return { curl, typescript: typescriptSample(call), python: pythonSample(call) };
}

function callOf(document: Document, endpoint: Endpoint): Call {
  const examples = (place: string) =>
    Object.fromEntries(
      endpoint.parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map(({ name, schema }) => [name, exampleOf(document, schema)]),
    );
  const path = examples('path');
  const query = examples('query');
  const filled = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(path[name]));
  const search = new URLSearchParams(query as Record<string, string>).toString();
  const [content] = Object.values(endpoint.requestBody?.content ?? {});
  return {
    endpoint,
    target: search === '' ? filled : `${filled}?${search}`,
    path,
    query,
    body: content && exampleOf(document, content.schema),
  };
}

const takes = ({ parameters }: Endpoint, name: string) =>
  parameters.some((parameter) => parameter.name === name);

const indented = (value: unknown, by: string) => JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`);

const credentials: Readonly<Record<string, readonly string[]>> = {
  session: ['--header "Authorization: Bearer $ROSTER_SESSION"'],
  operator: ['--header "Authorization: Bearer $ROSTER_OPERATOR_KEY"'],
  signature: [
    '--aws-sigv4 "aws:amz:global:roster"',
    '--user "$ROSTER_ACCESS_KEY_ID:$ROSTER_SECRET_ACCESS_KEY"',
  ],
};

function curlSample({ endpoint, target, body }: Call, [scheme]: readonly string[]): string {
  const method = endpoint.method.toUpperCase();
  const isForm = 'application/x-www-form-urlencoded' in (endpoint.requestBody?.content ?? {});
  const fields = Object.entries((body ?? {}) as object);
  const lines = [
    `curl ${method === 'GET' ? '' : `--request ${method} `}"$ROSTER_ENDPOINT${target}"`,
    ...(scheme === undefined ? [] : (credentials[scheme] ?? [])),
    ...(takes(endpoint, 'Idempotency-Key') ? ['--header "Idempotency-Key: $(uuidgen)"'] : []),
    ...(isForm ? fields.map(([name, value]) => `--data-urlencode '${name}=${value}'`) : []),
    ...(body !== undefined && !isForm ? [`--json '${indented(body, '  ').replaceAll("'", `'\\''`)}'`] : []),
  ];
  return lines.join(' \\\n  ');
}

/** Names without quotes and texts in single ones, as people write them. */
const asCode = (value: unknown, by: string) =>
  indented(value, by)
    .replaceAll(/^( *)"(\w+)":/gm, '$1$2:')
    .replaceAll(/"([^"'\\]*)"/g, "'$1'");

function typescriptSample({ endpoint, path, query, body }: Call): string {
  const parameters = {
    ...(Object.keys(path).length > 0 && { path }),
    ...(Object.keys(query).length > 0 && { query }),
  };
  const given = Object.keys(parameters).length > 0;
  if (takes(endpoint, 'page_token')) {
    const rest = given ? `, ${asCode(parameters, '')}` : '';
    return `for await (const item of roster.list('${endpoint.path}'${rest}))\n  console.log(item);`;
  }
  if (endpoint.operationId === 'export_audit_log')
    return 'for await (const line of roster.exportAuditLog())\n  console.log(line);';
  const init = {
    ...(given && { params: parameters }),
    ...(body !== undefined && { body }),
  };
  const rest = Object.keys(init).length > 0 ? `, ${asCode(init, '')}` : '';
  const call = `await roster.${endpoint.method.toUpperCase()}('${endpoint.path}'${rest});`;
  return '204' in endpoint.responses ? call : `const { data } = ${call}`;
}

const pythonWords: Readonly<Record<string, string>> = { true: 'True', false: 'False', null: 'None' };

function pythonSample({ endpoint, target, body }: Call): string {
  const method = endpoint.method.toUpperCase();
  if (body === undefined) return `call("${method}", "${target}")`;
  const literal = indented(body, '').replaceAll(
    /: (true|false|null)\b/g,
    (_, word: string) => `: ${pythonWords[word]}`,
  );
  return `call("${method}", "${target}", ${literal})`;
}
