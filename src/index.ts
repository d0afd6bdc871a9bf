/** The library: what `import … from 'coord-team'` gives. */
export { ownershipOf, type Ownership } from './domain/ownership.ts';
export { compilePolicy, type Policy, type PolicyDocument } from './domain/policy.ts';
