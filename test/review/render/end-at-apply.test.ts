import { expect, test } from 'vitest';
import { toCsv } from '../../../review/render/csv.ts';
import { toHtml } from '../../../review/render/html.ts';
import { toMarkdown } from '../../../review/render/markdown.ts';
import { toTerminal } from '../../../review/render/terminal.ts';
import { grant, principal, report, scope } from '../../support/report-parts.ts';

const held = (given: object) => ({
  permissions: ['project.read'],
  through: [grant('Project User', { project_name: 'payments', ...given })],
});

const reportOf = (given: object) =>
  report({
    principals: [principal('jane@example.com', { scopes: [scope('payments', null, held(given))] })],
  });

const forms = {
  Markdown: (given: object) => toMarkdown(reportOf(given)).replaceAll('`', ''),
  HTML: (given: object) => toHtml(reportOf(given)).replaceAll(/<[^>]+>/g, ''),
  terminal: (given: object) => toTerminal(reportOf(given), { color: false, width: 200 }),
};

test.each(Object.entries(forms))('%s says of an end that is known only at apply that it is', (_, write) => {
  expect(write({ ends_at_apply: true })).toMatch(/Project User until a time known only at apply/);
  expect(write({ ends_at_apply: true })).toMatch(/payments, until a time known only at apply/);
  expect(write({})).not.toContain('known only at apply');
  expect(write({ expires_at: '2027-03-01T00:00:00Z' })).toContain('Project User until 2027-03-01');
});

test('CSV says so in the place of the time', () => {
  const [, row] = toCsv(reportOf({ ends_at_apply: true })).split('\r\n');
  expect(row).toContain(',known only at apply,');
  expect(toCsv(reportOf({}))).not.toContain('known only at apply');
});
