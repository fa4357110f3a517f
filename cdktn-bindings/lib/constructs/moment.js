"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.momentOf = momentOf;
// Do not edit: npm run generate makes this file of constructs/moment.ts.
const cdktn_1 = require("cdktn");
const rfc3339 = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
/** The end, to the second; `undefined` when it is none, which is annotated. */
function momentOf(construct, name, end) {
    if (typeof end === 'string' && cdktn_1.Token.isUnresolved(end))
        return { text: end, time: undefined };
    const time = Math.floor(millisecondsOf(end) / 1000) * 1000;
    if (time < afterLastYear) {
        return { text: new Date(time).toISOString().replace('.000Z', 'Z'), time };
    }
    cdktn_1.Annotations.of(construct).addError(`"${name}" is no moment: write a Date, or RFC 3339 with a time zone, as in '2099-12-31T23:59:59Z'`);
    return undefined;
}
/** RFC 3339 has four digits for the year. */
const afterLastYear = Date.UTC(10_000, 0);
/** NaN for what is no moment, which types do not refuse everywhere. */
function millisecondsOf(end) {
    if (typeof end === 'string')
        return parsed(end);
    return end instanceof Date ? end.getTime() : Number.NaN;
}
/** NaN for days that no calendar has, which Date.parse counts on from. */
function parsed(text) {
    const [, day] = rfc3339.exec(text) ?? [];
    if (day === undefined)
        return Number.NaN;
    const midnight = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day))
        return Number.NaN;
    return Date.parse(text);
}
