import type { Glob } from './glob.ts';
import type { Segment, Token } from './syntax.ts';

type Sign = Exclude<Token, { kind: 'star' }> | { kind: 'slash' } | { kind: 'anything' };

export interface Edge {
  on: Sign;
  to: number;
}

/** What may come next, and where one may go without a character. */
export interface GlobState {
  edges: Edge[];
  free: number[];
}

export interface GlobStates {
  states: GlobState[];
  starts: number[];
  /** The pattern is used up: a path that ends here matches. */
  end: number;
  /** Below a `**` that ends the pattern: whatever follows matches. */
  anything: number;
}

/** A pattern in one line: `folders` is a `**` with the slash behind it, `below` one that ends the pattern. */
type Item = Token | { kind: 'slash' } | { kind: 'folders' } | { kind: 'below' };

/**
 * The states of a glob. A state is what is left of the pattern to match, so the ways through its braces share all that
 * they have in common at their ends: without that, `**` before braces would double the work for each of them.
 */
export function statesOf(glob: Glob): GlobStates {
  const states: GlobState[] = [];
  const add = (): number => states.push({ edges: [], free: [] }) - 1;
  const end = add();
  const anything = add();
  states[anything]?.edges.push({ on: { kind: 'anything' }, to: anything });
  const known = new Map<string, number>([['', end]]);

  const stateFor = (items: readonly Item[]): number => {
    const key = JSON.stringify(items);
    const found = items.length === 0 ? end : known.get(key);
    if (found !== undefined) return found;
    const state = add();
    known.set(key, state);
    const [item, ...rest] = items;
    if (item) connect(state, item, item.kind === 'below' ? anything : stateFor(rest));
    return state;
  };
  const connect = (state: number, item: Item, next: number): void => {
    const { edges, free } = states[state] as GlobState;
    switch (item.kind) {
      case 'star':
        free.push(next);
        edges.push({ on: ANY, to: state });
        return;
      case 'folders': {
        const inside = add();
        free.push(next);
        edges.push({ on: ANY, to: inside });
        states[inside]?.edges.push({ on: ANY, to: inside }, { on: { kind: 'slash' }, to: state });
        return;
      }
      case 'below':
        edges.push({ on: ANY, to: next });
        return;
      default:
        edges.push({ on: item, to: next });
    }
  };
  const starts = glob.alternatives.map((segments) => stateFor(itemsOf(segments)));
  return { states, starts: [...new Set(starts)], end, anything };
}

const ANY: Sign = { kind: 'any' };

function itemsOf(segments: readonly Segment[]): Item[] {
  const last = segments.at(-1);
  const isBelow = segments.at(-2) === '**' && Array.isArray(last) && last.length === 1 && last[0]?.kind === 'star';
  const spelled = isBelow ? segments.slice(0, -2) : segments;
  const items = spelled.flatMap((segment, index): Item[] => {
    if (segment === '**') return [{ kind: 'folders' }];
    const isLast = index === segments.length - 1;
    return isLast ? segment : [...segment, { kind: 'slash' }];
  });
  return isBelow ? [...items, { kind: 'below' }] : items;
}
