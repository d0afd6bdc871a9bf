import { StateUnreadable } from './leases.ts';
import * as validators from './generated/validators.js';
import type { DocumentKinds, LogKinds, SignalKinds } from './store.ts';

/** Which schema (schemas/state.schema.json) the records of each kind follow; what checks that is made when it is needed. */
const VALIDATORS = {
  instances: validators.instance,
  heartbeats: validators.heartbeat,
  'in-flight': validators.inFlight,
  tasks: validators.task,
  memory: validators.memory,
  checkpoints: validators.checkpoint,
  'context-handovers': validators.contextHandover,
  conflicts: validators.conflict,
  handoffs: validators.handoff,
  team: validators.teamState,
  'glob-leases': validators.globLeases,
  'lost-leases': validators.lostLeases,
  ports: validators.portRanges,
  exceptions: validators.grantedException,
  'write-requests': validators.writeRequest,
  'queue-entries': validators.queueEntry,
  lessons: validators.lessons,
  'lease-requests': validators.leaseRequest,
  'guarded-writes': validators.guardedWrite,
  'asked-writes': validators.askedWrites,
  'reading-calls': validators.readingCall,
  looks: validators.look,
  messages: validators.messageEvent,
  decisions: validators.decisionEvent,
  events: validators.event,
} satisfies Record<keyof DocumentKinds | keyof SignalKinds | keyof LogKinds | 'looks', unknown>;

export type Kind = keyof typeof VALIDATORS;
export const DOCUMENT_KINDS = [
  'instances',
  'tasks',
  'memory',
  'checkpoints',
  'context-handovers',
  'conflicts',
  'handoffs',
  'team',
  'glob-leases',
  'lost-leases',
  'ports',
  'exceptions',
  'write-requests',
  'queue-entries',
  'lessons',
] as const satisfies (keyof DocumentKinds)[];
export const SIGNAL_KINDS = [
  'heartbeats',
  'in-flight',
  'lease-requests',
  'guarded-writes',
  'asked-writes',
  'reading-calls',
] as const satisfies (keyof SignalKinds)[];
export const LOG_KINDS = ['messages', 'decisions', 'events'] as const satisfies (keyof LogKinds)[];

/** What is wrong with a record of this kind, in words; undefined where nothing is. */
export function faultOf(kind: Kind, value: unknown): string | undefined {
  const validate = VALIDATORS[kind]();
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  return `${error?.instancePath || 'it'} ${error?.message ?? 'is not as it should be'}`;
}

/** @throws StateUnreadable where a record, read or about to be written, does not follow its schema. @param path where it is */
export function checked<Value>(kind: Kind, value: unknown, path: string): Value {
  const fault = faultOf(kind, value);
  if (fault === undefined) return value as Value;
  throw new StateUnreadable(path, `this is not one of coord's ${kind}: ${fault}`);
}
