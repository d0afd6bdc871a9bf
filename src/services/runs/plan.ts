import { programOf } from '../../config/agent-presets.ts';
import type { CoordConfig } from '../../config/generated/config.ts';
import type { InputType, InputValue } from '../../domain/input.ts';
import type { Playbook, RunLimits, Step, UseStep } from '../../domain/playbook.ts';
import { notesOf, usd } from './plan-notes.ts';
import type { Bindings } from './run-parts.ts';

/** What a playbook would do, without doing it. */
export interface Plan {
  playbook: string;
  description: string;
  parts: PlannedPart[];
  inputs: PlannedInput[];
  limits: RunLimits;
  steps: PlannedStep[];
  /** Done at the end, whatever happened. */
  finally: PlannedStep[];
}

export interface PlannedInput {
  name: string;
  description: string;
  type: InputType;
  choices?: string[];
  /** Absent where it is not given yet. For a secret the name of its variable. */
  value?: InputValue;
  /** The environment variable that holds it. */
  secret?: string;
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
  const given = Object.entries(playbook.inputs).map(([name, { description, type, choices, secret }]) => {
    const value = inputs[name];
    return {
      name,
      description,
      type,
      ...(choices && { choices }),
      ...(value !== undefined && { value }),
      ...(secret && { secret: secret.env }),
    };
  });
  const { name, description, limits } = playbook;
  return {
    playbook: name,
    description,
    parts,
    inputs: given,
    limits,
    steps: playbook.steps.map((step) => planStep(step, bound)),
    finally: playbook.finally.map((step) => planStep(step, bound)),
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
  const within = step.verb === 'use' ? boundIn(step, bound) : bound;
  const inner = 'steps' in step ? { steps: step.steps.map((one) => planStep(one, within)) } : {};
  return { id, title, verb, needs, roles: rolesOf(step, bound), notes: notesOf(step, bound), ...inner };
}

/** A playbook that is used has names of its own for our parts. */
function boundIn({ parts }: UseStep, bound: Bindings): Bindings {
  return Object.fromEntries(Object.entries(parts).map(([theirs, ours]) => [theirs, bound[ours] ?? []]));
}

function rolesOf(step: Step, bound: Bindings): string[] {
  return partsOf(step).flatMap((part) => bound[part] ?? []);
}

function partsOf(step: Step): string[] {
  if (step.verb === 'handoff') return [step.from, step.to];
  if (step.verb === 'message') return step.from === undefined ? [] : [step.from];
  return 'part' in step && step.part !== undefined ? [step.part] : [];
}
