/** Characters that are looked at, at most, to find the objects in a text. */
const MOST_LOOKS = 50_000_000;

/**
 * The JSON value in what a model wrote: the whole text, or else its last block fenced as json, or else the last object
 * in it. Undefined where it holds none.
 */
export function jsonIn(text: string): { value: unknown } | undefined {
  return parse(text) ?? lastFenced(text) ?? lastObject(text);
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function lastFenced(text: string): { value: unknown } | undefined {
  const blocks: string[][] = [];
  let open: string[] | undefined;
  for (const line of text.split('\n')) {
    const word = line.trim();
    if (open && word === '```') open = undefined;
    else if (open) open.push(line);
    else if (word.toLowerCase() === '```json') {
      open = [];
      blocks.push(open);
    }
  }
  for (const block of blocks.toReversed()) {
    const found = parse(block.join('\n'));
    if (found) return found;
  }
  return undefined;
}

/** Objects inside of others don't count. */
function lastObject(text: string): { value: unknown } | undefined {
  const starts = /\{\s*["}]/g;
  let last: { value: unknown } | undefined;
  let looks = 0;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const end = endOfObject(text, match.index);
    const found = end.isClosed ? parse(text.slice(match.index, end.at)) : undefined;
    looks += end.at - match.index;
    if (looks > MOST_LOOKS) return undefined;
    last = found ?? last;
    starts.lastIndex = found ? end.at : match.index + 1;
  }
  return last;
}

/** Where the braces are balanced again, or where it is clear that they never will be. */
function endOfObject(text: string, start: number): { isClosed: boolean; at: number } {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInString = false;
      else if (sign === '\n') return { isClosed: false, at };
    } else if (sign === '"') isInString = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return { isClosed: true, at: at + 1 };
    }
  }
  return { isClosed: false, at: text.length };
}
