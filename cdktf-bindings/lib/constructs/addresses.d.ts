import type { Construct } from 'constructs';
/**
 * CDKs leave out of addresses whatever is no letter of ASCII, digit, `_` or `-`, so that of `zoë` and `zoé` one would
 * be lost, and be granted what the other is. From here on such resources of the construct's stack are annotated.
 */
export declare function watchAddresses(construct: Construct): void;
