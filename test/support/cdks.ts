import * as cdktfBindings from '@roster/cdktf-provider';
import * as cdktnBindings from '@roster/cdktn-provider';
import * as cdktf from 'cdktf';
import * as cdktn from 'cdktn';

/** A CDK and our bindings for it. */
export type Cdk = typeof cdktf & { readonly bindings: typeof cdktfBindings };

/**
 * Both CDKs, in the types of the first: what is made from one source behaves as one, and their classes are the same by
 * everything but name.
 */
export const cdks = {
  cdktf: { ...cdktf, bindings: cdktfBindings },
  cdktn: { ...cdktn, bindings: cdktnBindings } as unknown as Cdk,
} as const satisfies Record<string, Cdk>;
