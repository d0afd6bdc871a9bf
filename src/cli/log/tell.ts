import type { Happening, Recorded } from '../../services/team/history.ts';
import { authorName } from '../../domain/author.ts';
import type { HandoffChanged } from '../../domain/records.ts';
import { recipientName } from '../text/recipient.ts';

/** One happening of the shared state as a line, without its time. */
export function tell(happening: Recorded): string {
  return `${authorName(happening.by)} ${deedOf(happening)}`;
}

function deedOf(happening: Recorded): string {
  switch (happening.type) {
    case 'message.sent':
    case 'thread.acknowledged':
    case 'thread.closed':
      return messageDeed(happening);
    case 'decision.proposed':
      return happening.decided
        ? `decided ${happening.id}, ${happening.title}: ${happening.decided.choice}`
        : `proposed ${happening.id}: ${happening.title}`;
    case 'decision.input':
      return `gave input to ${happening.id}: ${happening.text}`;
    case 'decision.decided':
      return `decided ${happening.id}: ${happening.choice}, because ${happening.rationale}`;
    case 'decision.superseded':
      return `replaced ${happening.id} by ${happening.replacement}`;
    case 'decision.archived':
      return `archived ${happening.id}`;
    default:
      return stateDeed(happening);
  }
}

function messageDeed(
  event: Extract<Recorded, { type: 'message.sent' | 'thread.acknowledged' | 'thread.closed' }>,
): string {
  switch (event.type) {
    case 'message.sent': {
      if (event.thread !== undefined) return `answered ${event.thread}: ${event.text}`;
      return `${event.needsResponse ? 'asked' : 'told'} ${recipientName(event.to)} (MSG-${event.seq}): ${event.text}`;
    }
    case 'thread.acknowledged':
      return `acknowledged ${event.thread}`;
    case 'thread.closed':
      return `closed ${event.thread}${partOf(event)}${because(event.note)}`;
  }
}

/** The part of a thread that is closed; nothing for all of it. */
function partOf({ role, expertise }: { role?: string; expertise?: string[] }): string {
  const parts = [...(role === undefined ? [] : [role]), ...(expertise ?? [])];
  return parts.length === 0 ? '' : ` for ${parts.join(', ')}`;
}

type StateHappening = Exclude<Happening, { type: `message.${string}` | `thread.${string}` | `decision.${string}` }>;

function stateDeed(event: StateHappening): string {
  switch (event.type) {
    case 'instance.started':
      return `${event.source === 'startup' || event.source === undefined ? 'began' : `went on (${event.source})`} as instance ${event.instance}`;
    case 'instance.ended':
      return `ended instance ${event.instance} (${event.reason})`;
    case 'role.switched':
      return `bound ${event.worktree} to ${event.to ?? 'no role'}${event.from === undefined ? '' : `, which was ${event.from}'s`}`;
    case 'task.changed':
      return `${event.did} ${event.task}${because(event.note)}`;
    case 'lease.taken':
      return `took the lease of ${event.key}${because(event.reason)}`;
    case 'lease.released':
      return `gave back the lease of ${event.key}`;
    case 'lease.forced':
      return `took the lease of ${event.key} from ${event.holder}${because(event.reason)}`;
    case 'write.late':
      return `wrote ${event.path} although ${event.holder} had its lease meanwhile`;
    case 'write.late-settled':
      return `settled what was written late: ${event.paths.join(', ')}`;
    case 'write.refused':
      return `met a rule at ${event.path}: ${event.strict}${event.strict === event.verdict ? '' : `, and went on (${event.verdict})`}`;
    case 'write.violation':
      return `was at work when ${event.changes.map(({ path }) => path).join(', ')} changed against the rules (${event.during})`;
    case 'write.violation-closed':
      return `${CLOSINGS[event.how]} ${event.paths.join(', ')}${because(event.reason)}`;
    case 'checkpoint.made':
      return `made checkpoint ${event.checkpoint} (${event.reason})`;
    case 'context.handed-over':
      return `handed over ${event.handover} to ${event.to.join(', ')}`;
    case 'context.received':
      return `took over ${event.handover}`;
    case 'memory.changed':
      return `changed what ${event.role} ${event.part === 'needed' ? 'needs to know' : 'knows'}`;
    case 'conflict.opened':
      return `opened ${event.conflict} between ${event.between.join(' and ')}`;
    case 'conflict.resolved':
      return `resolved ${event.conflict}${event.lesson === undefined ? '' : `; the lesson: ${event.lesson}`}`;
    case 'handoff.changed':
      return `${handoffDeed(event)}${because(event.note)}`;
    case 'team.paused':
      return `paused the team${because(event.reason)}`;
    case 'team.resumed':
      return 'let the team go on';
    case 'worktree.added':
      return `added the worktree ${event.worktree}${event.role === undefined ? '' : ` for ${event.role}`}`;
    case 'worktree.removed':
      return `removed the worktree ${event.worktree}`;
    case 'git.done':
      return `did git ${event.args.join(' ')}${event.exitCode === 0 ? '' : `, which failed (${event.exitCode})`}`;
    case 'exception.granted':
      return `let ${event.role ?? 'everybody'} write ${event.paths?.join(', ') ?? 'everything'} until ${event.until} (${event.exception})${because(event.reason)}`;
    case 'exception.ended':
      return `ended ${event.exception}`;
    case 'write.asked':
      return `asked to write ${event.paths.join(', ') || 'what nobody can say'} in run ${event.run} (${event.request})`;
    case 'write.answered':
      return `${event.approved ? 'approved' : 'rejected'} ${event.request}${because(event.reason)}`;
    case 'queue.changed':
      return `${event.did} ${event.branch} in the merge queue (${event.entry})${because(event.note)}`;
    case 'notify.failed':
      return `could not tell by ${event.kind}: ${event.reason}`;
  }
}

/** A move that changes nothing is told by its name alone. */
function handoffDeed({ handoff, did, from, to }: HandoffChanged): string {
  return `${did} ${handoff}${from === to ? '' : ` (${from} \u2192 ${to})`}`;
}

const CLOSINGS = { undone: 'put back', settled: 'found right', gone: 'saw replaced' };

const because = (reason: string | undefined) => (reason === undefined ? '' : `: ${reason}`);
