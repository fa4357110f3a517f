"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.publicRecipients = publicRecipients;
exports.keyProblems = keyProblems;
const cdktn_1 = require("cdktn");
const duration_1 = require("./duration");
const isSecret = (recipient) => String(recipient).startsWith('AGE-SECRET-KEY-');
/** The recipients to declare: nothing that was meant for nobody's eyes. */
function publicRecipients(recipients) {
    return Array.isArray(recipients) ? { ageRecipients: recipients.filter((each) => !isSecret(each)) } : {};
}
/** What is wrong with a key that types cannot tell, and what to do. */
function keyProblems(construct, key) {
    return [...recipientProblems(key), ...rotationProblems(construct, key)];
}
function recipientProblems({ ageRecipients: recipients, storeSecretInState, }) {
    if (recipients === undefined && !storeSecretInState)
        return [
            '"credentials" say of no way for the secret: name "ageRecipients", or set "storeSecretInState" to true',
        ];
    if (recipients === undefined || cdktn_1.Token.isUnresolved(recipients))
        return [];
    if (!Array.isArray(recipients))
        return ['"ageRecipients" is no list: write brackets around it, as in ageRecipients: [\'age1…\']'];
    if (recipients.length === 0)
        return ['"ageRecipients" is empty: name the public key of whoever is to read the secret'];
    const wrong = recipients.filter((each) => !cdktn_1.Token.isUnresolved(each) && !/^age1[02-9ac-hj-np-z]{58}$/.test(each));
    if (wrong.some(isSecret))
        return [
            '"ageRecipients" has a secret key of age: make it a new one, and name its public key (age1…) here',
        ];
    return wrong.map((each) => `"ageRecipients" has "${each}", which is no public key of age: age-keygen prints one, age1 and 58 more characters`);
}
/** The provider's own default, which a short rotation runs into as well. */
const defaultOverlap = '24h';
function rotationProblems(construct, { rotateAfter, overlap }) {
    const age = (0, duration_1.durationOf)(construct, 'rotateAfter', rotateAfter);
    const both = (0, duration_1.durationOf)(construct, 'overlap', overlap ?? defaultOverlap);
    if (age === undefined || both === undefined || both < age)
        return [];
    const said = overlap === undefined ? `the default, ${defaultOverlap}` : overlap;
    return [
        `"overlap" (${said}) must be shorter than "rotateAfter" (${rotateAfter}): the old key would never end`,
    ];
}
