import { type TerraformProvider } from 'cdktn';
import type { Construct } from 'constructs';
import { type Edition } from './editions';
/** The edition that a construct means; an unknown one, or two for one environment, are annotated. */
export declare function editionOf<E extends Edition>(construct: Construct, { edition, provider }: {
    edition?: E;
    provider?: TerraformProvider;
}): E;
