/** A CDK that there are bindings for: CDK for Terraform, and CDK Terrain that came after it. */
export interface Flavour {
  /** The package of the CDK, as programs import it. */
  readonly library: 'cdktf' | 'cdktn';
  /** The folder of the bindings, whose manifest names their package. */
  readonly folder: string;
  /** Our package of bindings. */
  readonly bindings: string;
}

export const cdktf: Flavour = {
  library: 'cdktf',
  folder: 'cdktf-bindings',
  bindings: '@roster/cdktf-provider',
};

export const cdktn: Flavour = {
  library: 'cdktn',
  folder: 'cdktn-bindings',
  bindings: '@roster/cdktn-provider',
};

/** Every flavour. What people write for the first is what the others are made from. */
export const flavours: readonly Flavour[] = [cdktf, cdktn];

/** The program of one flavour, written for cdktf, with the modules of another. */
export function inFlavour({ library, bindings }: Flavour, program: string): string {
  return program.replaceAll(`'${cdktf.bindings}'`, `'${bindings}'`).replaceAll("'cdktf'", `'${library}'`);
}
