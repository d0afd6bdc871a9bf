import { SLASH } from './alphabet.ts';
import { type Edge, type GlobState, statesOf } from './states.ts';
import type { Glob } from './glob.ts';

/**
 * A glob as an automaton that reads a path character by character. Sets of states are numbered as they are met, so
 * that a search can remember where it has been. Set 0 is the start. Only paths without empty segments may be read.
 */
export interface Automaton {
  step(set: number, code: number): number;
  accepts(set: number): boolean;
  /** True when nothing that follows can match any more. */
  isDead(set: number): boolean;
  /** True when everything that follows matches. */
  isSettled(set: number): boolean;
}

export function automatonOf(glob: Glob): Automaton {
  const { states, starts, end, anything } = statesOf(glob);
  const sets: number[][] = [];
  const numbers = new Map<string, number>();
  const known: Map<number, number>[] = [];
  const numberOf = (members: Iterable<number>): number => {
    const closed = withFree(states, members);
    // Where anything may follow, what else might have matched makes no difference.
    const set = closed.includes(anything) ? [anything] : closed;
    const key = set.join();
    const found = numbers.get(key);
    if (found !== undefined) return found;
    numbers.set(key, sets.length);
    known.push(new Map());
    return sets.push(set) - 1;
  };
  numberOf(starts);
  return {
    step: (set, code) => {
      const remembered = known[set]?.get(code);
      if (remembered !== undefined) return remembered;
      const edges = (sets[set] ?? []).flatMap((state) => states[state]?.edges ?? []);
      const next = numberOf(edges.filter((edge) => follows(edge, code)).map((edge) => edge.to));
      known[set]?.set(code, next);
      return next;
    },
    accepts: (set) => (sets[set] ?? []).some((state) => state === end || state === anything),
    isDead: (set) => sets[set]?.length === 0,
    isSettled: (set) => sets[set]?.[0] === anything,
  };
}

function withFree(states: readonly GlobState[], members: Iterable<number>): number[] {
  const set = new Set(members);
  for (const state of set) for (const next of states[state]?.free ?? []) set.add(next);
  return [...set].sort((a, b) => a - b);
}

function follows({ on }: Edge, code: number): boolean {
  switch (on.kind) {
    case 'slash':
      return code === SLASH;
    case 'any':
      return code !== SLASH;
    case 'literal':
      return code === on.code;
    case 'class':
      return code !== SLASH && on.ranges.some(([from, to]) => from <= code && code <= to) !== on.negated;
    case 'anything':
      return true;
  }
}
