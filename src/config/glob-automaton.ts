import { SLASH } from './glob-alphabet.ts';
import type { Glob } from './globs.ts';
import type { Segment, Token } from './glob-syntax.ts';

interface Edge {
  matches(code: number): boolean;
  to: number;
}

/** A state of a glob's automaton: what may come next, and where one may go without a character. */
interface State {
  edges: Edge[];
  free: number[];
}

/**
 * A glob as an automaton that reads a path character by character. Sets of states are numbered as they are met, so
 * that a search can remember where it has been. Set 0 is the start.
 */
export interface Automaton {
  step(set: number, code: number): number;
  accepts(set: number): boolean;
  /** True when nothing that follows can match any more. */
  isDead(set: number): boolean;
}

export function automatonOf(glob: Glob): Automaton {
  const states: State[] = [];
  const finals = new Set<number>();
  const starts = glob.alternatives.map((segments) => {
    const start = states.length;
    finals.add(addSegments(states, segments));
    return start;
  });
  return determinise(states, starts, finals);
}

/** Appends the states of one alternative; the number of the last one is returned. */
function addSegments(states: State[], segments: readonly Segment[]): number {
  let current = add(states);
  for (const [index, segment] of segments.entries()) {
    if (segment === '**') {
      addFolders(states, current);
      continue;
    }
    for (const token of segment) current = addToken(states, current, token);
    if (index < segments.length - 1) current = addEdge(states, current, (code) => code === SLASH);
  }
  return current;
}

/** Any number of whole folders, each with its slash, leads back to where we are. */
function addFolders(states: State[], at: number): void {
  const inside = addEdge(states, at, notSlash);
  states[inside]?.edges.push({ matches: notSlash, to: inside }, { matches: (code) => code === SLASH, to: at });
}

function addToken(states: State[], at: number, token: Token): number {
  switch (token.kind) {
    case 'literal':
      return addEdge(states, at, (code) => code === token.code);
    case 'any':
      return addEdge(states, at, notSlash);
    case 'class':
      return addEdge(states, at, (code) => code !== SLASH && inClass(token, code) !== token.negated);
    case 'star': {
      // A state of its own: the one before may already have edges, of a ** or of another *.
      const loop = add(states);
      states[at]?.free.push(loop);
      states[loop]?.edges.push({ matches: notSlash, to: loop });
      return loop;
    }
  }
}

function add(states: State[]): number {
  return states.push({ edges: [], free: [] }) - 1;
}

function addEdge(states: State[], from: number, matches: (code: number) => boolean): number {
  const to = add(states);
  states[from]?.edges.push({ matches, to });
  return to;
}

const notSlash = (code: number) => code !== SLASH;

function inClass({ ranges }: Extract<Token, { kind: 'class' }>, code: number): boolean {
  return ranges.some(([from, to]) => from <= code && code <= to);
}

function determinise(states: readonly State[], starts: readonly number[], finals: ReadonlySet<number>): Automaton {
  const sets: number[][] = [];
  const numbers = new Map<string, number>();
  const known: Map<number, number>[] = [];
  const numberOf = (members: Iterable<number>): number => {
    const set = withFree(states, members);
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
      const next = numberOf(edges.filter((edge) => edge.matches(code)).map((edge) => edge.to));
      known[set]?.set(code, next);
      return next;
    },
    accepts: (set) => (sets[set] ?? []).some((state) => finals.has(state)),
    isDead: (set) => sets[set]?.length === 0,
  };
}

function withFree(states: readonly State[], members: Iterable<number>): number[] {
  const set = new Set(members);
  for (const state of set) for (const next of states[state]?.free ?? []) set.add(next);
  return [...set].sort((a, b) => a - b);
}
