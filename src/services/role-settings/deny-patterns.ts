import { type Glob, parseGlob, unnegated } from '../../config/globs/glob.ts';
import { literally } from '../../config/globs/literal.ts';
import { fullBudget, type PathSearch, pathSearch } from '../../config/globs/path-search.ts';
import type { Exception } from '../../domain/exception.ts';
import type { Group, Policy, Rule } from '../../domain/policy.ts';
import { standingOn } from '../guard/standing.ts';
import { type ClientPattern, clientPatterns, globFor } from './client-pattern.ts';
import { exceptsFrom } from './excepted.ts';
import { caseTwins, isFolderFree } from './names.ts';

/** What the client itself can be told that a role never writes. */
export interface DenyPatterns {
  /** Relative to the top of a worktree, in the client's language. */
  patterns: ClientPattern[];
  /** Patterns of the config that only the hook enforces, with why. */
  left: { pattern: string; line: number; why: string }[];
}

export interface DenyRequest {
  policy: Policy;
  role: string;
  exceptions: readonly Exception[];
  now: Date;
  /** Repository paths of files that are there: none of them is refused that the role may write. */
  files: readonly string[];
}

/**
 * Patterns of the config that the role can write nothing of. One is taken only where that is proved for every path there
 * could be, with two things that the client's language can't leave out taken for granted: nobody means two paths that differ in
 * the case of a letter only, nor a folder that is called as another's file. Where the config or a file that is there says
 * otherwise, the pattern is left to the hook.
 */
export function denyPatterns(request: DenyRequest): DenyPatterns {
  const { policy, role } = request;
  const result: DenyPatterns = { patterns: [], left: [] };
  if (policy.mode !== 'enforce') return result;
  const search = pathSearch(fullBudget());
  const foreign = [...policy.owned, ...policy.shared].filter(({ roles }) => !roles.includes(role));
  for (const rule of [...foreign.flatMap(({ rules }) => rules), ...policy.protected]) {
    if (rule.negated) continue;
    const patterns = clientPatterns(globOf(rule));
    const why = patterns.ok
      ? patterns.value.map((pattern) => doubtAbout(pattern, rule, request, search)).find((doubt) => doubt !== undefined)
      : patterns.error;
    if (why !== undefined || !patterns.ok) result.left.push({ pattern: rule.pattern, line: rule.line, why: why ?? '' });
    else result.patterns.push(...patterns.value.map((pattern) => inRepository(pattern, rule, policy)));
  }
  return result;
}

/** Why a pattern is not written; undefined where it is certain that the role may write nothing that it matches. */
function doubtAbout(
  pattern: ClientPattern,
  rule: Rule,
  { policy, role, exceptions, now, files }: DenyRequest,
  search: PathSearch,
): string | undefined {
  const meets = (glob: Glob) => writableIn(glob, policy, role, search);
  const found = rule.line === 0 ? 'none' : meets(pattern.meant);
  if (found !== 'none') return found === 'path' ? 'the role may write a part of it' : 'proving it costs too much';
  const written = [...policy.owned, ...policy.shared].filter(({ roles }) => roles.includes(role));
  const own = written.flatMap(({ rules }) => rules).map(globOf);
  if (caseTwins(pattern.segments, own)) return 'a pattern of the role differs from it in the case of a letter only';
  const isFree = pattern.below && isFolderFree(pattern.segments, own, files, search);
  if (pattern.below && rule.line > 0 && !isFree && meets(pattern.below) !== 'none')
    return 'the client would refuse all that is below it too';
  const placed = inRepository(pattern, rule, policy);
  const globs = placed.below && !isFree ? [placed.meant, placed.below] : [placed.meant];
  // What is protected is let out only by whoever names it (domain/decide.ts).
  const by = policy.protected.includes(rule) ? 'names' : 'patterns';
  if (exceptions.some((exception) => exceptsFrom(exception, { role, globs, by, base: policy.base, search })))
    return 'an exception is in force for a part of it';
  const wronged = files.find(
    (path) => placed.matches(path) && standingOn(policy, exceptions, path, role, now).verdict !== 'deny',
  );
  return wronged === undefined ? undefined : `the client would refuse ${wronged} too`;
}

/** Whether there is a path of the glob that the role may write, or be asked about. The glob is relative to the config. */
function writableIn(glob: Glob, policy: Policy, role: string, search: PathSearch): 'path' | 'none' | 'too-costly' {
  // What is protected wherever it lies is so below the config too; of the other built-in ones nothing hangs on.
  const barred = policy.protected.filter((rule) => rule.line > 0 || rule.pattern.startsWith('**/')).map(globOf);
  const shared = policy.shared.map(listOf);
  const owned = policy.owned.map(listOf);
  const plays = (groups: readonly Group[], index: number) => groups[index]?.roles.includes(role) === true;
  const ways = [
    ...shared.flatMap((list, index) =>
      plays(policy.shared, index)
        ? partsOf(list).map((part) => [part, [barred, ...shared.slice(0, index)]] as const)
        : [],
    ),
    ...owned.flatMap((list, index) =>
      plays(policy.owned, index)
        ? partsOf(list).map((part) => [part, [barred, ...shared, ...owned.toSpliced(index, 1)]] as const)
        : [],
    ),
  ];
  const finds = [
    ...ways.map(
      ([{ within, without }, outside]) =>
        () =>
          search.find({ within: [glob, within], outside: [without, ...outside] }),
    ),
    ...(policy.unowned === 'deny'
      ? []
      : [() => search.find({ within: [glob], outside: [barred, ...shared, ...owned] })]),
  ];
  for (const find of finds) {
    const { kind } = find();
    if (kind !== 'none') return kind;
  }
  return 'none';
}

/** A list as its patterns, each with what later ones take out again. */
function partsOf(list: readonly Glob[]): { within: Glob; without: Glob[] }[] {
  return list.flatMap((within, index) =>
    within.negated
      ? []
      : [
          {
            within,
            without: list
              .slice(index + 1)
              .filter(({ negated }) => negated)
              .map(unnegated),
          },
        ],
  );
}

/** Built-in patterns are relative to the repository already. */
function inRepository(pattern: ClientPattern, { line }: Rule, { base }: Policy): ClientPattern {
  if (line === 0) return { ...pattern, isAnywhere: pattern.text.startsWith('**/') };
  if (base === '') return pattern;
  const folders = globOf({ pattern: literally(base) }).alternatives[0] ?? [];
  const placed = clientPatterns(globFor([[...folders, ...pattern.segments]]));
  if (!placed.ok || !placed.value[0]) throw new Error(`${base} has no word in the client's language`);
  return placed.value[0];
}

const listOf = ({ rules }: Group): Glob[] => rules.map(globOf);

function globOf({ pattern }: Pick<Rule, 'pattern'>): Glob {
  const parsed = parseGlob(pattern, true);
  if (!parsed.ok) throw new Error(`a compiled policy holds a bad pattern: ${pattern}`);
  return parsed.value;
}
