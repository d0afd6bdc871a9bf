import { isSameVoice } from './author.ts';
import type { Author, DecisionEvent, DecisionProposed } from './records.ts';

/** A choice that a team has made or is to make, folded from the log. */
export interface Decision
  extends Pick<
    DecisionProposed,
    | 'id'
    | 'title'
    | 'description'
    | 'category'
    | 'scope'
    | 'tags'
    | 'options'
    | 'inputFrom'
    | 'deadline'
    | 'affects'
    | 'about'
  > {
  /** Decisions that are superseded as soon as this one is decided. */
  replaces: string[];
  proposed: Done;
  inputs: Input[];
  decided?: FinalCall;
  superseded?: Done & { replacement: string };
  archived?: Done;
}

/** When and by whom something was done, and its place in the log. */
export interface Done {
  at: string;
  by: Author;
  seq: number;
}

export interface Input extends Done {
  text: string;
  /** An option's name. */
  prefers?: string;
}

export interface FinalCall extends Done {
  choice: string;
  rationale: string;
  /** Roles that gave input. */
  contributors: string[];
  /** Roles whose input was needed, and that had given none. */
  withoutInput: string[];
}

export const STATUSES = ['pending', 'decided', 'superseded', 'archived'] as const;
export type DecisionStatus = (typeof STATUSES)[number];

/** Every decision there is, by id, in the order in which they were proposed. */
export interface Decisions {
  byId: Record<string, Decision>;
}

/**
 * What the log of decisions comes to. Nobody holds a lock between the look at a decision and the record that changes it: of
 * two records that exclude each other the first one counts, for every reader.
 */
export const DECISIONS = { name: 'decisions-1', initial: { byId: {} } as Decisions, step };

function step(decisions: Decisions, event: DecisionEvent & { seq: number }): Decisions {
  const { byId } = decisions;
  if (event.type === 'decision.proposed') {
    byId[event.id] ??= proposedAs(event);
    if (event.decided) supersedeReplaced(byId, event.id);
    return decisions;
  }
  const decision = byId[event.id];
  if (!decision) return decisions;
  const done: Done = { at: event.at, by: event.by, seq: event.seq };
  switch (event.type) {
    case 'decision.input':
      decision.inputs.push({
        ...done,
        text: event.text,
        ...(event.prefers !== undefined && { prefers: event.prefers }),
      });
      break;
    case 'decision.decided':
      if (statusOf(decision) !== 'pending') break;
      decision.decided = {
        ...done,
        choice: event.choice,
        rationale: event.rationale,
        contributors: event.contributors,
        withoutInput: event.withoutInput,
      };
      supersedeReplaced(byId, event.id);
      break;
    case 'decision.superseded':
      decision.superseded ??= { ...done, replacement: event.replacement };
      break;
    case 'decision.archived':
      decision.archived ??= done;
      break;
  }
  return decisions;
}

/** A decision of which nothing but its proposal is known. */
export function proposedAs(event: DecisionProposed & { seq: number }): Decision {
  const { at, by, seq, id, title, description, category, scope, tags, options } = event;
  const { inputFrom, deadline, affects, about, replaces = [], decided } = event;
  const done: Done = { at, by, seq };
  return {
    id,
    title,
    category,
    scope,
    tags,
    options,
    inputFrom,
    affects,
    replaces,
    proposed: done,
    inputs: [],
    ...(description !== undefined && { description }),
    ...(deadline !== undefined && { deadline }),
    ...(about && { about }),
    ...(decided && { decided: { ...done, ...decided, contributors: [], withoutInput: [] } }),
  };
}

/** A decision and the end of what it replaces are one record: no crash can come between them. */
function supersedeReplaced(byId: Decisions['byId'], replacement: string): void {
  const { replaces = [], decided } = byId[replacement] ?? {};
  if (!decided) return;
  for (const id of replaces) {
    const replaced = byId[id];
    if (replaced) replaced.superseded ??= { at: decided.at, by: decided.by, seq: decided.seq, replacement };
  }
}

export function statusOf({ decided, superseded, archived }: Decision): DecisionStatus {
  if (archived) return 'archived';
  if (superseded) return 'superseded';
  return decided ? 'decided' : 'pending';
}

/** Pending past its deadline. */
export function isOverdue(decision: Decision, now: Date): boolean {
  const { deadline } = decision;
  return statusOf(decision) === 'pending' && deadline !== undefined && new Date(deadline) < now;
}

/** Roles that gave input, in the order in which they first did. */
export function contributorsOf({ inputs }: Decision): string[] {
  return [...new Set(inputs.flatMap(({ by }) => (by.role === undefined ? [] : [by.role])))];
}

/** Roles whose input is needed, and that have given none. */
export function owedInput(decision: Decision): string[] {
  const given = contributorsOf(decision);
  return decision.inputFrom.filter((role) => !given.includes(role));
}

/**
 * Whether a role is to do something about a pending decision: it owes input; or it proposed the decision and everybody asked
 * has given theirs; or the deadline has passed of one that concerns it.
 */
export function waitsFor(decision: Decision, role: string, now: Date): boolean {
  if (statusOf(decision) !== 'pending') return false;
  const owed = owedInput(decision);
  if (owed.includes(role)) return true;
  const isProposer = decision.proposed.by.role === role;
  if (isProposer && decision.inputFrom.length > 0 && owed.length === 0) return true;
  const concerns = isProposer || decision.inputFrom.includes(role) || doesAffect(decision, role);
  return concerns && isOverdue(decision, now);
}

export function doesAffect({ affects }: Decision, role: string): boolean {
  return affects.includes('all') || affects.includes(role);
}

/** Whether a role's agent, in this session or another one, is who did something; a person is never an agent. */
export function isBy({ by }: Pick<Done, 'by'>, author: Author): boolean {
  const areAgents = by.as === 'agent' && author.as === 'agent';
  return areAgents && (author.role ?? author.instance) !== undefined && isSameVoice(by, author);
}
