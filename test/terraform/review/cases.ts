import { cdktfCases } from './cases-cdktf.ts';
import { grantCases } from './cases-grants.ts';
import { reviewCases } from './cases-review.ts';
import { structureCases } from './cases-structure.ts';
import type { Case } from './ground.ts';

/** Every change that a review is checked with. */
export const cases: readonly Case[] = [...grantCases, ...structureCases, ...reviewCases, ...cdktfCases];
