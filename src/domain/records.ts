// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * Wall clock, ISO 8601, UTC; for people. Nothing expires by it.
 */
export type Time = string;
export type MessageEvent = MessageSent | ThreadAcknowledged | ThreadClosed;
/**
 * A role, every role with one of some kinds of expertise, everybody, or whoever has no role.
 */
export type Recipient =
  | {
      role: string;
    }
  | {
      expertise: string[];
    }
  | {
      all: true;
    }
  | {
      unassigned: true;
    };
export type DecisionEvent = DecisionProposed | DecisionInput | DecisionDecided | DecisionSuperseded | DecisionArchived;
export type HandoffState =
  'STANDBY' | 'ACTIVE' | 'HANDOFF_READY' | 'VERIFICATION' | 'APPROVED' | 'HANDOFF_COMPLETE' | 'FAILED' | 'REMEDIATION';
/**
 * A happening that is neither a message nor a decision: for the log and the metrics.
 */
export type StateEvent =
  | InstanceStarted
  | InstanceEnded
  | RoleSwitched
  | TaskChanged
  | LeaseTaken
  | LeaseReleased
  | LeaseForced
  | WriteLate
  | LateSettled
  | WriteRefused
  | WriteViolation
  | ViolationClosed
  | CheckpointMade
  | ContextHandedOver
  | ContextReceived
  | MemoryChanged
  | ConflictWasOpened
  | ConflictWasResolved
  | HandoffChanged
  | TeamPaused
  | TeamResumed
  | WorktreeAdded
  | WorktreeRemoved
  | GitDone
  | NotifyFailed
  | ExceptionGranted
  | ExceptionEnded
  | WriteAsked
  | WriteAnswered
  | QueueChanged;

/**
 * The records of coord's shared state, by kind. A file of the state holds one of them, in an envelope that the store adds.
 */
export interface StateRecords {
  instance?: Instance;
  heartbeat?: Heartbeat;
  inFlight?: InFlight;
  task?: Task;
  messageEvent?: MessageEvent;
  decisionEvent?: DecisionEvent;
  memory?: Memory;
  checkpoint?: Checkpoint;
  contextHandover?: ContextHandover;
  conflict?: Conflict;
  handoff?: Handoff;
  teamState?: TeamState;
  globLeases?: GlobLeases;
  leaseRequest?: LeaseRequest;
  lostLeases?: LostLeases;
  portRanges?: PortRanges;
  grantedException?: GrantedException;
  writeRequest?: WriteRequest;
  guardedWrite?: GuardedWrite;
  askedWrites?: AskedWrites;
  readingCall?: ReadingCall;
  look?: Look;
  queueEntry?: QueueEntry;
  lessons?: Lessons;
  event?: StateEvent;
}
/**
 * A session of an agent, a subagent of one, or a script, that works on the repository.
 */
export interface Instance {
  /**
   * The session's id; for a subagent its agent id.
   */
  id: string;
  kind: 'session' | 'subagent' | 'script';
  role?: string;
  /**
   * For a subagent: the instance that started it.
   */
  parent?: string;
  agentType?: string;
  /**
   * The client's session id.
   */
  session: string;
  run?: string;
  /**
   * The worktree's top folder, canonical.
   */
  worktree: string;
  branch?: string;
  process?: ProcessIdentity;
  started: Time;
  ended?: InstanceEnd;
  /**
   * Whether it can be consulted.
   */
  available: boolean;
  /**
   * What it says it is doing.
   */
  doing?: string;
  /**
   * What it means to do next.
   */
  nextActions: string[];
  /**
   * What it needs from others.
   */
  collaborationNeeded: string[];
  focus?: Focus;
  seen?: Seen;
  /**
   * Violations that it was kept from stopping by, each once.
   */
  keptFor?: string[];
  /**
   * Threads without an answer that it was reminded of when it meant to stop.
   */
  reminded?: string[];
}
/**
 * The client's process, where it could be made out: once it has ended, the instance has.
 */
export interface ProcessIdentity {
  pid: number;
  start: string;
  boot: string;
  space: string;
}
/**
 * When and why it ended in order.
 */
