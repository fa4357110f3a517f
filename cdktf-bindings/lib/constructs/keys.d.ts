import { Construct } from 'constructs';
import { type AnyRole } from './references';
/**
 * A name for what is referred to that neither depends on the order of a list nor changes while it stays the same: the
 * place of a construct in its stack, or an id. As the id of a construct it is that of nothing else.
 *
 * @param id the id of what is referred to
 */
export declare function keyOf(scope: Construct, reference: unknown, id: string): string;
/** {@link keyOf} a role: a custom one can have the construct id that is the name of a predefined one. */
export declare function roleKeyOf(scope: Construct, role: AnyRole): string;
/** What an id is in the whole app, however it is written: a reference says whose it is. */
export declare function identityOf(scope: Construct, id: string): string;
/**
 * The id of a construct for a key. In ids each slash becomes two hyphens, so that hyphens of which one might be a slash
 * are encoded; all other keys are their own ids.
 */
export declare function childId(key: string): string;
