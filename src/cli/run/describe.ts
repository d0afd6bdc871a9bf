import type { ApprovalExpired, ApprovalRequested, StepOutcome, StepStarted } from '../../domain/event.ts';
import type { VerificationReport } from '../../domain/verification.ts';
import type { Happening } from '../../services/runner/parts.ts';
import { safeText } from '../text/safe-text.ts';
import { dollars, took } from '../text/amounts.ts';
import { shorten } from '../text/fit.ts';
import type { Spent } from './view/progress.ts';

/** A happening for a terminal. @param spent what has ended with it has used up, where that is known */
export function safeDescription(happening: Happening, spent?: Spent): string | undefined {
  const text = describe(happening, spent);
  return text === undefined ? undefined : safeText(text);
}

/** A happening in one line, or undefined where it says nothing to a person. */
function describe(happening: Happening, spent: Spent | undefined): string | undefined {
  switch (happening.type) {
    case 'run.started':
      return `run ${happening.run}${happening.rehearsal ? ' (rehearsal)' : ''}: ${happening.playbook} from ${happening.base.slice(0, 12)}`;
    case 'step.started':
      return `${happening.key}: started${startedBy(happening)}`;
    case 'run.resumed':
    case 'group.started':
    case 'session.used':
      return undefined;
    case 'attempt.failed':
      return `${happening.key}: ${describeOutcome(happening.outcome)}\n${indent(`tried again ${after(happening.at, happening.retryAt)}`)}`;
    case 'run.time-up':
      return 'the time of the run is up; what has not ended is ended';
    case 'time.up':
      return `${happening.key}: its time is up; what has not ended is ended`;
    case 'activity':
      return `${happening.key}: ${oneLine(happening.text)}`;
    case 'step.skipped':
      return `${happening.key}: skipped, as this does not hold: ${happening.condition}`;
    case 'write.refused':
      return `${happening.key}: refused to write ${happening.path}\n${indent(happening.text)}`;
    case 'step.finished':
      return `${happening.key}: ${describeOutcome(happening.outcome, spent)}`;
    case 'approval.requested':
      return describeQuestion(happening);
    case 'approval.answered':
      return `${happening.key}: ${happening.approved ? 'approved' : 'rejected'} by ${happening.by}: ${happening.reason}`;
    case 'approval.expired':
      return `${happening.key}: failed: ${happening.reason}${tooLate(happening)}`;
    case 'run.closing':
      return `the steps are over (${happening.outcome}); at the end of all:`;
    case 'work.requested':
      return `${happening.key}: left to a person, in ${happening.folder}: ${excerpt(happening.task)}`;
    case 'work.handed-in':
      return `${happening.key}: handed in by ${happening.by}`;
    case 'step.retried':
      return `${happening.key}: to be done again, says ${happening.by}`;
    case 'run.migrated':
      return `run goes on by the changed playbook, says ${happening.by}`;
    case 'playbook.kept':
      return `run goes on as it began, says ${happening.by}, although its playbook has changed`;
    case 'run.finished':
      return `run ${happening.outcome}${using(happening.outcome === 'succeeded' ? 'in' : 'after', spent)}${happening.reason === undefined ? '' : `: ${happening.reason}`}`;
  }
}

function startedBy({ role, branches, attempt }: StepStarted): string {
  const by = role === undefined ? '' : ` by ${role}`;
  const spread = branches ? ` for ${branches.join(', ')}` : '';
  return `${by}${spread}${attempt > 1 ? ` (attempt ${attempt})` : ''}`;
}

function describeQuestion({ key, question, look, expires }: ApprovalRequested): string {
  const until = expires === undefined ? '' : `, until ${expires}`;
  const things = (look ?? []).map((thing) => `\n${indent(`look at: ${oneLine(thing)}`)}`).join('');
  return `${key}: waits for a person${until}: ${oneLine(question)}${things}`;
}

function after(now: string, later: string): string {
  // It was reckoned a moment before it was put down.
  const ms = Math.max(0, Math.round((Date.parse(later) - Date.parse(now)) / 100)) * 100;
  return ms === 0 ? 'at once' : `in ${took(ms)}`;
}

function tooLate({ late }: ApprovalExpired): string {
  if (!late) return '';
  return `; what ${late.by} said came too late: ${late.approved ? 'approved' : 'rejected'}: ${late.reason}`;
}

/** How a step ended, what came of it, and what it took. */
export function describeOutcome(
  outcome: StepOutcome,
  spent: Spent = { costUsd: outcome.session?.costUsd ?? 0 },
): string {
  if (outcome.kind === 'failed') return `failed${using('after', spent)}: ${outcome.reason}${printedBy(outcome)}`;
  const parts = [`done${using('in', spent)}`];
  const { verdict, rounds, failed } = (outcome.output ?? {}) as {
    verdict?: unknown;
    rounds?: unknown;
    failed?: unknown;
  };
  if (typeof verdict === 'string') parts.push(`verdict ${verdict}`);
  if (typeof rounds === 'number') parts.push(`${rounds} ${rounds === 1 ? 'round' : 'rounds'}`);
  if (Array.isArray(failed) && failed.length > 0) parts.push(`without ${failed.map(branchIn).join(', ')}`);
  if (outcome.commit !== undefined) parts.push(`commit ${outcome.commit.slice(0, 12)}`);
  if (outcome.verification) parts.push(describeVerification(outcome.verification));
  if (outcome.late) parts.push(`wrote after its lease was lost: ${outcome.late.join(', ')}`);
  if (outcome.asked) parts.push(`changed what nobody owns: ${outcome.asked.join(', ')}`);
  if (outcome.document !== undefined) parts.push(`wrote ${outcome.document}`);
  return parts.join(', ');
}

/** ` in 12s ($0.42)` */
function using(word: 'in' | 'after', spent: Spent | undefined): string {
  const time = spent?.tookMs === undefined ? '' : ` ${word} ${took(spent.tookMs)}`;
  return spent && spent.costUsd > 0 ? `${time} (${dollars(spent.costUsd)})` : time;
}

function branchIn(failure: unknown): string {
  return String((failure as { key?: unknown } | null)?.key ?? '');
}

/** The last lines of the check that failed: the reason is in there. */
function printedBy({ verification }: Extract<StepOutcome, { kind: 'failed' }>): string {
  const checks = verification?.layers.flatMap((layer) => layer.checks) ?? [];
  const tail = checks.find(({ passed }) => !passed)?.tail.trimEnd() ?? '';
  return tail === '' ? '' : `\n${indent(tail.split('\n').slice(-LINES).join('\n'))}`;
}

/** How many lines of a failed check are shown; the journal has more. */
const LINES = 20;

function describeVerification({ layers, passed }: VerificationReport): string {
  const checks = layers.flatMap((layer) => layer.checks).length;
  if (!passed) return 'verification has not passed';
  return checks === 0 ? 'there was nothing to check' : `${checks} ${checks === 1 ? 'check' : 'checks'} passed`;
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The beginning of a text that may be long, in one safe line. */
export function excerpt(text: string): string {
  return shorten(safeText(oneLine(text)), EXCERPT_COLUMNS);
}

const EXCERPT_COLUMNS = 200;

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