export interface InstanceEnd {
  at: Time;
  reason: string;
}
/**
 * Since when it has worked without a break, and what it was last reminded of.
 */
export interface Focus {
  since: Instant;
  checkpoint?: Instant;
  breakReminder?: Instant;
}
/**
 * A point on the monotonic clock of one boot.
 */
export interface Instant {
  boot: string;
  ms: number;
}
/**
 * How far it has been told.
 */
export interface Seen {
  messages: number;
  /**
   * Urgent messages are told of in between.
   */
  urgent?: number;
  decisions: number;
}
/**
 * The last sign of life of an instance.
 */
export interface Heartbeat {
  instance: string;
  at: Time;
  instant: Instant;
  /**
   * The tool, and what it was used on.
   */
  activity?: string;
}
/**
 * A write that has been let through and has not been seen to end.
 */
export interface InFlight {
  /**
   * The tool call's id.
   */
  tool: string;
  instance: string;
  path: string;
  /**
   * The lease's key.
   */
  key: string;
  /**
   * The fencing token that the write was let through with.
   */
  generation: number;
  /**
   * Whether this write took the lease, rather than having it already.
   */
  taken?: boolean;
  at: Time;
}
/**
 * Work that somebody is to do.
 */
export interface Task {
  /**
   * TASK-0001
   */
  id: string;
  title: string;
  description?: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  /**
   * open: nobody has it. offered: a role was named and has not accepted yet.
   */
  status: 'open' | 'offered' | 'active' | 'done' | 'cancelled';
  due?: Time;
  /**
   * Tasks that have to be done first.
   */
  dependencies: string[];
  /**
   * Files or results it ends with.
   */
  deliverables: string[];
  /**
   * What whoever does it should know.
   */
  expertise: string[];
  /**
   * The role whose expertise fits best.
   */
  suggested?: string;
  assignee?: Assignee;
  result?: string;
  /**
   * What happened to it, oldest first.
   */
  history: TaskStep[];
}
/**
 * Who has it, or is offered it.
 */
export interface Assignee {
  role?: string;
  instance?: string;
  person?: boolean;
}
/**
 * One thing that happened to a task.
 */
export interface TaskStep {
  at: Time;
  by: Author;
  did:
    | 'added'
    | 'offered'
    | 'claimed'
    | 'accepted'
    | 'declined'
    | 'released'
    | 'changed'
    | 'completed'
    | 'reopened'
    | 'cancelled';
  note?: string;
}
/**
 * Who did something. coord sets it from the session or the terminal, never from a text.
 */
export interface Author {
  /**
   * person: somebody at a terminal that no agent owns. coord: done by coord itself, by rule.
   */
  as: 'person' | 'agent' | 'coord';
  /**
   * The role of the session or worktree.
   */
  role?: string;
  /**
   * The instance, where it is registered.
   */
  instance?: string;
  /**
   * The run that the agent works in.
   */
  run?: string;
}
/**
 * A message. Without a thread it begins one, whose id is MSG- and its sequence number.
 */
export interface MessageSent {
  type: 'message.sent';
  at: Time;
  by: Author;
  thread?: string;
  to: Recipient;
  subject?: string;
  text: string;
  urgency: 'low' | 'normal' | 'high' | 'urgent';
  needsResponse: boolean;
  expectedBy?: Time;
  about?: About;
  /**
   * In a thread that asks for expertise: what of it the author's role has.
   */
  answersFor?: string[];
  /**
   * The key of the step that sent it, in the run that the author works in.
   */
  step?: string;
}
/**
 * What something is about.
 */
export interface About {
  /**
   * Repository paths.
   */
  paths?: string[];
  task?: string;
  decision?: string;
  thread?: string;
}
/**
 * Whoever asked has read the answers.
 */
export interface ThreadAcknowledged {
  type: 'thread.acknowledged';
  at: Time;
  by: Author;
  thread: string;
}
/**
 * Nothing more is to be said: at all, or for one role of many, or for some of the expertise asked for.
 */
export interface ThreadClosed {
  type: 'thread.closed';
  at: Time;
  by: Author;
  thread: string;
  role?: string;
  expertise?: string[];
  note?: string;
}
/**
 * A choice to be made.
 */
