import type {
  AskedWrites,
  Checkpoint,
  Conflict,
  ContextHandover,
  DecisionEvent,
  GlobLeases,
  GrantedException,
  GuardedWrite,
  Handoff,
  Heartbeat,
  InFlight,
  Instance,
  LeaseRequest,
  Lessons,
  LostLeases,
  Memory,
  MessageEvent,
  PortRanges,
  QueueEntry,
  ReadingCall,
  StateEvent,
  Task,
  TeamState,
  WriteRequest,
} from '../domain/records.ts';
import type { Documents, Signals } from './documents.ts';
import type { Leases } from './leases.ts';
import type { Fold, Folded, SharedLog } from './shared-logs.ts';

/** The kinds of documents, and what each holds. */
export interface DocumentKinds {
  instances: Instance;
  tasks: Task;
  memory: Memory;
  checkpoints: Checkpoint;
  'context-handovers': ContextHandover;
  conflicts: Conflict;
  handoffs: Handoff;
  team: TeamState;
  'glob-leases': GlobLeases;
  'lost-leases': LostLeases;
  ports: PortRanges;
  exceptions: GrantedException;
  'write-requests': WriteRequest;
  'queue-entries': QueueEntry;
  lessons: Lessons;
}

/** The kinds of signals, and what each holds. */
export interface SignalKinds {
  heartbeats: Heartbeat;
  'in-flight': InFlight;
  'lease-requests': LeaseRequest;
  'guarded-writes': GuardedWrite;
  'asked-writes': AskedWrites;
  'reading-calls': ReadingCall;
}

/** The logs, and what each holds. */
export interface LogKinds {
  messages: MessageEvent;
  decisions: DecisionEvent;
  events: StateEvent;
}

/** The shared state of everybody who works on one repository, over three primitives. */
export interface Store {
  documents<Kind extends keyof DocumentKinds>(kind: Kind): Documents<DocumentKinds[Kind]>;
  signals<Kind extends keyof SignalKinds>(kind: Kind): Signals<SignalKinds[Kind]>;
  log<Kind extends keyof LogKinds>(kind: Kind): SharedLog<LogKinds[Kind]>;
  /** What a log comes to by now. */
  fold<Kind extends keyof LogKinds, State>(kind: Kind, fold: Fold<LogKinds[Kind], State>): Promise<Folded<State>>;
  /** The next number of a series, from 1: never the same twice, whoever asks and whatever is killed. */
  nextNumber(series: string): Promise<number>;
  leases: Leases;
}
