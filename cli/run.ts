import { inspect, parseArgs } from 'node:util';
import { ApiError, ConnectionError } from '../client/errors.ts';
import { auditExport } from './audit-export.ts';
import { auditVerify } from './audit-verify.ts';
import { backup } from './backup.ts';
import { type Command, type Surroundings, Trouble } from './command.ts';
import { exportEnvironment } from './export.ts';
import { installProvider } from './install-provider.ts';
import { migrateCommand } from './migrate.ts';
import { restoreCommand } from './restore.ts';
import { review } from './review.ts';
import { reviewStandingAccess } from './review-standing.ts';
import { reviewTrace } from './review-trace.ts';
import { reviewVerify } from './review-verify.ts';
import { serve } from './serve.ts';

/** A command of two words comes before the one that is the first of them. */
const commands: readonly Command[] = [
  auditExport,
  auditVerify,
  exportEnvironment,
  installProvider,
  reviewVerify,
  reviewTrace,
  reviewStandingAccess,
  review,
  serve,
  migrateCommand,
  backup,
  restoreCommand,
];

const exits = 'Exit status: 0 all is well, 1 something was found to be wrong, 2 it could not be done.';

const column = (rows: readonly (readonly [string, string])[]) => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`).join('\n');
};

function overview(): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return `Usage: roster COMMAND\n\n${column(rows)}\n\nroster COMMAND --help says more.\n${exits}\n`;
}

function helpOf({ name, takes, description, explains }: Command): string {
  const rows = Object.entries(explains).map(([option, says]) => [`--${option}`, says] as const);
  const parts = [`Usage: roster ${name} ${takes}`.trimEnd(), description, column(rows), exits];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const isArgumentError = (error: Error) =>
  error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');

async function runCommand(command: Command, args: readonly string[], around: Surroundings) {
  const options = { ...command.options, help: { type: 'boolean' as const, short: 'h' } };
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.help === true) {
    around.output.write(helpOf(command));
    return 0;
  }
  if (positionals.length > command.words)
    throw new Trouble(`roster ${command.name} takes no ${positionals[command.words]}: see --help`);
  return command.run(values as Parameters<Command['run']>[0], positionals, around);
}

/** Runs what was typed. Returns the exit status. */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const { output, errors, version } = around;
  const wordsOf = ({ name }: Command) => name.split(' ').length;
  const command = commands.find((each) => each.name === args.slice(0, wordsOf(each)).join(' '));
  try {
    if (command) return await runCommand(command, args.slice(wordsOf(command)), around);
    if (args[0] === '--version') output.write(`${version}\n`);
    else if (args.length === 0 || args.includes('--help') || args.includes('-h')) output.write(overview());
    else throw new Trouble(`there is no command ${args.slice(0, 2).join(' ')}\n\n${overview().trimEnd()}`);
    return args.length === 0 ? 2 : 0;
  } catch (error) {
    const isDefect = !(error instanceof Error) || !isExpected(error);
    errors.write(`roster: ${isDefect ? inspect(error) : error.message}\n`);
    return 2;
  }
}

/** What the user can do something about; the rest is a defect, and shows where. */
const isExpected = (error: Error) =>
  error instanceof Trouble ||
  error instanceof ApiError ||
  error instanceof ConnectionError ||
  isArgumentError(error) ||
  'syscall' in error;
