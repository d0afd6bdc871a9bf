import type {
  AgentStep,
  ApproveStep,
  EachStep,
  HandoffStep,
  LoopStep,
  MessageStep,
  RunStep,
  Step,
  WaitStep,
} from '../../domain/playbook.ts';
import { spellDuration } from './limits.ts';
import type { Bindings } from './run-parts.ts';

/** What is said of a step in a few words each: conditions, limits, rounds. */
export function notesOf(step: Step, bound: Bindings): string[] {
  const { condition, retry, effect } = step;
  return [
    ...(condition ? [`only if ${condition.source}`] : []),
    ...ownNotes(step, bound),
    ...(retry ? [`up to ${times(retry.max)} more on ${retry.on.join(', ')}`] : []),
    ...(effect ? ['never done twice'] : []),
  ];
}

function ownNotes(step: Step, bound: Bindings): string[] {
  switch (step.verb) {
    case 'agent':
      return agentNotes(step);
    case 'run':
      return [...workspaceNotes(step), `runs ${firstLine(step.command)}`, ...limitNotes(step)];
    case 'loop':
      return loopNotes(step);
    case 'each':
      return eachNotes(step, bound);
    case 'verify':
      return [
        'runs the checks that the role must pass',
        ...(step.onFailure === 'continue' ? ['goes on where they fail'] : []),
      ];
    case 'approve':
      return approveNotes(step);
    case 'handoff':
      return handoffNotes(step);
    case 'message':
      return messageNotes(step, bound);
    case 'wait':
      return waitNotes(step);
    case 'use':
      return [`does playbook ${step.playbook}`];
  }
}

function agentNotes(step: AgentStep): string[] {
  const answer = Object.keys((step.output?.['properties'] as object | undefined) ?? {});
  return [
    step.access === 'read' ? 'reads' : 'writes',
    ...workspaceNotes(step),
    ...(answer.length > 0 ? [`answers with ${answer.join(', ')}`] : []),
    ...(step.session === 'keep' ? ['goes on in its session'] : []),
    ...(step.budgetUsd === undefined ? [] : [`at most ${usd(step.budgetUsd)}`]),
    ...limitNotes(step),
  ];
}

function workspaceNotes({ workspace }: AgentStep | RunStep): string[] {
  const notes = { role: [], fresh: ['in a worktree of its own'], none: ['in no worktree'] };
  return notes[workspace];
}

function limitNotes({ limits: { timeoutMs, idleMs } }: AgentStep | RunStep | WaitStep): string[] {
  return [
    ...(timeoutMs === undefined ? [] : [`ended after ${spellDuration(timeoutMs)}`]),
    ...(idleMs === undefined ? [] : [`ended after ${spellDuration(idleMs)} of silence`]),
  ];
}

function loopNotes({ max, until, stall, exhausted }: LoopStep): string[] {
  const after = { fail: [], ask: ['then asks a person'], 'go-on': ['then goes on'] };
  return [
    `at most ${max} rounds, until ${until.source}`,
    ...(stall ? [`stuck where ${stall.source} stays the same`] : []),
    ...after[exhausted],
  ];
}

function eachNotes({ over, need, withinMs }: EachStep, bound: Bindings): string[] {
  const branches =
    over.kind === 'part'
      ? [bound[over.part] ?? []].flat().join(', ') || `whoever plays ${over.part}`
      : over.items.source;
  return [
    `at once for each of: ${branches}`,
    need === 'all' ? 'all have to succeed' : `${need} ${need === 1 ? 'has' : 'have'} to succeed`,
    ...(withinMs === undefined ? [] : [`within ${spellDuration(withinMs)}`]),
  ];
}

function approveNotes({ look, expiresMs }: ApproveStep): string[] {
  return [
    'waits for a person',
    ...(look.length === 0 ? [] : [`who looks at ${look.map(({ source }) => firstLine(source)).join(', ')}`]),
    ...(expiresMs === undefined ? [] : [`rejected after ${spellDuration(expiresMs)}`]),
  ];
}

function handoffNotes({ fields, isDraft }: HandoffStep): string[] {
  return [`${isDraft ? 'drafts' : 'writes'} the document with ${Object.keys(fields).join(', ')}`];
}

function messageNotes({ to, subject }: MessageStep, bound: Bindings): string[] {
  const whom =
    to.kind === 'everybody' ? 'everybody' : [bound[to.part] ?? []].flat().join(', ') || `whoever plays ${to.part}`;
  return [`tells ${whom}: ${firstLine(subject.source)}`];
}

function waitNotes(step: WaitStep): string[] {
  if (step.forMs !== undefined) return [`waits ${spellDuration(step.forMs)}`];
  const tries = `waits for ${firstLine(step.command ?? '')}, tried every ${spellDuration(step.everyMs)}`;
  return [tries, ...limitNotes(step)];
}

const firstLine = (text: string) => text.trim().split('\n')[0] ?? '';
const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
export const usd = (amount: number) => `$${amount.toFixed(2)}`;
