// Do not edit: npm run generate makes this file of constructs/break-glass.ts.
import type { RoleAssignment } from '../generated';
import { Annotations, type TerraformProvider } from 'cdktn';
import { Construct } from 'constructs';
import { watchAddresses } from './addresses';
import { assign } from './assign';
import { type Duration, durationOf } from './duration';
import { type End, momentOf } from './moment';
import type { Principal } from './references';

/** What {@link BreakGlass} takes. */
export interface BreakGlassProps {
  /** Who becomes Administrator. */
  readonly principal: Principal;
  /** Why, for reviewers and auditors: 1 to 500 characters, best with a ticket. */
  readonly reason: string;
  /** When it ends. */
  readonly expiresAt: End;
  /** How far from now `expiresAt` may be. Default `24h`. */
  readonly maximum?: Duration;
  /** The provider block to use. Unset: that of the stack. */
  readonly provider?: TerraformProvider;
}

/**
 * Somebody is Administrator for a time: everything, in every project, until `expiresAt`.
 *
 * Roster ends it by itself. From then on this declares nothing and warns, so that pipelines go on and the next plan
 * removes what has ended; delete it from the code then. An end that is further away than `maximum` is an error.
 */
export class BreakGlass extends Construct {
  /** The resource; `undefined` once `expiresAt` has passed. */
  readonly assignment: RoleAssignment | undefined;

  constructor(scope: Construct, id: string, settings: BreakGlassProps) {
    super(scope, id);
    watchAddresses(this);
    const { maximum = '24h', ...props } = settings ?? {};
    const annotations = Annotations.of(this);
    if (typeof props.reason !== 'string' || props.reason.trim() === '')
      annotations.addError('"reason" is empty: say why, and best name a ticket');
    const longest = durationOf(this, 'maximum', maximum);
    const end = momentOf(this, 'expiresAt', props.expiresAt);
    if (end?.time !== undefined && longest !== undefined && end.time - Date.now() > longest)
      annotations.addError(
        `it would end at ${end.text}, more than ${maximum} from now: choose an earlier "expiresAt", or raise "maximum" if so long is right`,
      );
    // What is no moment has been annotated.
    if (end)
      this.assignment = assign(this, [this, 'Default'], {
        ...props,
        expiresAt: end.text,
        role: 'administrator',
      });
  }
}
