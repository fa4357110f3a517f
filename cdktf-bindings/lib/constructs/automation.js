"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Automation = void 0;
// Do not edit: npm run generate makes this file of constructs/automation.ts.
const generated_1 = require("../generated");
const cdktf_1 = require("cdktf");
const constructs_1 = require("constructs");
const addresses_1 = require("./addresses");
const assign_1 = require("./assign");
const credentials_1 = require("./credentials");
const environment_edition_1 = require("./environment-edition");
const given_1 = require("./given");
const keys_1 = require("./keys");
const references_1 = require("./references");
/**
 * A program: a service account, the roles that it holds, and a key that rotates, or identities in place of one.
 *
 * The service account has the address of a `ServiceAccount` with the same construct id. Role assignments are named
 * after the role and the project, never after the place in the list. Another construct id makes new resources, with a
 * new key, in the place of the old ones.
 */
class Automation extends constructs_1.Construct {
    /** The resource of the service account. */
    serviceAccount;
    /** The key; `undefined` where workload identities stand in its place. */
    accessKey;
    /** The workload identities, by the names in `credentials`. */
    workloadIdentities;
    /** The role assignments. */
    assignments;
    constructor(scope, id, props) {
        super(scope, id);
        (0, addresses_1.watchAddresses)(this);
        const { credentials, roles, edition: _, ...account } = (0, given_1.requireProps)(this, props, {
            name: "say what the service account is called, as in 'deploy-pipeline'",
            credentials: 'say where the secret goes, as in { ageRecipients, rotateAfter } or { storeSecretInState: true, rotateAfter }, or name { workloadIdentities } in place of a key',
            roles: "name what it may do, as in [{ role: 'auditor' }]",
        });
        (0, environment_edition_1.editionOf)(this, props ?? {});
        this.serviceAccount = new generated_1.ServiceAccount(this, 'Default', account);
        const common = account.provider ? { provider: account.provider } : {};
        this.workloadIdentities = identitiesOf(this, account.name, credentials?.workloadIdentities ?? {}, common);
        this.accessKey =
            !credentials || credentials.workloadIdentities ? undefined : keyOfAccount(this, credentials, common);
        if (credentials?.workloadIdentities && Object.keys(credentials.workloadIdentities).length === 0)
            cdktf_1.Annotations.of(this).addError('"workloadIdentities" is empty: name one, or give it a key');
        this.assignments = assignmentsOf(this, roles, common);
    }
    /** The id of the service account (`sa_…`). */
    get id() {
        return this.serviceAccount.id;
    }
    /** The id of the service account, by which an automation is one where a principal is asked for. */
    get principalId() {
        return this.serviceAccount.id;
    }
}
exports.Automation = Automation;
function keyOfAccount(automation, key, common) {
    for (const problem of (0, credentials_1.keyProblems)(automation, key))
        cdktf_1.Annotations.of(automation).addError(problem);
    const { ageRecipients, workloadIdentities: _, ...rest } = key;
    return new generated_1.AccessKey(automation, 'key', {
        serviceAccountId: automation.id,
        ...(0, credentials_1.publicRecipients)(ageRecipients),
        ...rest,
        ...common,
    });
}
function identitiesOf(automation, account, identities, common) {
    const place = new constructs_1.Construct(automation, 'identities');
    if ('' in identities)
        cdktf_1.Annotations.of(automation).addError('"workloadIdentities" has one under an empty name: give it another');
    return new Map(Object.entries(identities)
        .filter(([key]) => key !== '')
        .map(([key, identity]) => {
        const settings = { name: `${account} ${key}`, ...identity, ...common };
        return [
            key,
            new generated_1.WorkloadIdentity(place, (0, keys_1.childId)(key), { serviceAccountId: automation.id, ...settings }),
        ];
    }));
}
function assignmentsOf(automation, roles, common) {
    if (Array.isArray(roles) && roles.length === 0)
        cdktf_1.Annotations.of(automation).addWarning('it has no role, so it may do nothing: name one in "roles"');
    const place = new constructs_1.Construct(automation, 'roles');
    // By identities: a role and a project can be given in several ways.
    const given = new Set();
    return (0, given_1.listOf)(automation, 'roles', roles).flatMap((granted) => {
        const { role, project } = granted ?? {};
        const found = [
            (0, given_1.requireRole)(automation, role),
            project === undefined || (0, given_1.requireProject)(automation, project),
        ];
        if (found.includes(false))
            return [];
        const roleKey = (0, keys_1.roleKeyOf)(automation, role);
        const where = project === undefined ? 'environment' : (0, keys_1.keyOf)(automation, project, (0, references_1.projectId)(project));
        const ids = [(0, references_1.roleId)(role), ...(project === undefined ? [] : [(0, references_1.projectId)(project)])];
        const identity = ids.map((each) => (0, keys_1.identityOf)(automation, each)).join(' ');
        if (given.has(identity)) {
            cdktf_1.Annotations.of(automation).addError(`it is given ${roleKey} in ${where} twice: leave one of them out of "roles"`);
            return [];
        }
        const ofRole = place.node.tryFindChild(roleKey) ?? new constructs_1.Construct(place, roleKey);
        const principal = { principalId: automation.id };
        const assignment = (0, assign_1.assign)(automation, [ofRole, where], { ...granted, principal, ...common });
        if (assignment)
            given.add(identity);
        return assignment ?? [];
    });
}
