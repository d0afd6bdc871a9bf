import { programOf } from '../../config/agent-presets.ts';
import type { CoordConfig } from '../../config/generated/config.ts';
import type { InputValue } from '../../domain/input.ts';
import type { AgentStep, EachStep, Playbook, RunLimits, RunStep, Step, WaitStep } from '../../domain/playbook.ts';
import { spellDuration } from './limits.ts';
import type { Bindings } from './run-parts.ts';

/** What a playbook would do, without doing it. */
export interface Plan {
  playbook: string;
  description: string;
  parts: PlannedPart[];
  inputs: { name: string; description: string; value?: InputValue }[];
  limits: RunLimits;
  steps: PlannedStep[];
}

export interface PlannedPart {
  part: string;
  description: string;
  roles: PlannedRole[];
}

export interface PlannedRole {
  role: string;
  /** What does the role's steps, as a person says it: `Claude Code, sonnet, at most $2.00 a session`. */
  agent: string;
}

export interface PlannedStep {
  id: string;
  title: string;
  verb: Step['verb'];
  /** What it waits for: the ids of steps in the same list. */
  needs: string[];
  /** Who works on it. */
  roles: string[];
  /** What is said of it in a few words each: conditions, limits, rounds. */
  notes: string[];
  steps?: PlannedStep[];
}

export function planOf(
  playbook: Playbook,
  bound: Bindings,
  inputs: Record<string, InputValue>,
  config: CoordConfig,
): Plan {
  const parts = Object.entries(playbook.parts).map(([part, { description }]) => ({
    part,
    description,
    roles: [bound[part] ?? []].flat().map((role) => ({ role, agent: agentOf(role, config) })),
  }));
  const given = Object.entries(playbook.inputs).map(([name, { description }]) => {
    const value = inputs[name];
    return { name, description, ...(value !== undefined && { value }) };
  });
  const { name, description, limits } = playbook;
  return {
    playbook: name,
    description,
    parts,
    inputs: given,
    limits,
    steps: playbook.steps.map((step) => planStep(step, bound)),
  };
}

function agentOf(role: string, { roles }: CoordConfig): string {
  const agent = roles[role]?.agent ?? {};
  const { kind = 'claude', model, budget_usd } = agent;
  if (kind === 'manual') return 'a person';
  const program = kind === 'command' ? (programOf(agent)?.argv[0] ?? 'a program') : 'Claude Code';
  const budget = budget_usd === undefined ? [] : [`at most ${usd(budget_usd)} a session`];
  return [program, ...(model === undefined ? [] : [model]), ...budget].join(', ');
}

function planStep(step: Step, bound: Bindings): PlannedStep {
  const { id, title, verb, needs } = step;
  const inner = 'steps' in step ? { steps: step.steps.map((one) => planStep(one, bound)) } : {};
  return { id, title, verb, needs, roles: rolesOf(step, bound), notes: notesOf(step, bound), ...inner };
}

function rolesOf(step: Step, bound: Bindings): string[] {
  const parts = 'part' in step ? [step.part] : step.verb === 'handoff' ? [step.from, step.to] : [];
  return parts.flatMap((part) => bound[part] ?? []);
}

function notesOf(step: Step, bound: Bindings): string[] {
  const condition = step.condition ? [`only if ${step.condition.source}`] : [];
  switch (step.verb) {
    case 'agent':
      return [...condition, ...agentNotes(step)];
    case 'run':
      return [...condition, `runs ${firstLine(step.command)}`, ...limitNotes(step)];
    case 'loop':
      return [...condition, `at most ${step.max} rounds, until ${step.until.source}`];
    case 'each':
      return [...condition, ...eachNotes(step, bound)];
    case 'verify':
      return [...condition, 'runs the checks that the role must pass'];
    case 'approve':
      return [...condition, 'waits for a person'];
    case 'handoff':
      return [...condition, `writes the document with ${Object.keys(step.fields).join(', ')}`];
    case 'message':
      return [
        ...condition,
        `tells ${step.to.kind === 'part' ? step.to.part : 'everybody'}: ${firstLine(step.subject.source)}`,
      ];
    case 'wait':
      return [...condition, ...waitNotes(step)];
    case 'use':
      return [...condition, `does playbook ${step.playbook}`];
  }
}

function agentNotes(step: AgentStep): string[] {
  const answer = Object.keys((step.output?.['properties'] as object | undefined) ?? {});
  return [
    step.access === 'read' ? 'reads' : 'writes',
    ...(answer.length > 0 ? [`answers with ${answer.join(', ')}`] : []),
    ...(step.session === 'keep' ? ['goes on in its session'] : []),
    ...(step.budgetUsd === undefined ? [] : [`at most ${usd(step.budgetUsd)}`]),
    ...limitNotes(step),
  ];
}

function limitNotes({ limits: { timeoutMs, idleMs } }: AgentStep | RunStep): string[] {
  return [
    ...(timeoutMs === undefined ? [] : [`ended after ${spellDuration(timeoutMs)}`]),
    ...(idleMs === undefined ? [] : [`ended after ${spellDuration(idleMs)} of silence`]),
  ];
}

function waitNotes({ forMs, command, everyMs, limits: { timeoutMs } }: WaitStep): string[] {
  if (forMs !== undefined) return [`waits ${spellDuration(forMs)}`];
  const tries = `waits for ${firstLine(command ?? '')}, tried each ${spellDuration(everyMs)}`;
  return [tries, ...(timeoutMs === undefined ? [] : [`ended after ${spellDuration(timeoutMs)}`])];
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

const firstLine = (text: string) => text.trim().split('\n')[0] ?? '';
const usd = (amount: number) => `$${amount.toFixed(2)}`;
