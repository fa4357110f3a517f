"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BreakGlass = void 0;
const cdktf_1 = require("cdktf");
const constructs_1 = require("constructs");
const addresses_1 = require("./addresses");
const assign_1 = require("./assign");
const duration_1 = require("./duration");
const moment_1 = require("./moment");
/**
 * Somebody is Administrator for a time: everything, in every project, until `expiresAt`.
 *
 * Roster ends it by itself. From then on this declares nothing and warns, so that pipelines go on and the next plan
 * removes what has ended; delete it from the code then. An end that is further away than `maximum` is an error.
 */
class BreakGlass extends constructs_1.Construct {
    /** The resource; `undefined` once `expiresAt` has passed. */
    assignment;
    constructor(scope, id, settings) {
        super(scope, id);
        (0, addresses_1.watchAddresses)(this);
        const { maximum = '24h', ...props } = settings ?? {};
        const annotations = cdktf_1.Annotations.of(this);
        if (typeof props.reason !== 'string' || props.reason.trim() === '')
            annotations.addError('"reason" is empty: say why, and best name a ticket');
        const longest = (0, duration_1.durationOf)(this, 'maximum', maximum);
        const end = (0, moment_1.momentOf)(this, 'expiresAt', props.expiresAt);
        if (end?.time !== undefined && longest !== undefined && end.time - Date.now() > longest)
            annotations.addError(`it would end at ${end.text}, more than ${maximum} from now: choose an earlier "expiresAt", or raise "maximum" if so long is right`);
        // What is no moment has been annotated.
        if (end)
            this.assignment = (0, assign_1.assign)(this, [this, 'Default'], {
                ...props,
                expiresAt: end.text,
                role: 'administrator',
            });
    }
}
exports.BreakGlass = BreakGlass;
