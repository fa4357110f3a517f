import { cpus, totalmem } from 'node:os';

/** What the figures were measured on, as lines of Markdown. */
export function describeMachine(more: readonly string[], date: Date): string[] {
  const models = new Set(cpus().map(({ model }) => model.trim()));
  return [
    `Processor: ${[...models].join(', ')}, ${cpus().length} cores`,
    `Memory: ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node.js ${process.version.slice(1)} on ${process.platform} ${process.arch}`,
    ...more,
    `Date: ${date.toISOString().slice(0, 10)}`,
  ].map((line) => `- ${line}`);
}
