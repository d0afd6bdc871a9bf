import type { Playbook, Step } from './playbook.ts';

/** What a run may cost, and how that is known. US dollars and milliseconds. */
export type Estimate =
  /** From former runs of the playbook that succeeded. */
  | {
      basis: 'runs';
      runs: number;
      medianUsd: number;
      leastUsd: number;
      mostUsd: number;
      medianMs: number;
      atMostUsd?: number;
    }
  /** No run has ended yet: what its budgets allow. */
  | { basis: 'budgets'; atMostUsd: number }
  | { basis: 'none' };

export interface FormerRun {
  costUsd: number;
  tookMs: number;
}

/** @param atMostUsd what its budgets allow, where they bound it */
export function estimateOf(former: readonly FormerRun[], atMostUsd: number | undefined): Estimate {
  const costs = former.map(({ costUsd }) => costUsd);
  const bound = atMostUsd === undefined ? {} : { atMostUsd };
  if (costs.some((cost) => cost > 0)) {
    return {
      basis: 'runs',
      runs: former.length,
      medianUsd: median(costs),
      leastUsd: Math.min(...costs),
      mostUsd: Math.max(...costs),
      medianMs: median(former.map(({ tookMs }) => tookMs)),
      ...bound,
    };
  }
  return atMostUsd === undefined ? { basis: 'none' } : { basis: 'budgets', atMostUsd };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = low] = sorted.length % 2 === 1 ? [sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}

export interface Players {
  /** part → role, or the roles. */
  parts: Readonly<Record<string, string | readonly string[]>>;
  /** What a call of a role's agent may cost, where the config says; 0 for a person. */
  budgetOf(role: string): number | undefined;
}

/** What a run costs at most by its budgets; undefined where something in it has none. Every loop is counted to its last round. */
export function boundOf(playbook: Playbook, players: Players): number | undefined {
  const { costUsd: limit } = playbook.limits;
  const all = [...playbook.steps, ...playbook.finally].map((step) => boundOfStep(step, players));
  const sum = all.includes(undefined) ? Infinity : all.reduce<number>((total, one) => total + (one ?? 0), 0);
  const bound = Math.min(limit ?? Infinity, sum);
  return bound === Infinity || !hasAgent([...playbook.steps, ...playbook.finally]) ? undefined : bound;
}

function boundOfStep(step: Step, players: Players): number | undefined {
  switch (step.verb) {
    case 'agent': {
      const budgets = [players.parts[step.part] ?? []].flat().map((role) => {
        const own = players.budgetOf(role);
        if (own === 0) return 0;
        // The step's own budget is for all its attempts together, the role's for each.
        const least = Math.min(step.budgetUsd ?? Infinity, (own ?? Infinity) * (1 + (step.retry?.max ?? 0)));
        return least === Infinity ? undefined : least;
      });
      if (budgets.length === 0 || budgets.includes(undefined)) return undefined;
      // A part that several play is played by one of them here: an `each` counts its branches itself.
      return Math.max(...budgets.map((budget) => budget ?? 0));
    }
    case 'loop':
      return times(step.max, step.steps, players);
    case 'each':
      return step.over.kind === 'list'
        ? undefined
        : times([players.parts[step.over.part] ?? []].flat().length, step.steps, players);
    case 'use':
      return times(1, step.steps, { ...players, parts: partsWithin(step.parts, players.parts) });
    default:
      return 0;
  }
}

function times(count: number, steps: readonly Step[], players: Players): number | undefined {
  const all = steps.map((step) => boundOfStep(step, players));
  return all.includes(undefined) ? undefined : count * all.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function partsWithin(theirs: Readonly<Record<string, string>>, ours: Players['parts']): Players['parts'] {
  return { ...ours, ...Object.fromEntries(Object.entries(theirs).map(([part, own]) => [part, ours[own] ?? []])) };
}

function hasAgent(steps: readonly Step[]): boolean {
  return steps.some((step) => step.verb === 'agent' || ('steps' in step && hasAgent(step.steps)));
}
