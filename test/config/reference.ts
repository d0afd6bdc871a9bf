/** The glob language again, slow and obvious: what src/config/globs.ts must agree with. */
function referenceMatches(pattern: string, path: string): boolean {
  return expand(pattern).some((plain) => matchSegments(plain.split('/'), path.split('/')));
}

/** A list of patterns: the last one that matches decides. */
export function referenceOwns(patterns: readonly string[], path: string): boolean {
  let owns = false;
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    if (referenceMatches(negated ? pattern.slice(1) : pattern, path)) owns = !negated;
  }
  return owns;
}

/** The first pair of braces is written out, then the rest. */
function expand(pattern: string): string[] {
  const open = pattern.indexOf('{');
  if (open === -1) return [pattern];
  let depth = 0;
  let close = open;
  const commas: number[] = [];
  for (; close < pattern.length; close++) {
    if (pattern[close] === '{') depth += 1;
    if (pattern[close] === '}' && --depth === 0) break;
    if (pattern[close] === ',' && depth === 1) commas.push(close);
  }
  const inner = pattern.slice(open + 1, close);
  const bounds = [open, ...commas, close];
  const choices =
    commas.length === 0 ? count(inner) : bounds.slice(1).map((end, i) => pattern.slice((bounds[i] ?? 0) + 1, end));
  return choices.flatMap((choice) => expand(pattern.slice(0, open) + choice + pattern.slice(close + 1)));
}

function count(range: string): string[] {
  const [first = '', last = ''] = range.split('..');
  const width = first.startsWith('0') ? last.length : 0;
  const numbers: string[] = [];
  for (let number = Number(first); number <= Number(last); number++) numbers.push(String(number).padStart(width, '0'));
  return numbers;
}

function matchSegments(pattern: string[], path: string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length === 0;
  if (path.length === 0) return false;
  if (first !== '**') return matchSegment(first, path[0] ?? '') && matchSegments(rest, path.slice(1));
  if (rest.length === 0) return true;
  return matchSegments(rest, path) || matchSegments(pattern, path.slice(1));
}

function matchSegment(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  if (pattern.startsWith('*')) {
    return matchSegment(pattern.slice(1), name) || (name !== '' && matchSegment(pattern, name.slice(1)));
  }
  if (name === '') return false;
  if (pattern.startsWith('?')) return matchSegment(pattern.slice(1), name.slice(1));
  if (pattern.startsWith('[')) {
    const end = pattern.indexOf(']');
    const isMember = inClass(pattern.slice(1, end).replace(/^!/, ''), name.charAt(0));
    return isMember !== pattern.startsWith('[!') && matchSegment(pattern.slice(end + 1), name.slice(1));
  }
  return pattern[0] === name[0] && matchSegment(pattern.slice(1), name.slice(1));
}

function inClass(members: string, char: string): boolean {
  const range = /^(.)-(.)$/.exec(members);
  return range ? (range[1] ?? '') <= char && char <= (range[2] ?? '') : members.includes(char);
}
