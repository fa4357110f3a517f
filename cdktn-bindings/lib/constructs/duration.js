"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.durationOf = durationOf;
// Do not edit: npm run generate makes this file of constructs/duration.ts.
const cdktn_1 = require("cdktn");
const milliseconds = { d: 86_400_000, h: 3_600_000, m: 60_000 };
/** How long it is, in milliseconds; `undefined` when that is not known, or is no duration, which is annotated. */
function durationOf(construct, name, text) {
    if (cdktn_1.Token.isUnresolved(text))
        return undefined;
    const [, count, unit = ''] = /^([1-9]\d{0,6})([dhm])$/.exec(text ?? '') ?? [];
    if (count !== undefined)
        return Number(count) * (milliseconds[unit] ?? Number.NaN);
    cdktn_1.Annotations.of(construct).addError(`"${name}" is ${text === undefined ? 'missing' : `"${text}"`}: write a whole number of days, hours or minutes, as in '90d', '12h' or '30m'`);
    return undefined;
}