export interface DecisionProposed {
  type: 'decision.proposed';
  at: Time;
  by: Author;
  /**
   * DEC-20260115-0001
   */
  id: string;
  title: string;
  description?: string;
  category: string;
  scope: string;
  tags: string[];
  options: DecisionOption[];
  /**
   * Roles whose input is needed.
   */
  inputFrom: string[];
  deadline?: Time;
  /**
   * Roles; 'all' for everybody.
   */
  affects: string[];
  about?: About;
  /**
   * Decisions that this one is to supersede.
   */
  replaces?: string[];
  decided?: MadeChoice;
}
/**
 * One way to decide.
 */
export interface DecisionOption {
  name: string;
  /**
   * For it.
   */
  pros: string[];
  /**
   * Against it.
   */
  cons: string[];
}
/**
 * The choice, where it was made before it was written down: one record, so that none is left half done.
 */
export interface MadeChoice {
  choice: string;
  rationale: string;
}
/**
 * What a role has to say to it.
 */
export interface DecisionInput {
  type: 'decision.input';
  at: Time;
  by: Author;
  /**
   * DEC-20260115-0001
   */
  id: string;
  text: string;
  /**
   * The option it would choose.
   */
  prefers?: string;
}
/**
 * The final call.
 */
export interface DecisionDecided {
  type: 'decision.decided';
  at: Time;
  by: Author;
  /**
   * DEC-20260115-0001
   */
  id: string;
  choice: string;
  rationale: string;
  /**
   * Roles that gave input.
   */
  contributors: string[];
  /**
   * Roles whose input was needed, and that had given none.
   */
  withoutInput: string[];
}
/**
 * Another decision has taken its place.
 */
export interface DecisionSuperseded {
  type: 'decision.superseded';
  at: Time;
  by: Author;
  /**
   * DEC-20260115-0001
   */
  id: string;
  replacement: string;
}
/**
 * Out of the lists; it stays in the log.
 */
export interface DecisionArchived {
  type: 'decision.archived';
  at: Time;
  by: Author;
  /**
   * DEC-20260115-0001
   */
  id: string;
}
/**
 * What a role knows, and what it needs to know: it outlives its sessions.
 */
export interface Memory {
  role: string;
  known: MemoryNote[];
  needed: MemoryNote[];
}
/**
 * One thing that a role knows or needs to know.
 */
export interface MemoryNote {
  text: string;
  at: Time;
  by: Author;
}
/**
 * Where an instance stood at one moment.
 */
export interface Checkpoint {
  /**
   * CP-0001
   */
  id: string;
  at: Time;
  by: Author;
  reason: 'asked' | 'interval' | 'compaction' | 'handover' | 'role-switch' | 'end';
  summary?: string;
  worktree: string;
  branch?: string;
  commit?: string;
  /**
   * Files that differ from the commit.
   */
  changed: string[];
  /**
   * Keys of the leases held.
   */
  leases: string[];
  /**
   * Tasks it has.
   */
  tasks: string[];
  nextActions: string[];
  /**
   * Threads that wait for it.
   */
  threads: string[];
}
/**
 * Work in progress, given from one instance to one or several roles.
 */
export interface ContextHandover {
  /**
   * HO-0001
   */
  id: string;
  at: Time;
  from: Author;
  /**
   * Roles.
   */
  to: string[];
  /**
   * As in debugging-session.
   */
  type: string;
  summary: string;
  /**
   * Repository paths.
   */
  files: string[];
  checkpoints: Checkpoint[];
  memory?: Memory;
  received: Received[];
}
/**
 * Who has taken it over.
 */
export interface Received {
  at: Time;
  by: Author;
}
/**
 * A disagreement between roles, for a person to settle.
 */
export interface Conflict {
  /**
   * CONF-0001
   */
  id: string;
  title: string;
  /**
   * Roles.
   */
  between: string[];
  about?: About;
  opened: ConflictOpened;
  resolved?: ConflictResolved;
}
export interface ConflictOpened {
  at: Time;
  by: Author;
  text: string;
}
export interface ConflictResolved {
  at: Time;
  by: Author;
  resolution: string;
  lesson?: string;
}
/**
 * Work that one role hands over to another, verified before it counts.
 */
