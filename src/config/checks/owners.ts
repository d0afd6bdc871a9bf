import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { literalFolders, mayMeet } from '../globs/meeting.ts';
import { type Glob, unnegated } from '../globs/glob.ts';
import { type GlobList, type Outline, soundGlobs } from '../outline.ts';
import { fullBudget, type PathSearch, pathSearch } from '../globs/path-search.ts';
import { builtInProtected } from '../protected-paths.ts';
import type { Path } from '../yaml/yaml-file.ts';
import { type Check, finding } from './check.ts';

/** One positive pattern of a role. */
interface Claim {
  role: string;
  path: Path;
  glob: Glob;
  /** What later patterns of the list take out of it again. */
  taken: Glob[];
}

type Pair = readonly [earlier: Claim, later: Claim];

// The rest is usually the same mistake, made once and met often.
const MOST_OF_TWO_ROLES = 3;
const MOST_SHOWN = 20;
/** Cheap looks at two patterns that one config may cost: a second or so. */
const MOST_LOOKS = 3_000_000;

/** No path has two owners, whether it is there yet or not. Shared and protected paths decide before any owner does. */
export const oneOwner: Check = (outline, { name }) => {
  // A pattern that cannot be read might have been the one that keeps two owners apart.
  if ([...outline.shared, outline.protected].some((list) => list.entries.some((entry) => entry.fault))) return [];
  const pairs = pairsThatMayMeet(outline.owned.flatMap(claimsOf));
  if (pairs === undefined) return [tooManyPairs(outline)];
  const decided = [...outline.shared.map(soundGlobs), [...soundGlobs(outline.protected), ...builtInProtected(name)]];
  return overlapsOf(outline, pairs, decided);
};

function overlapsOf(outline: Outline, pairs: readonly Pair[], decided: Glob[][]): Diagnostic[] {
  const search = pathSearch(fullBudget());
  const counts = new Map<string, number>();
  const diagnostics: Diagnostic[] = [];
  const unshown: Claim[] = [];
  for (const [earlier, later] of pairs) {
    const outside = [earlier.taken, later.taken, ...decided];
    const found = search.find({ within: [earlier.glob, later.glob], outside });
    if (found.kind === 'none') continue;
    if (found.kind === 'too-costly') return [...diagnostics, tooCostly(outline, earlier, later)];
    const roles = `${earlier.role} ${later.role}`;
    const count = (counts.get(roles) ?? 0) + 1;
    counts.set(roles, count);
    if (count > MOST_OF_TWO_ROLES || diagnostics.length >= MOST_SHOWN) unshown.push(later);
    else diagnostics.push(overlap(outline, earlier, later, found.path, wayOut(earlier, later, search)));
  }
  return [...diagnostics, ...andMore(outline, unshown)];
}

function claimsOf(list: GlobList): Claim[] {
  const { role } = list;
  const isUnclear = list.entries.some((entry) => entry.fault && entry.text.startsWith('!'));
  if (role === undefined || isUnclear) return [];
  return list.entries.flatMap(({ glob, path }, index) => {
    if (!glob || glob.negated) return [];
    const later = list.entries.slice(index + 1).flatMap((entry) => entry.glob ?? []);
    return [{ role, path, glob, taken: later.filter((other) => other.negated).map(unnegated) }];
  });
}

function overlap(outline: Outline, earlier: Claim, later: Claim, path: string, hint: string): Diagnostic {
  return finding(outline, later.path, {
    code: 'overlapping-owners',
    message: `'${earlier.role}' and '${later.role}' both own ${path}`,
    hint,
    related: [{ path: earlier.path, message: `'${earlier.role}' owns it by this line` }],
  });
}

/** The narrower pattern is taken out of the wider one; the other way round nothing would be left. */
function wayOut(earlier: Claim, later: Claim, search: PathSearch): string {
  const isWithin = (one: Claim, other: Claim) =>
    search.find({ within: [one.glob], outside: [[other.glob]] }).kind === 'none';
  const takeOut = (one: Claim, other: Claim) => `write '!${one.glob.pattern}' below '${other.glob.pattern}'`;
  const shared = 'or list these paths under ownership.shared';
  if (!isWithin(earlier, later)) return `${takeOut(later, earlier)}, ${shared}`;
  if (!isWithin(later, earlier)) return `${takeOut(earlier, later)}, ${shared}`;
  return `leave them to one of the two, ${shared}`;
}

function andMore(outline: Outline, unshown: readonly Claim[]): Diagnostic[] {
  const last = unshown.at(-1);
  if (!last) return [];
  const pairs =
    unshown.length === 1 ? '1 more pair of patterns overlaps' : `${unshown.length} more pairs of patterns overlap`;
  return [finding(outline, last.path, { code: 'overlapping-owners', message: `${pairs}; mend the others first` })];
}

function tooCostly(outline: Outline, earlier: Claim, later: Claim): Diagnostic {
  return finding(outline, later.path, {
    code: 'costly-globs',
    message: `whether '${earlier.glob.pattern}' and '${later.glob.pattern}' overlap costs too much to find out`,
    hint: 'name more of the path, and use fewer * and **',
    related: [{ path: earlier.path, message: `the pattern of '${earlier.role}'` }],
  });
}

function tooManyPairs(outline: Outline): Diagnostic {
  return finding(outline, ['roles'], {
    code: 'costly-globs',
    message: 'whether these patterns overlap costs too much to find out: too many of them begin with * or **',
    hint: 'let patterns begin with the name of a folder',
  });
}

/**
 * Every two claims of different roles that a cheap look cannot tell apart, in the order of the file; undefined when
 * even that costs too much. Claims are hung into a tree of folders by their literal beginning: only those above one
 * another, or in the same folder, can meet.
 */
function pairsThatMayMeet(claims: readonly Claim[]): Pair[] | undefined {
  const byFolder = new Map<string, number[]>();
  const pairs = new Map<string, Pair>();
  let looks = 0;
  for (const [index, claim] of claims.entries()) {
    for (const folder of foldersOf(claim.glob)) byFolder.set(folder, [...(byFolder.get(folder) ?? []), index]);
  }
  for (const [index, claim] of claims.entries()) {
    for (const candidate of foldersOf(claim.glob)
      .flatMap(withParents)
      .flatMap((folder) => byFolder.get(folder) ?? [])) {
      const other = claims[candidate];
      looks += claim.glob.alternatives.length * (other?.glob.alternatives.length ?? 0);
      if (looks > MOST_LOOKS) return undefined;
      if (!other || other.role === claim.role) continue;
      const key = `${Math.min(index, candidate)},${Math.max(index, candidate)}`;
      if (pairs.has(key) || !mayMeet(claim.glob, other.glob)) continue;
      pairs.set(key, candidate < index ? [other, claim] : [claim, other]);
    }
  }
  return [...pairs.values()];
}

function foldersOf(glob: Glob): string[] {
  return [...new Set(glob.alternatives.map((segments) => literalFolders(segments).join('/')))];
}

/** `a/b` as `a/b`, `a` and the root. */
function withParents(folder: string): string[] {
  const names = folder === '' ? [] : folder.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/')).concat('');
}
