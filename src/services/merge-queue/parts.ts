import type { Policy } from '../../domain/policy.ts';
import type { QueueEntry } from '../../domain/records.ts';
import type { TurnRequest } from '../git/turn.ts';
import type { Workspaces } from '../runs/workspaces.ts';
import type { Expertise } from '../team/expertise.ts';
import type { VerifiedTeam } from '../verification/verify-at.ts';
import type { Workplace } from '../workplace.ts';
import type { Groups } from '../runs/kept-groups.ts';

/** What whoever works the queue off has to have. */
export interface QueueParts extends VerifiedTeam {
  workplace: Workplace;
  policy: Policy;
  expertise: Expertise;
  /** The layers that a merge has to pass. */
  wanted: readonly string[];
  /** Where merges are verified: one worktree, which nobody works in. */
  workspaces: Workspaces;
  groups: Groups;
  /** A turn of git, for what changes the main checkout. */
  turn(): TurnRequest;
  signal: AbortSignal;
  /** False as soon as another process works the queue off. */
  isOurs(): boolean;
  observe(happening: QueueHappening): void;
}

export type QueueHappening =
  | { kind: 'merged'; entry: QueueEntry; onto: string }
  | { kind: 'verifying'; entry: QueueEntry; activity: string }
  /** The target has moved meanwhile: it is merged anew. */
  | { kind: 'moved'; entry: QueueEntry }
  | { kind: 'landed'; entry: QueueEntry }
  | { kind: 'escalated'; entry: QueueEntry };

/** Another process has taken the queue over, as this one was stopped for a while. */
export class QueueLost extends Error {
  override name = 'QueueLost';
}