export interface Handoff {
  /**
   * HAND-0001
   */
  id: string;
  title: string;
  /**
   * The role that hands over.
   */
  from: string;
  /**
   * The role that takes over.
   */
  to: string;
  state: HandoffState;
  /**
   * The document's fields. Text of agents: it decides nothing.
   */
  fields: {
    [k: string]: string;
  };
  /**
   * Fields that have to say something.
   */
  required: string[];
  work?: HandedWork;
  /**
   * Where the receiver's worktrees stood when the work was made ready.
   */
  receivers?: ReceiverPlace[];
  /**
   * The run that it is part of.
   */
  run?: string;
  /**
   * The key of the run's step.
   */
  step?: string;
  verification?: HandoffVerification;
  emergency?: HandoffEmergency;
  escalated?: HandoffEscalation;
  setAside?: HandoffSetAside;
  /**
   * What happened to it, oldest first.
   */
  history: HandoffEntry[];
}
/**
 * The commits that are handed over.
 */
export interface HandedWork {
  worktree?: string;
  branch?: string;
  /**
   * What it began from.
   */
  base: string;
  tip: string;
}
export interface ReceiverPlace {
  worktree: string;
  commit: string;
}
/**
 * What the verifiers said of the work that is handed over.
 */
export interface HandoffVerification {
  at: Time;
  passed: boolean;
  /**
   * What was verified, where there is git.
   */
  commit?: string;
  layers: VerifiedLayer[];
}
export interface VerifiedLayer {
  layer: string;
  /**
   * It is the name of a flow.
   */
  flow?: true;
  status: string;
  checks: VerifiedCheck[];
}
export interface VerifiedCheck {
  name: string;
  kind?: 'check' | 'contract' | 'compatibility' | 'benchmark' | 'gate' | 'step';
  command: string;
  passed: boolean;
  ending: string;
  /**
   * What it printed last, where it failed.
   */
  tail?: string;
  hint?: string;
}
/**
 * It was approved before it was verified, and has to be verified afterwards.
 */
export interface HandoffEmergency {
  at: Time;
  reason: string;
  verifyBy: Time;
}
/**
 * A person has to look at it.
 */
export interface HandoffEscalation {
  at: Time;
  reason: string;
}
/**
 * Where the work of a handoff that was rolled back is kept.
 */
export interface HandoffSetAside {
  at: Time;
  branches: string[];
  /**
   * Worktrees that were put back.
   */
  restored: string[];
}
/**
 * One thing that happened to a handoff. Where it moved on, from and to differ.
 */
export interface HandoffEntry {
  at: Time;
  by: Author;
  did:
    | 'created'
    | 'began'
    | 'wrote'
    | 'readied'
    | 'verifying'
    | 'verified'
    | 'approved'
    | 'rejected'
    | 'failed'
    | 'remedying'
    | 'completed'
    | 'reopened'
    | 'escalated'
    | 'emergency'
    | 'rolled-back';
  from: HandoffState;
  to: HandoffState;
  note?: string;
}
/**
 * What holds for the whole team.
 */
export interface TeamState {
  paused?: Pause;
}
/**
 * Nobody writes until a person resumes the team.
 */
export interface Pause {
  at: Time;
  by: Author;
  reason?: string;
}
/**
 * Patterns that are, or were, leased as a whole; a file's lease is held against each.
 */
export interface GlobLeases {
  globs: LeasedGlob[];
}
export interface LeasedGlob {
  /**
   * Relative to the repository.
   */
  pattern: string;
  /**
   * Its compiled form.
   */
  regex: string;
  /**
   * That of its lease when it was last taken.
   */
  generation: number;
}
/**
 * A role of higher priority waits for a lease: nobody of lower priority prolongs or takes it meanwhile.
 */
export interface LeaseRequest {
  key: string;
  session: string;
  role: string;
  priority: number;
  until: Instant;
}
/**
 * Leases that a person has taken from a holder, who has not been told yet.
 */
export interface LostLeases {
  session: string;
  lost: LostLease[];
}
export interface LostLease {
  key: string;
  at: Time;
  reason?: string;
}
/**
 * Ports that worktrees have for themselves as long as they are there.
 */
