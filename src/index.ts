/**
 * The library: what `import … from 'coord-team'` gives. docs/library.md shows how to use it.
 */
export { type Coord, type CoordOptions, openCoord } from './library/coord.ts';
export type { DecisionsApi } from './library/decisions.ts';
export type { InstancesApi } from './library/instances.ts';
export type { LeaseOptions, LeasesApi } from './library/leases.ts';
export type { MemoryApi } from './library/memory.ts';
export type { MessagesApi } from './library/messages.ts';
export type { TasksApi } from './library/tasks.ts';
export type { TeamApi } from './library/team.ts';
export type { LeaseRecord } from './domain/lease.ts';
export { ownershipOf, type Ownership } from './domain/ownership.ts';
export { compilePolicy, type Policy, type PolicyDocument } from './domain/policy.ts';
export type * from './domain/records.ts';
export type { Refused } from './domain/refused.ts';
export type { Result } from './domain/result.ts';
