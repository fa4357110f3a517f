/** Someone or something that holds roles. */
export interface Holder {
  readonly name: string;
  /** What it is, as in `jane@example.com, pending`. */
  readonly kind: string;
  /** Role names by scope; a scope without roles may be left out. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

/**
 * Who holds what, as a table for people: a row for each holder, a column for each scope.
 *
 * @param scopes in the order of the columns
 * @returns lines without a line break
 */
export function holdersTable(scopes: readonly string[], holders: readonly Holder[]): string[] {
  const head = ['Who', 'What', ...scopes];
  const rows = holders.map(({ name, kind, roles }) => [
    name,
    kind,
    ...scopes.map((scope) => (roles.get(scope) ?? ['·']).join(', ')),
  ]);
  const widths = head.map((_, index) => Math.max(...[head, ...rows].map((row) => row[index]?.length ?? 0)));
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right;
  const line = (row: readonly string[]) =>
    `│${row.map((text, index) => ` ${text.padEnd(widths[index] ?? 0)} `).join('│')}│`;
  return [rule('┌', '┬', '┐'), line(head), rule('├', '┼', '┤'), ...rows.map(line), rule('└', '┴', '┘')];
}