export interface PortRanges {
  ranges: PortRange[];
}
export interface PortRange {
  /**
   * Its top folder, canonical.
   */
  worktree: string;
  from: number;
  count: number;
}
/**
 * What a person lets be written for a time although the rules are against it.
 */
export interface GrantedException {
  /**
   * EXC-0001
   */
  id: string;
  at: Time;
  by: Author;
  /**
   * Without it: everything.
   */
  paths?: ExceptedPath[];
  /**
   * Without it: everybody.
   */
  role?: string;
  /**
   * The one run that it is for.
   */
  run?: string;
  until: Time;
  ends: Instant;
  reason: string;
}
export interface ExceptedPath {
  /**
   * Relative to the repository.
   */
  pattern: string;
  /**
   * A pattern's compiled form; a path that is named itself has none.
   */
  regex?: string;
}
/**
 * A write in a run that a person is asked about.
 */
export interface WriteRequest {
  /**
   * ASK-0001
   */
  id: string;
  at: Time;
  by: Author;
  run: string;
  role?: string;
  tool?: string;
  /**
   * Repository paths; empty where nobody can say which.
   */
  paths: string[];
  /**
   * The shell command, where it is one.
   */
  command?: string;
  /**
   * Why a person is asked.
   */
  text: string;
  answer?: WriteAnswer;
}
export interface WriteAnswer {
  at: Time;
  by: Author;
  approved: boolean;
  reason?: string;
}
/**
 * A write that was judged before it was made: what it left is no violation.
 */
export interface GuardedWrite {
  worktree: string;
  path: string;
  session: string;
  at: Time;
  /**
   * Of the file it left; empty where it left none.
   */
  stat: string;
}
/**
 * What a person was asked about before a command: where it runs, they have agreed.
 */
export interface AskedWrites {
  /**
   * The tool call's id.
   */
  call: string;
  session: string;
  /**
   * Repository paths.
   */
  paths: string[];
}
/**
 * A command that only reads, as far as it was seen before it ran: nothing is looked at after it.
 */
export interface ReadingCall {
  /**
   * The tool call's id.
   */
  call: string;
  session: string;
  /**
   * Of the command.
   */
  digest: string;
}
/**
 * What a worktree was like at one moment, for a session: all that differs from the commit that is checked out.
 */
export interface Look {
  worktree: string;
  at: Time;
  /**
   * By the folder they lie in, '' for the worktree's own: submodules and other clones that differ from what is committed.
   */
  repositories: {
    [k: string]: LookedAt;
  };
  files: {
    [k: string]: SeenFile;
  };
}
export interface LookedAt {
  /**
   * The commit; none on a branch without.
   */
  head?: string;
  /**
   * How long the record of HEAD's moves was, in bytes.
   */
  reflog: number;
}
export interface SeenFile {
  content: Content;
  /**
   * As long as this is the same, the content is. Missing where it could change unseen.
   */
  stat?: string;
  unmerged?: boolean;
}
/**
 * What is at a path.
 */
export interface Content {
  /**
   * file: these bytes. committed: the blob of a commit, as git checks it out. unkept: a file that is known by its size and times alone. other: no regular file.
   */
  kind: 'absent' | 'file' | 'committed' | 'link' | 'unkept' | 'repository' | 'other';
  /**
   * The blob in git's object store; of an unkept file its size and times.
   */
  id?: string;
  executable?: boolean;
  /**
   * Where a link leads, its bytes as one character each.
   */
  target?: string;
}
/**
 * A branch that is to be taken into another one, in its turn.
 */
export interface QueueEntry {
  /**
   * MQ-0001
   */
  id: string;
  branch: string;
  /**
   * What the branch was at when it was put into the queue.
   */
  commit: string;
  /**
   * The branch that it is taken into.
   */
  into: string;
  /**
   * Whose work it is; without it, what the rules make of the branch's name.
   */
  role?: string;
  /**
   * Who has approved what the rules ask about.
   */
  approvedBy: string[];
  added: QueueAdded;
  status: 'waiting' | 'landed' | 'escalated' | 'removed';
  /**
   * How often it was waiting: 1, and one more for each retry.
   */
  tries: number;
  work?: QueueWork;
  landed?: QueueLanded;
  escalated?: QueueEscalated;
  /**
   * Whether everybody was told how it ended.
   */
  told: boolean;
}
export interface QueueAdded {
  at: Time;
  by: Author;
}
/**
 * How far it has come; worth something as long as the target is at `onto`.
 */
