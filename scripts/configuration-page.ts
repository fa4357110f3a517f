import { type OptionRow, optionRows } from '../api/option-rows.ts';
import { readByExporter } from '../api/tracing/options.ts';

const code = (text: string) => `\`${text}\``;
const inCell = (text: string) => text.replaceAll('|', '\\|');

const row = ({ name, default: value, secret, description }: OptionRow) =>
  `| ${code(name)} | ${value === undefined ? '' : code(value)} | ${inCell(description)}${secret ? ` **Secret**: or ${code(`${name}_FILE`)}.` : ''} |`;

const table = (rows: readonly OptionRow[]) =>
  ['| Variable | Default | What it does |', '|---|---|---|', ...rows.map(row)].join('\n');

const isOfOpenTelemetry = ({ name }: OptionRow) => name.startsWith('OTEL_');

/** The page of all options, from the table that reads them. */
export const configurationPage = () => `# Configuration

The API is configured by environment variables, and by nothing else. \`roster serve --help\` shows the same table. A start
with a wrong value is refused, naming the variable; a variable that begins with \`ROSTER_\` and is none of these is warned of.

A secret may come as a file, as container secrets do: the variable with \`_FILE\` after its name holds the file's path.
White space around the content does not count. [Running Roster in production](guides/production.md) says how to choose.

${table(optionRows.filter((option) => !isOfOpenTelemetry(option)))}

## Traces

These are [OpenTelemetry's own variables](https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/).
Its SDK is loaded only where an endpoint or an exporter is named. The exporter reads these as well, as OpenTelemetry has them:
${readByExporter.map(code).join(', ')}.

${table(optionRows.filter(isOfOpenTelemetry))}
`;
