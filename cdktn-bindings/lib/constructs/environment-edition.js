"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.editionOf = editionOf;
// Do not edit: npm run generate makes this file of constructs/environment-edition.ts.
const cdktn_1 = require("cdktn");
const editions_1 = require("./editions");
/** What was said first of the environment of each provider block of a stack. */
const said = new WeakMap();
/** The edition that a construct means; an unknown one, or two for one environment, are annotated. */
function editionOf(construct, { edition = editions_1.defaultEdition, provider }) {
    const annotations = cdktn_1.Annotations.of(construct);
    if (!editions_1.editions.includes(edition)) {
        annotations.addError(`no edition is called "${edition}": use one of ${editions_1.editions.join(', ')}`);
        return edition;
    }
    const stack = cdktn_1.TerraformStack.of(construct);
    const environments = said.get(stack) ?? new Map();
    said.set(stack, environments);
    const environment = provider?.alias ?? '';
    const first = environments.get(environment);
    if (first === undefined)
        environments.set(environment, { edition, by: construct.node.path });
    else if (first.edition !== edition)
        annotations.addError(`an environment has one edition: this is for ${edition}, and ${first.by} for ${first.edition}. ` +
            'Set "edition" to that of the environment everywhere; another environment needs a RosterProvider with an alias, given as "provider"');
    return edition;
}
