import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { marker, toMarkdown } from '../../../review/render/markdown.ts';
import type { Report } from '../../../review/report.ts';
import { hostileNames, withTextEverywhere } from '../../support/hostile-names.ts';
import { finding, grant, principal, report, scope } from '../../support/report-parts.ts';
import { largeReport, sampleReport, standingReport } from '../../support/sample-report.ts';

const commonmark = createRequire(import.meta.url)('commonmark');

const parse = (markdown: string) => new commonmark.Parser().parse(markdown);
const render = (markdown: string): string => new commonmark.HtmlRenderer().render(parse(markdown));

/** Every tag of what is rendered, in order: names can only be text between them. */
const tags = (markdown: string) => render(markdown).match(/<[^>]*>/g) ?? [];

/** What platforms look for references in: all text that is no code. */
function textsOf(markdown: string): string {
  const walker = parse(markdown).walker();
  let texts = '';
  for (let event = walker.next(); event; event = walker.next())
    texts +=
      event.node.type === 'text'
        ? event.node.literal
        : event.node.type === 'code'
          ? '\ufffc'
          : event.entering
            ? '\n'
            : '';
  return texts.replace(/\n+(?=[^\n])/g, '\n');
}

const pipesOf = (markdown: string) =>
  markdown.split('\n').map((line) => (line.startsWith('|') ? line.split('|').length : 0));

const firstScreen = (markdown: string) => markdown.slice(0, markdown.indexOf('<details>'));

test('the comment begins with the mark by which it is found again, the verdict, and why', () => {
  expect(toMarkdown(sampleReport()).split('\n').slice(0, 7)).toEqual([
    marker,
    '## ⛔ Access review: blocked',
    '',
    '**jane@example.com grants herself Administrator, and 1 approval is missing**',
    '',
    '- 🟡 `security` awaits one of `kim@example.com`, `lee@example.com`',
    '- ✅ `payments-owners` approved by `mei@example.com`',
  ]);
});

test('a row says who, what becomes of their access, and where and what', () => {
  const screen = firstScreen(toMarkdown(sampleReport()));
  expect(screen).toContain(
    '| `jane@example.com`<br>Jane Doe | &#43; gets more | *whole environment*: `Auditor` → `Administrator`, 24 gained<br>`payments`: `Project User` → `Project Administrator`, 12 gained |',
  );
  expect(screen).toContain(
    '| `ravi@example.com`<br>Ravi Iyer | &#43; keeps it longer | `telemetry`: `Project User until 2026-12-01` → `Project User`, 3 for longer |',
  );
  expect(screen).toContain(
    '5 principals change (1 new, 1 widened, 1 changed, 1 prolonged, 1 lost) · 4 findings (1 blocking, 1 to approve, 1 to look at, 1 for information) · 3 resources (1 created, 1 updated, 1 other)',
  );
});

test('the details say what is gained and lost, through what, and everything else', () => {
  const markdown = toMarkdown(sampleReport());
  expect(markdown.match(/<summary>.*<\/summary>/g)).toEqual([
    '<summary>Who gains and loses what (5)</summary>',
    '<summary>Roles that change (1)</summary>',
    '<summary>Not known until apply (1)</summary>',
    '<summary>All findings (4)</summary>',
    '<summary>Resources (3)</summary>',
    '<summary>Not looked at (1)</summary>',
  ]);
  expect(markdown).toContain('    - before: `Project User` in `payments`, since 2026-01-10\n');
  expect(render(markdown)).toContain('<li>+ 12 gained: <code>deployment.create</code>');
  expect(render(markdown)).toContain('<li>+ 1 gained: <code>deployment.delete</code>');
  expect(markdown).toContain('reason: covers for Ravi until spring');
  expect(markdown).toContain('excepted by `platform-team` until 2027-01-31');
  expect(markdown.trimEnd().endsWith(`The access change is \`${sampleReport().hash}\``)).toBe(true);
});

test('standing access is told without before and after', () => {
  const markdown = toMarkdown(standingReport());
  expect(markdown).toContain('## ✅ Standing access: passes');
  expect(markdown).toContain(
    '| `mei@example.com`<br>Mei Tanaka<br>last active 2026-11-20 | `telemetry`: `Project Administrator until 2027-03-01`, 15 permissions |',
  );
  expect(markdown).not.toContain('→');
});

