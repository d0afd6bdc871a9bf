import { beginningOf, type Thread } from '../../domain/thread.ts';
import { owedInput } from '../../domain/decision.ts';
import { since as sinceWhen } from '../../domain/handoff.ts';
import type { Author } from '../../domain/records.ts';
import type { Concerns } from '../../services/team/concerns.ts';
import { nameOfKey } from '../../services/leases/lease-key.ts';
import type { InstanceStatus, LeaseStatus, StatusDocument } from '../../services/team/status-document.ts';
import { expiry } from '../approvals/show.ts';
import { ago, counted } from '../text/amounts.ts';
import { standing } from '../handoff/describe.ts';
import { dueIn } from '../text/due.ts';
import { authorName } from '../../domain/author.ts';
import { recipientName } from '../text/recipient.ts';
import { safeText } from '../text/safe-text.ts';
import { type Row, table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';

export interface StatusView {
  document: StatusDocument;
  concerns: Concerns;
  author: Author;
  /** Whether sessions are seen: their hooks are installed. */
  isHooked: boolean;
  /** With leases and where everybody works. */
  verbose: boolean;
  now: Date;
}

/** The state of the team for people: first what concerns whoever asks, then who is at work, then, if wanted, the rest. */
export function showStatus(view: StatusView, terminal: Terminal): string {
  const { document, author, verbose, now } = view;
  const { bold } = terminal.colors;
  const forWhom = author.role ?? (author.as === 'person' ? 'a person' : 'you');
  const rows = concernRows(view, terminal);
  const blocks = [
    headline(document, terminal),
    rows.length === 0
      ? `Nothing waits for ${forWhom}.`
      : `${bold(`WAITS FOR ${forWhom.toUpperCase()}`)}\n${plainTable(rows, terminal)}`,
    instancesTable(view, terminal),
    ...(verbose && document.coordination.leases.length > 0 ? [leasesTable(document, now, terminal)] : []),
    ...needs(document, terminal),
  ];
  return blocks.join('\n\n');
}

function headline({ session, coordination }: StatusDocument, { colors }: Terminal): string {
  const {
    openTasks,
    unansweredMessages,
    pendingDecisions,
    openConflicts,
    queued,
    leases,
    lateWrites,
    violations,
    paused,
    exceptions,
  } = coordination;
  const counts = [
    counted(session.totalInstances, 'instance'),
    counted(openTasks, 'open task'),
    counted(unansweredMessages, 'unanswered question'),
    counted(pendingDecisions, 'pending decision'),
    counted(leases.length, 'lease'),
    ...(queued > 0 ? [counted(queued, 'waiting merge')] : []),
  ];
  const alarms = [
    ...(paused
      ? [`the team is paused${paused.reason === undefined ? '' : `: ${safeText(paused.reason)}`}; coord resume-team`]
      : []),
    ...exceptions.map(
      ({ id, paths, role, until }) =>
        `${role ?? 'everybody'} may write ${safeText(paths?.join(', ') ?? 'everything')} until ${until}; coord lock ${id}`,
    ),
    ...(openConflicts > 0 ? [`${counted(openConflicts, 'open conflict')}; coord conflict list`] : []),
    ...(lateWrites > 0 ? [`${counted(lateWrites, 'late write')}; coord health`] : []),
    ...(violations > 0 ? [`${counted(violations, 'change')} against the rules; coord audit`] : []),
  ];
  const line = `${colors.bold(session.project)}: ${counts.join(', ')}`;
  return [line, ...alarms.map((alarm) => colors.yellow(alarm))].join('\n');
}

function concernRows({ concerns, document, author, now }: StatusView, terminal: Terminal): Row[] {
  const { handoffProtocol } = document;
  const { toAnswer, toRead, tasks, decisions, handoffs } = concerns;
  const since = (at: string) => ago(now.getTime() - Date.parse(at));
  const message = (thread: Thread, deed: string): Row => {
    const { by, to, at, subject, text } = beginningOf(thread);
    const whom = author.role === undefined ? ` ${recipientName(to)}` : '';
    return { cells: [thread.id, since(at), `${authorName(by)} ${deed}${whom}: ${subject ?? text}`] };
  };
  return [
    ...handoffProtocol.waiting.map(({ run, question, answer, ...asked }) => ({
      cells: ['run', '', `${run} asks: ${question.trim()}${expiry(asked, now)}`],
      // A write that is asked about says it itself.
      ...(!question.endsWith(answer) && { under: answer }),
    })),
    ...handoffProtocol.stopped.map(({ run, next }) => ({ cells: ['run', '', `${run} was stopped`], under: next })),
    ...document.coordination.escalated.map(({ id, branch, into, since: at, reason, answer }) => ({
      cells: [id, since(at), `${branch} is not in ${into}: ${reason}`],
      under: answer,
    })),
    ...handoffs.map((handoff) => ({
      cells: [
        handoff.id,
        since(sinceWhen(handoff)),
        `${handoff.escalated ? `${handoff.escalated.reason}: ` : ''}${handoff.title}`,
      ],
      under: standing(handoff),
      ...(handoff.escalated && { paint: { 2: terminal.colors.yellow } }),
    })),
    ...toAnswer.map((thread) => message(thread, 'asks')),
    ...decisions.map((decision) => ({
      cells: [decision.id, since(decision.proposed.at), `decide: ${decision.title}${waitsFor(owedInput(decision))}`],
    })),
    ...tasks.map(({ id, status, title, due }) => ({
      cells: [id, due === undefined ? '' : dueIn(due, now), `${status}: ${title}`],
      ...(due !== undefined && new Date(due) < now && { paint: { 1: terminal.colors.red } }),
    })),
    ...toRead.map((thread) => message(thread, 'wrote')),
  ];
}

function waitsFor(roles: readonly string[]): string {
  return roles.length === 0 ? '' : ` (input of ${roles.join(', ')})`;
}

function instancesTable({ document, verbose, isHooked, now }: StatusView, terminal: Terminal): string {
  const all = Object.entries(document.instances);
  const hint = isHooked ? '' : ' Sessions are seen once their hooks are installed: coord hooks install';
  if (all.length === 0) return `Nobody is at work.${hint}`;
  const head = ['INSTANCE', 'ROLE', 'STATUS', 'SEEN', ...(verbose ? ['BRANCH', 'LEASES', 'WORKTREE'] : []), 'DOING'];
  const rows = all.map(([id, instance]): Row => {
    const { role, status, lastSeen, branch, leases, worktree } = instance;
    const seen = ago(now.getTime() - Date.parse(lastSeen));
    const where = verbose ? [branch ?? '', String(leases.length), worktree] : [];
    return {
      cells: [shortId(id), role ?? '', status, seen, ...where, doing(instance)],
      paint: { 2: paintOf(status, terminal) },
    };
  });
  return table(head, rows, terminal);
}

/** Session ids are long, and their beginnings differ. */
const shortId = (id: string) => (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? id.slice(0, 8) : id);

function doing({ tasks, doing: said, activity, available }: InstanceStatus): string {
  const what = [...tasks, said, activity].filter((text) => text !== null && text !== '').join('; ');
  return available ? what : `${what}${what === '' ? '' : '; '}not to be disturbed`;
}

function paintOf(status: InstanceStatus['status'], { colors }: Terminal): (text: string) => string {
  return { active: colors.green, idle: colors.yellow, lost: colors.red, ended: colors.dim }[status];
}

function leasesTable({ coordination }: StatusDocument, now: Date, terminal: Terminal): string {
  const rows = coordination.leases.map(({ key, role, holder, since, until }: LeaseStatus) => ({
    cells: [
      nameOfKey(key),
      role ?? shortId(holder),
      ago(now.getTime() - Date.parse(since)),
      `until ${until.slice(11, 19)}Z`,
    ],
  }));
  return table(['LEASE', 'HELD BY', 'SINCE', 'UNTIL'], rows, terminal);
}

/** What instances say that they need from others. */
function needs({ instances }: StatusDocument, terminal: Terminal): string[] {
  const rows = Object.entries(instances).flatMap(([id, { role, collaborationNeeded }]) =>
    collaborationNeeded.map((need) => ({ cells: [role ?? shortId(id), need] })),
  );
  return rows.length === 0 ? [] : [table(['WHO', 'NEEDS'], rows, terminal)];
}

/** A table without a head. */
function plainTable(rows: readonly Row[], terminal: Terminal): string {
  return table(['', '', ''], rows, terminal).split('\n').slice(1).join('\n');
}
