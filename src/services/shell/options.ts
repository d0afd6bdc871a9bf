import { isSeen } from './words/unseen.ts';

/**
 * The options of a command, as in `i? e: f: in-place? quiet`: one character for a short one, more for a long one; with `:`
 * the next word is its value, with `?` only what is attached to it.
 */
export interface Manual {
  shorts: ReadonlyMap<string, Kind>;
  longs: ReadonlyMap<string, Kind>;
}

type Kind = 'flag' | 'valued' | 'attached';

export function manual(text: string): Manual {
  const shorts = new Map<string, Kind>();
  const longs = new Map<string, Kind>();
  for (const word of text.split(' ')) {
    const kind = word.endsWith(':') ? 'valued' : word.endsWith('?') ? 'attached' : 'flag';
    const name = kind === 'flag' || word.length === 1 ? word : word.slice(0, -1);
    (name.length === 1 ? shorts : longs).set(name, kind);
  }
  return { shorts, longs };
}

export interface Given {
  /** As in the manual: `i` or `in-place`. */
  name: string;
  value: string | undefined;
}

export interface Read {
  options: Given[];
  operands: string[];
  /** An option that the manual does not have: what it means for the words after it is not known. */
  strange: string | undefined;
  has(...names: string[]): boolean;
  /** The values of an option, in their order. */
  values(...names: string[]): string[];
}

/** @param isStrict whether options end with the first operand, as for commands that run another */
export function readOptions(args: readonly string[], { shorts, longs }: Manual, isStrict = false): Read {
  const options: Given[] = [];
  const operands: string[] = [];
  let strange: string | undefined;
  let at = 0;
  const readLong = (word: string): void => {
    const equals = word.indexOf('=');
    const written = word.slice(2, equals === -1 ? undefined : equals);
    const name = longName(written, longs);
    const kind = longs.get(name);
    if (kind === undefined) strange ??= word;
    const value = equals === -1 ? undefined : word.slice(equals + 1);
    if (kind === 'valued' && value === undefined) at += 1;
    options.push({ name, value: value ?? (kind === 'valued' ? args[at] : undefined) });
  };
  const readShorts = (word: string): void => {
    for (let index = 1; index < word.length; index += 1) {
      const name = word[index] ?? '';
      const kind = shorts.get(name);
      if (kind === undefined) strange ??= `-${name}`;
      const rest = word.slice(index + 1);
      if (kind === 'valued' && rest === '') at += 1;
      const isWhole = kind === 'valued' || kind === 'attached';
      options.push({ name, value: !isWhole ? undefined : rest === '' && kind === 'valued' ? args[at] : rest });
      if (isWhole) return;
    }
  };
  for (; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (word.startsWith('--')) readLong(word);
    else if (word.startsWith('-') && word !== '-') readShorts(word);
    else if (isStrict) {
      operands.push(...args.slice(at));
      break;
    } else operands.push(word);
  }
  const named = (names: readonly string[]) => options.filter(({ name }) => names.includes(name));
  return {
    options,
    operands,
    strange,
    has: (...names) => named(names).length > 0,
    values: (...names) => named(names).map(({ value }) => value ?? ''),
  };
}

/** GNU's long options may be cut short as far as they stay plain. */
function longName(written: string, longs: ReadonlyMap<string, Kind>): string {
  if (longs.has(written) || !isSeen(written)) return written;
  return [...longs.keys()].find((name) => name.startsWith(written)) ?? written;
}
