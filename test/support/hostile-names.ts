import type { Report } from '../../review/report.ts';

/** Names with which somebody might break a report, or put something into it. */
export const hostileNames: readonly string[] = [
  '# Approved\n## by security',
  '- item',
  '1. item',
  '+ item',
  '> quoted',
  '=== ',
  '    indented',
  'line one\r\nline two',
  '| a | b |\n|---|---|\n| c | d |',
  'a|b\\|c\\\\|d',
  '**bold** _it_ ~~gone~~ `code` ``two``',
  '[click](https://evil.example/x) ![pic](https://evil.example/p.png)',
  '<https://evil.example> https://evil.example www.evil.example mailto:a@evil.example',
  '@acme/security please, @jane',
  'x\n/approve\n/merge',
  '#123 !45 GH-6 acme/infra#7 ~label %milestone &8 :tada: $x^2$',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)><style>*{display:none}</style>',
  "' onmouseover='alert(1)",
  '</details></td></table><h1>injected</h1><!-- ',
  '--> <!-- roster-review --> <summary>x</summary>',
  '```\nfence\n```',
  '&lt;b&gt; &#64;jane &amp;',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J',
  'tab\there\u0000null\u007fdelete\bback',
  'evil\u202egnp.exe \u2066left\u2069 \u200fmark',
  'zero\u200bwidth\u200djoin\ufeffbom\u00adhyphen',
  'filler\u3164\ufe0f',
  'line\u2028and\u2029paragraph\u0085next',
  'tags\u{e0041}\u{e0042} lone\ud800surrogate',
  `za${'\u0301\u0316'.repeat(20)}lgo`,
  '=HYPERLINK("https://evil.example","x")',
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '＝1+1',
  'a;=1+1',
  'quo"te, "comma"',
  '{0} {+ added +} [- gone -]',
  '__proto__',
  'constructor',
  ' lead and trail  ',
  'שלום عليكم',
  '山田　太郎 👩‍👩‍👧',
  'n'.repeat(100),
  `${'long reason '.repeat(50)}`,
];

/** The texts of a report that people choose or bring along; the others are words of the review itself. */
const ours =
  /^(?:rule|severity|kind|scope_kind|change|status|status_before|status_after|source|action|generated_at|findings|schema_version)$/;

function replaced(value: unknown, field: string, text: string): unknown {
  if (typeof value === 'string') return ours.test(field) ? value : text;
  if (Array.isArray(value)) return value.map((each) => replaced(each, field, text));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, name, text)]));
}

/** The report with this text in every place where a name or a sentence may stand. */
export function withTextEverywhere(of: Report, text: string): Report {
  const hostile = replaced({ ...of, kind: undefined }, '', text) as Report;
  return {
    ...hostile,
    kind: of.kind,
    principals: of.principals.map((each, index) => ({
      ...(hostile.principals[index] ?? each),
      key: each.key,
      id: each.id,
    })),
    findings: of.findings.map((each, index) => ({ ...(hostile.findings[index] ?? each), id: each.id })),
    objects: of.objects.map((each, index) => ({
      ...(hostile.objects[index] ?? each),
      changes: { [text]: { before: text, after: [text, { [text]: text }] } },
    })),
  };
}
