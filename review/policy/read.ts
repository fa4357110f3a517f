import type { Complaint } from './complaint.ts';
import { contradictions } from './contradictions.ts';
import { type Policy, policySchema } from './schema.ts';
import { nameOf, visible } from './sentences.ts';
import { misshapen } from './shape.ts';
import { readYaml, type Source } from './yaml-source.ts';

/** What is wrong with a policy, and where; lines and columns count from 1. */
export interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const mostTold = 100;

/** A line for each fault, with its place: as in `access-policy.yaml:12:5: …`. */
export function faultLines(fileName: string, faults: readonly Fault[]): string {
  const lines = faults
    .slice(0, mostTold)
    .map(({ line, column, message }) => `${visible(fileName)}:${line}:${column}: ${message}`);
  const more = faults.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** All that is wrong with a policy: a line for each, `access-policy.yaml:12:5: …`. */
export class PolicyFault extends Error {
  readonly faults: readonly Fault[];

  constructor(fileName: string, faults: readonly Fault[]) {
    super(faultLines(fileName, faults));
    this.name = 'PolicyFault';
    this.faults = faults;
  }
}

/** One complaint for each field, the first; what has a place of its own stands by itself. */
function distinct(complaints: readonly Complaint[]): readonly Complaint[] {
  const seen = new Set<string>();
  return complaints.filter(({ path, offset }) => {
    const key = JSON.stringify([path, offset]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function faultsOf(source: Source, complaints: readonly Complaint[]): readonly Fault[] {
  return distinct(complaints)
    .map(({ path, says, offset }) => ({ path, says, offset: offset ?? source.offsetOf(path) }))
    .sort((one, other) => one.offset - other.offset)
    .map(({ path, says, offset }) => ({
      ...source.placeOf(offset),
      message: visible(`${path.length === 0 ? 'the policy' : nameOf(path)} ${says}`),
    }));
}

/**
 * Reads an access policy, which is YAML. What ended or begins by the clock is judged at `now`.
 * @throws {PolicyFault} with everything that is wrong with it.
 */
export function readPolicy(text: string, fileName: string, now = new Date()): Policy {
  const source = readYaml(text);
  const complaints = source.isRead
    ? [...source.complaints, ...misshapen(source.value), ...contradictions(source.value, now)]
    : source.complaints;
  if (complaints.length > 0) throw new PolicyFault(fileName, faultsOf(source, complaints));
  return policySchema.parse(source.value);
}
