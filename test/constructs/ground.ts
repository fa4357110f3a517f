import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { type Cdk, cdks } from '../support/cdks.ts';

type Stack = InstanceType<Cdk['TerraformStack']>;

/** What a program declares, as its JSON says it, and what it is told. */
export interface Synthesized {
  /** By type and by name, as in `resource.roster_project.payments`. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON of Terraform, looked into by name.
  readonly resource: Readonly<Record<string, Readonly<Record<string, any>>>>;
  /** Level, path of the construct, and message. */
  readonly annotations: readonly (readonly [level: string, path: string, message: string])[];
  readonly text: string;
}

export interface Ground {
  readonly cdk: Cdk;
  readonly bindings: Cdk['bindings'];
  /** Synthesises a stack with a provider block and what \`declare\` adds to it. */
  readonly synth: (declare: (stack: Stack) => void) => Synthesized;
}

/** An expression of Terraform. */
export const reference = (text: string) => `\${${text}}`;

/** The same cases for both CDKs. */
export function describeForBoth(title: string, cases: (ground: Ground) => void): void {
  describe.each(Object.entries(cdks))(`${title} (%s)`, (_, cdk) => {
    cases({ cdk, bindings: cdk.bindings, synth: (declare) => synthesize(cdk, declare) });
  });
}

/** An app makes a folder to write to, even one that writes nothing. */
function synthesize(cdk: Cdk, declare: (stack: Stack) => void): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'roster-constructs-'));
  try {
    return synthesizeIn(cdk, outdir, declare);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function synthesizeIn(cdk: Cdk, outdir: string, declare: (stack: Stack) => void): Synthesized {
  const stack = new cdk.TerraformStack(cdk.Testing.app({ outdir }), 'stack');
  new cdk.bindings.RosterProvider(stack, 'roster');
  declare(stack);
  const text = cdk.Testing.synth(stack);
  const annotations = stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => /^@cdktf\/(info|warn|error)$/.test(type))
        .map(({ type, data }) => [type.replace('@cdktf/', ''), node.path, String(data)] as const),
    );
  return { resource: JSON.parse(text).resource ?? {}, annotations, text };
}