test('who keeps the same by other means is told so', () => {
  const [held, other] = [grant('Auditor'), grant('Auditor', { address: 'roster_role_assignment.new' })];
  const permissions = ['audit.read'];
  const same = scope(
    null,
    { permissions, through: [held] },
    { permissions, through: [other] },
    { change: 'regrounded' },
  );
  const lee = principal('lee@example.com', { change: 'regrounded', scopes: [same] });
  expect(toMarkdown(report({ principals: [lee] }))).toContain(
    '*whole environment*: `Auditor`, the same, through other assignments |',
  );
});

test('a change of nothing is a short comment', () => {
  expect(toMarkdown(report())).toMatch(
    /^<!-- roster-review -->\n## ✅ Access review: passes\n[\s\S]*0 principals change/,
  );
  expect(toMarkdown(report()).split('\n').length).toBeLessThan(15);
});

describe('with hostile names', () => {
  const plain = toMarkdown(withTextEverywhere(sampleReport(), 'plain'));

  test.each(hostileNames)('%j is text, wherever it stands', (text) => {
    const markdown = toMarkdown(withTextEverywhere(sampleReport(), text));
    expect(tags(markdown)).toEqual(tags(plain));
    expect(pipesOf(markdown)).toEqual(pipesOf(plain));
  });

  test.each(hostileNames)('%j mentions, references and links to nothing', (text) => {
    const texts = textsOf(toMarkdown(withTextEverywhere(sampleReport(), text)));
    expect(texts).not.toMatch(/(?<![A-Za-z0-9_])@[A-Za-z]/);
    expect(texts).not.toMatch(/[#!$~%&][\w"]|GH-\d|:\w+:/);
    expect(texts).not.toMatch(/:\/\/|www\.|mailto:\w/);
    expect(texts).not.toMatch(/^\//m);
  });

  test('nothing in the comment is hidden or changes the direction of writing', () => {
    const markdown = toMarkdown(withTextEverywhere(sampleReport(), hostileNames.join(' ')));
    expect(markdown.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(toMarkdown(withTextEverywhere(sampleReport(), 'evil\u202egnp.exe'))).toContain(
      'evil&#92;u202egnp.exe',
    );
  });

  test('an e-mail address stays one that can be read and copied', () => {
    expect(textsOf(toMarkdown(sampleReport()))).toContain('jane@example.com, who made this change');
  });
});

describe('however large the change', () => {
  const large = largeReport(1_000);
  const bytes = (text: string) => Buffer.byteLength(text);

  test('the comment stays under the limit, and says how much is left out', () => {
    const markdown = toMarkdown(large);
    expect(bytes(markdown)).toBeLessThan(65_000);
    expect(bytes(markdown)).toBeGreaterThan(55_000);
    expect(markdown).toContain('and 985 more below');
    expect(markdown).toMatch(/\n\d+ more are in the JSON and HTML reports\.\n/);
  });

  test('the first screen is as long as that of a small change', () => {
    const lines = (of: Report) => firstScreen(toMarkdown(of)).split('\n').length;
    expect(lines(large)).toBe(lines(largeReport(20)));
  });

  test.each([16_000, 30_000, 65_000])(
    'under %i, with names that take the most room, nothing is cut within a structure',
    (limit) => {
      const widest = '\u202e|[<&`@\u{e0041}'.repeat(60);
      for (const of of [
        large,
        withTextEverywhere(sampleReport(), widest),
        withTextEverywhere(largeReport(40), widest),
      ]) {
        const markdown = toMarkdown(of, { limit });
        expect(bytes(markdown)).toBeLessThan(limit);
        expect(markdown.match(/<details>/g)?.length ?? 0).toBe(markdown.match(/<\/details>/g)?.length ?? 0);
        expect(markdown.trimEnd().endsWith(`</code>`) || markdown.trimEnd().endsWith('`')).toBe(true);
        expect(markdown).toContain(`⛔ Access review: blocked`);
      }
    },
  );

  test('what blocks comes before what is only told', () => {
    const findings = [
      finding({ id: 'a', severity: 'block', title: 'Blocks' }),
      ...Array.from({ length: 5_000 }, (_, index) =>
        finding({ id: `${index}`, severity: 'info', title: 'Told' }),
      ),
    ];
    const markdown = toMarkdown(report({ findings }));
    expect(markdown).toContain('| ⛔ blocks | **Blocks**');
    expect(markdown.indexOf('⛔ blocks: **Blocks**')).toBeGreaterThan(0);
  });
});
