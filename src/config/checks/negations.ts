import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Glob, unnegated } from '../globs/glob.ts';
import { type GlobEntry, type GlobList, globLists, soundGlobs } from '../outline.ts';
import { type PathSearch, pathSearch } from '../globs/path-search.ts';
import { builtInProtected } from '../protected-paths.ts';
import { type Check, finding } from './check.ts';

/** These are warnings: what costs more to find out goes without. */
const MOST_STEPS = 200_000;

/** A `!` pattern takes something out of the patterns above it. */
export const usefulNegations: Check = (outline) => {
  const search = pathSearch({ steps: MOST_STEPS });
  return globLists(outline).flatMap((list) =>
    list.entries.flatMap((entry, index): Diagnostic[] => {
      if (!entry.glob?.negated) return [];
      const above = list.entries.slice(0, index);
      if (above.some((other) => other.fault) || takesOut(entry, above, search)) return [];
      const isFirst = !above.some((other) => other.glob?.negated === false);
      const message = isFirst
        ? `'${entry.text}' comes before every pattern it could take something out of`
        : `'${entry.text}' takes nothing out: no pattern above it matches what it matches`;
      const hint = isFirst ? 'the last match wins: move it below' : 'check its spelling, or remove it';
      return [finding(outline, entry.path, { severity: 'warning', code: 'idle-negation', message, hint })];
    }),
  );
};

function takesOut(entry: GlobEntry, above: readonly GlobEntry[], search: PathSearch): boolean {
  const globs = above.flatMap((other) => other.glob ?? []);
  return globs.some((other, index) => {
    if (other.negated || !entry.glob) return false;
    const taken = globs.slice(index + 1).filter((later) => later.negated);
    return search.find({ within: [entry.glob, other], outside: [taken.map(unnegated)] }).kind !== 'none';
  });
}

/** A role that has patterns owns something by them. */
export const ownsSomething: Check = (outline, { name }) => {
  const search = pathSearch({ steps: MOST_STEPS });
  const forbidden = [...soundGlobs(outline.protected), ...builtInProtected(name)];
  return outline.owned.flatMap((list): Diagnostic[] => {
    const first = list.entries[0];
    if (!first || list.entries.some((entry) => entry.fault)) return [];
    if (ownsAny(list, forbidden, search)) return [];
    const message = `${list.of} owns nothing by these patterns: all they match is protected or taken out again`;
    return [finding(outline, first.path.slice(0, -1), { severity: 'warning', code: 'owns-nothing', message })];
  });
};

function ownsAny(list: GlobList, forbidden: readonly Glob[], search: PathSearch): boolean {
  const globs = soundGlobs(list);
  return globs.some((glob, index) => {
    if (glob.negated) return false;
    const taken = globs
      .slice(index + 1)
      .filter((later) => later.negated)
      .map(unnegated);
    return search.find({ within: [glob], outside: [taken, forbidden] }).kind !== 'none';
  });
}
