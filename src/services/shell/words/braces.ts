/** The words that `a{b,c}` and `{1..3}` stand for, still quoted as they were; undefined where they are more than `most`. */
export function bracesOf(word: string, most: number): string[] | undefined {
  if (word.length > MOST_WORD) return undefined;
  const open = [word];
  const done: string[] = [];
  for (let text = open.shift(); text !== undefined; text = open.shift()) {
    const group = firstGroup(text);
    if (!group) {
      done.push(text);
      if (done.length > most) return undefined;
      continue;
    }
    const { before, choices, after } = group;
    if (choices.length + open.length > most || word.length * choices.length > MOST_TEXT) return undefined;
    open.unshift(...choices.map((choice) => before + choice + after));
  }
  return done;
}

/** Characters: braces are looked for from each that opens. */
const MOST_WORD = 4096;
const MOST_TEXT = 1024 * 1024;

interface Group {
  before: string;
  choices: string[];
  after: string;
}

/** The first brace that can be expanded, outside quotes and `${…}`. */
function firstGroup(text: string): Group | undefined {
  for (let at = 0; at < text.length; at = skip(text, at)) {
    if (text[at] !== '{') continue;
    const parts = partsFrom(text, at);
    if (!parts) continue;
    const [only = ''] = parts.choices;
    const choices = parts.choices.length > 1 ? parts.choices : sequence(only);
    if (choices) return { before: text.slice(0, at), choices, after: text.slice(parts.end + 1) };
  }
  return undefined;
}

/** Where the next character begins that is not part of a quote, an escape or an expansion. */
function skip(text: string, at: number): number {
  const char = text[at];
  if (char === '\\') return at + 2;
  if (char === "'") return after(text, at + 1, "'");
  if (char === '"' || char === '`') return afterQuote(text, at + 1, char);
  if (char === '$' && text[at + 1] === '{') return afterNested(text, at + 2, '{', '}');
  if (char === '$' && text[at + 1] === '(') return afterNested(text, at + 2, '(', ')');
  return at + 1;
}

function after(text: string, from: number, mark: string): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end + 1;
}

function afterQuote(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === mark) return at + 1;
  }
  return text.length;
}

function afterNested(text: string, from: number, open: string, close: string): number {
  for (let at = from, depth = 1; at < text.length; at += 1) {
    if (text[at] === open) depth += 1;
    if (text[at] === close) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function partsFrom(text: string, from: number): { choices: string[]; end: number } | undefined {
  const choices: string[] = [];
  let start = from + 1;
  for (let at = start, depth = 0; at < text.length; at = skip(text, at)) {
    const char = text[at];
    if (char === '{') depth += 1;
    else if (char === '}' && depth > 0) depth -= 1;
    else if (depth === 0 && (char === ',' || char === '}')) {
      choices.push(text.slice(start, at));
      start = at + 1;
      if (char === '}') return { choices, end: at };
    }
  }
  return undefined;
}

/** `1..10..2`, `a..e`. */
function sequence(text: string): string[] | undefined {
  const [from = '', to = '', by = '1', ...others] = text.split('..');
  if (others.length > 0 || !/^-?\d{1,9}$/.test(by)) return undefined;
  const isLetters = /^[a-zA-Z]$/.test(from) && /^[a-zA-Z]$/.test(to);
  if (!isLetters && !(/^-?\d{1,9}$/.test(from) && /^-?\d{1,9}$/.test(to))) return undefined;
  const [first, last] = isLetters ? [from.charCodeAt(0), to.charCodeAt(0)] : [Number(from), Number(to)];
  const step = Math.max(1, Math.abs(Number(by)));
  const count = Math.floor(Math.abs(last - first) / step) + 1;
  if (count > MOST_IN_SEQUENCE) return undefined;
  const width = /^-?0\d/.test(from) || /^-?0\d/.test(to) ? Math.max(from.length, to.length) : 0;
  const way = last < first ? -step : step;
  return Array.from({ length: count }, (_, index) => {
    const value = first + index * way;
    return isLetters ? String.fromCharCode(value) : `${value}`.padStart(width, '0');
  });
}

const MOST_IN_SEQUENCE = 2_000;
