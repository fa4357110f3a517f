"use strict";
// Do not edit: npm run generate makes this file of constructs/editions.ts.
// Do not edit: npm run generate makes this file.
Object.defineProperty(exports, "__esModule", { value: true });
exports.editions = exports.defaultEdition = void 0;
exports.defaultEdition = 'emqx-platform-3';
/** Every edition. */
exports.editions = [
    'emqx-cloud',
    'emqx-platform-1',
    'emqx-platform-2',
    'emqx-platform-3',
    'automq-cloud',
];
