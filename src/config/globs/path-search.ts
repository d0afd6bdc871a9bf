import { alphabetOf, SLASH } from './alphabet.ts';
import { type Automaton, automatonOf } from './automaton.ts';
import { mayMeet } from './meeting.ts';
import { type Glob, matcherOf, unnegated } from './glob.ts';

/** What a path must be: matched by all of `within`, held by none of the lists of `outside` (last match wins). */
export interface Wanted {
  within: readonly Glob[];
  outside: readonly (readonly Glob[])[];
}

export type Found = { kind: 'path'; path: string } | { kind: 'none' } | { kind: 'too-costly' };

/** Steps that some searches may take together; each costs a few microseconds. */
export interface Budget {
  steps: number;
}
export const fullBudget = (): Budget => ({ steps: 1_000_000 });

/** Searches for paths by the globs alone; no file has to exist. */
export interface PathSearch {
  find(wanted: Wanted): Found;
}

/**
 * The shortest path that is wanted, or the proof that there is none: a breadth-first search through the product of the
 * globs' automata. Segments that are empty, `.` or `..` are never produced.
 */
export function pathSearch(budget: Budget): PathSearch {
  // By its alternatives: a negated glob and its positive form are one automaton.
  const automata = new Map<Glob['alternatives'], Automaton>();
  const automaton = (glob: Glob): Automaton => {
    const known = automata.get(glob.alternatives) ?? automatonOf(glob);
    automata.set(glob.alternatives, known);
    return known;
  };
  return {
    find: ({ within, outside }) => {
      const meeting = outside.map((list) => list.filter((glob) => within.every((other) => mayMeet(glob, other))));
      const wanted = { within, outside: meeting.filter((list) => list.some((glob) => !glob.negated)) };
      const found = search(wanted, automaton, budget);
      return found.kind === 'path' ? { kind: 'path', path: confirmed(readable(found.path, wanted), wanted) } : found;
    },
  };
}

interface Node {
  sets: number[];
  segment: SegmentState;
  /** The way here, as a list that is shared by all the nodes behind it. */
  code: number;
  before: Node | undefined;
}

/** How much of a segment has been read: nothing, `.`, `..`, or something that is a name. */
type SegmentState = 'empty' | 'dot' | 'dots' | 'name';

function search(wanted: Wanted, automatonOf: (glob: Glob) => Automaton, budget: Budget): Found {
  const machines = [...wanted.within, ...wanted.outside.flat()].map(automatonOf);
  const alphabet = alphabetOf([...wanted.within, ...wanted.outside.flat()]);
  const { isWanted, isLost } = judgesOf(wanted, machines);
  const queue: Node[] = [{ sets: machines.map(() => 0), segment: 'empty', code: 0, before: undefined }];
  const seen = new Set<string>();
  for (const node of queue) {
    for (const code of alphabet) {
      const segment = segmentAfter(node.segment, code);
      if (segment === undefined) continue;
      if (--budget.steps < 0) return { kind: 'too-costly' };
      const sets = machines.map((machine, index) => machine.step(node.sets[index] ?? 0, code));
      if (isLost(sets)) continue;
      const key = `${segment}:${sets.join()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const next: Node = { sets, segment, code, before: node };
      if (segment === 'name' && isWanted(sets)) return { kind: 'path', path: pathTo(next) };
      queue.push(next);
    }
  }
  return { kind: 'none' };
}

interface Judges {
  isWanted(sets: readonly number[]): boolean;
  /** True where no path from here on can be wanted: a glob can no longer match, or a list holds all that follows. */
  isLost(sets: readonly number[]): boolean;
}

function judgesOf(wanted: Wanted, machines: readonly Automaton[]): Judges {
  const ask = (question: 'accepts' | 'isDead' | 'isSettled', sets: readonly number[], index: number): boolean =>
    machines[index]?.[question](sets[index] ?? 0) === true;
  const within = wanted.within.map((_, index) => index);
  let index = within.length;
  const lists = wanted.outside.map((list) => list.map(({ negated }) => ({ index: index++, negated })));
  return {
    isWanted: (sets) =>
      within.every((one) => ask('accepts', sets, one)) &&
      lists.every((list) => list.findLast((rule) => ask('accepts', sets, rule.index))?.negated !== false),
    isLost: (sets) =>
      within.some((one) => ask('isDead', sets, one)) ||
      lists.some((list) => {
        const last = list.findLast((rule) => !ask('isDead', sets, rule.index));
        return last?.negated === false && ask('isSettled', sets, last.index);
      }),
  };
}

function segmentAfter(before: SegmentState, code: number): SegmentState | undefined {
  if (code === SLASH) return before === 'name' ? 'empty' : undefined;
  if (code !== DOT) return 'name';
  return before === 'empty' ? 'dot' : before === 'dot' ? 'dots' : 'name';
}

const DOT = 0x2e;

function pathTo(last: Node): string {
  const codes: number[] = [];
  for (let node: Node | undefined = last; node?.before; node = node.before) codes.push(node.code);
  return String.fromCodePoint(...codes.toReversed());
}

/** The shortest path is all `x`; a name that says what it is reads better, where the globs allow it. */
function readable(path: string, wanted: Wanted): string {
  const isWanted = predicateOf(wanted);
  const candidates = [
    path.replace(/(^|\/)\.(?=[^/.]+$)/, '$1example.'),
    path.replace(/(^|\/)\.(?=[^/.]+$)/, '$1Example.'),
    path.replace(/(^|\/)[xyz](?=\.[^/]*$|$)/, '$1example'),
  ];
  return candidates.find((candidate) => candidate !== path && isWanted(candidate)) ?? path;
}

/** The automata and the compiled expressions are two readings of one glob; if they differ, that is a bug. */
function confirmed(path: string, wanted: Wanted): string {
  if (!predicateOf(wanted)(path)) {
    throw new Error(
      `globs and their automata disagree about ${path}: ${wanted.within.map((glob) => glob.pattern).join(' ')}`,
    );
  }
  return path;
}

function predicateOf({ within, outside }: Wanted): (path: string) => boolean {
  const isWithin = within.map((glob) => matcherOf([unnegated(glob)]));
  const isHeld = outside.map(matcherOf);
  return (path) => isWithin.every((matches) => matches(path)) && !isHeld.some((matches) => matches(path));
}