export interface QueueWork {
  onto: string;
  /**
   * The merge.
   */
  commit: string;
  stage: 'merged' | 'verified' | 'publishing';
  /**
   * A digest of what it has passed, as the config had it then.
   */
  verifiers?: string;
}
export interface QueueLanded {
  at: Time;
  commit: string;
  /**
   * What it was verified by.
   */
  layers: string[];
}
/**
 * Why a person has to look at it. Nothing of it is in the target.
 */
export interface QueueEscalated {
  at: Time;
  why: 'conflict' | 'verification' | 'ownership';
  reason: string;
  /**
   * What the target was at.
   */
  onto: string;
  paths: string[];
  /**
   * Branches that hold both sides, or the merge.
   */
  kept: string[];
  /**
   * Who is told.
   */
  roles: string[];
}
/**
 * Everything that is kept of what earlier work has taught.
 */
export interface Lessons {
  lessons: Lesson[];
  /**
   * The number of the next one.
   */
  next: number;
  /**
   * What a person has taken out, and is not learned again.
   */
  dismissed: string[];
  /**
   * What has been learned from: runs, entries of the queue.
   */
  learnedFrom: string[];
}
/**
 * What earlier work has taught. Its text is data: it informs, and orders nothing.
 */
export interface Lesson {
  /**
   * LES-0001
   */
  id: string;
  /**
   * failure: something failed. remedy: it was mended. finding: a review found it late. said: somebody said so.
   */
  kind: 'failure' | 'remedy' | 'finding' | 'said';
  /**
   * One line.
   */
  text: string;
  /**
   * Whose work it was; without it, everybody's.
   */
  role?: string;
  first: Time;
  last: Time;
  times: number;
  /**
   * Where it was met last: runs with their steps, entries of the queue.
   */
  from: string[];
  /**
   * A person wants it kept, and told first.
   */
  pinned: boolean;
}
export interface InstanceStarted {
  type: 'instance.started';
  at: Time;
  by: Author;
  instance: string;
  kind?: string;
  role?: string;
  source?: string;
}
export interface InstanceEnded {
  type: 'instance.ended';
  at: Time;
  by: Author;
  instance: string;
  reason: string;
}
export interface RoleSwitched {
  type: 'role.switched';
  at: Time;
  by: Author;
  worktree: string;
  from?: string;
  to?: string;
}
export interface TaskChanged {
  type: 'task.changed';
  at: Time;
  by: Author;
  task: string;
  did: string;
  note?: string;
}
export interface LeaseTaken {
  type: 'lease.taken';
  at: Time;
  by: Author;
  key: string;
  generation: number;
  reason?: string;
}
export interface LeaseReleased {
  type: 'lease.released';
  at: Time;
  by: Author;
  key: string;
  generation: number;
}
/**
 * A person has taken a lease from its holder.
 */
export interface LeaseForced {
  type: 'lease.forced';
  at: Time;
  by: Author;
  key: string;
  generation: number;
  holder: string;
  reason?: string;
}
/**
 * A write that ended when its lease was no longer its own.
 */
export interface WriteLate {
  type: 'write.late';
  at: Time;
  by: Author;
  path: string;
  /**
   * Who has or had it meanwhile.
   */
  holder: string;
  /**
   * The token it was let through with.
   */
  generation?: number;
}
/**
 * Somebody has looked at what was written late, and it is right now.
 */
export interface LateSettled {
  type: 'write.late-settled';
  at: Time;
  by: Author;
  paths: string[];
}
export interface WriteRefused {
  type: 'write.refused';
  at: Time;
  by: Author;
  path: string;
  tool?: string;
  verdict: string;
  strict: string;
  text: string;
  session: string;
}
/**
 * Changes that were found on disk in one worktree, and that nobody who is at work there may make. Each is open until it is closed.
 */
