/** The candidate that `word` was probably meant to be, or undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  // A third of the word may differ: `fronted` is frontend, `ui` is not `api`.
  let bound = Math.max(1, Math.floor(word.length / 3));
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const distance = spelled(word) === spelled(candidate) ? 0 : editDistance(spelled(word), spelled(candidate));
    if (distance <= bound) {
      best = candidate;
      bound = distance - 1;
    }
  }
  return best;
}

/** Case and the choice between `-`, `_` and nothing are the commonest slips. */
const spelled = (word: string) => word.toLowerCase().replace(/[-_ ]/g, '');

/** Insertions, removals, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 20 || a.length > 80) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = cell(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, cell(last, j) + 1, cell(row, j - 1) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, cell(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length);
}

const cell = (row: readonly number[], index: number) => row[index] ?? Infinity;

/** `did you mean 'x'?`, else the list of what there is; undefined when there is nothing to choose from. */
export function hintFor(word: string, candidates: readonly string[], what: string): string | undefined {
  const guess = nearest(word, candidates);
  if (guess !== undefined) return `did you mean '${guess}'?`;
  return candidates.length > 0 ? `${what}: ${listOf(candidates)}` : undefined;
}

/** A list that stays one line: `a, b, c … and 12 more`. */
export function listOf(words: readonly string[], most = 16): string {
  const shown = words.slice(0, most).join(', ');
  return words.length > most ? `${shown} … and ${words.length - most} more` : shown;
}