export interface WriteViolation {
  type: 'write.violation';
  at: Time;
  by: Author;
  /**
   * The session that noticed it.
   */
  session: string;
  /**
   * Its top folder, canonical.
   */
  worktree: string;
  /**
   * The tool that ran when it changed, or the end of a turn.
   */
  during: string;
  /**
   * Sessions that were at work in the same worktree: it may have been one of them.
   */
  others: string[];
  changes: ViolatingChange[];
}
export interface ViolatingChange {
  /**
   * The repository path.
   */
  path: string;
  /**
   * The path as git has it, its bytes as one character each, where that is another text.
   */
  file?: string;
  /**
   * What the guard would have said.
   */
  verdict: 'ask' | 'deny';
  /**
   * Whose it is, and which line of the config says so.
   */
  text: string;
  before: Content;
  now: Content;
}
/**
 * A violation is over.
 */
export interface ViolationClosed {
  type: 'write.violation-closed';
  at: Time;
  by: Author;
  worktree: string;
  paths: string[];
  /**
   * undone: what was there before is there again. settled: somebody who may say so finds it right. gone: the content has been replaced since.
   */
  how: 'undone' | 'settled' | 'gone';
  reason?: string;
}
export interface CheckpointMade {
  type: 'checkpoint.made';
  at: Time;
  by: Author;
  checkpoint: string;
  reason: string;
}
export interface ContextHandedOver {
  type: 'context.handed-over';
  at: Time;
  by: Author;
  handover: string;
  to: string[];
}
export interface ContextReceived {
  type: 'context.received';
  at: Time;
  by: Author;
  handover: string;
}
export interface MemoryChanged {
  type: 'memory.changed';
  at: Time;
  by: Author;
  role: string;
  part?: 'known' | 'needed';
}
export interface ConflictWasOpened {
  type: 'conflict.opened';
  at: Time;
  by: Author;
  conflict: string;
  between: string[];
}
export interface ConflictWasResolved {
  type: 'conflict.resolved';
  at: Time;
  by: Author;
  conflict: string;
  lesson?: string;
}
export interface HandoffChanged {
  type: 'handoff.changed';
  at: Time;
  by: Author;
  handoff: string;
  did: string;
  from: HandoffState;
  to: HandoffState;
  note?: string;
}
export interface TeamPaused {
  type: 'team.paused';
  at: Time;
  by: Author;
  reason?: string;
}
export interface TeamResumed {
  type: 'team.resumed';
  at: Time;
  by: Author;
}
export interface WorktreeAdded {
  type: 'worktree.added';
  at: Time;
  by: Author;
  worktree: string;
  role?: string;
  branch?: string;
}
export interface WorktreeRemoved {
  type: 'worktree.removed';
  at: Time;
  by: Author;
  worktree: string;
}
/**
 * A git command that changes the repository, one at a time.
 */
export interface GitDone {
  type: 'git.done';
  at: Time;
  by: Author;
  args: string[];
  exitCode: number;
}
export interface NotifyFailed {
  type: 'notify.failed';
  at: Time;
  by: Author;
  kind: string;
  reason: string;
}
export interface ExceptionGranted {
  type: 'exception.granted';
  at: Time;
  by: Author;
  exception: string;
  /**
   * Without it: everything.
   */
  paths?: string[];
  role?: string;
  run?: string;
  until: Time;
  reason: string;
}
/**
 * Ended before its time.
 */
export interface ExceptionEnded {
  type: 'exception.ended';
  at: Time;
  by: Author;
  exception: string;
}
export interface WriteAsked {
  type: 'write.asked';
  at: Time;
  by: Author;
  request: string;
  run: string;
  paths: string[];
  text: string;
}
export interface WriteAnswered {
  type: 'write.answered';
  at: Time;
  by: Author;
  request: string;
  approved: boolean;
  reason?: string;
}
export interface QueueChanged {
  type: 'queue.changed';
  at: Time;
  by: Author;
  entry: string;
  branch: string;
  did: 'added' | 'landed' | 'escalated' | 'retried' | 'removed';
  note?: string;
}
