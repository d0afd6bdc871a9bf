import type { Glob } from '../../config/globs/glob.ts';
import { regexOf } from '../../config/globs/regex.ts';
import type { Segment, Token } from '../../config/globs/syntax.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/**
 * A pattern in the language of Claude Code's path rules, for one way through the braces of a glob of ours. That language is
 * git's for ignored files, with these differences from ours (seen with clients 2.1.197 and 2.1.329): letters match in either
 * case; a pattern has all that is below what it matches; `x/**` has `x` itself; there are no braces.
 */
export interface ClientPattern {
  /** Relative to a folder, without a slash at its start. */
  text: string;
  /** What it is written for. */
  meant: Glob;
  /** All that is below a path that it matches, where the glob has no more than the path. */
  below?: Glob;
  segments: readonly Segment[];
  /** It says the same of every folder, also of a worktree below another. */
  isAnywhere?: boolean;
  /** Whether the client takes it to hold for a path. */
  matches(path: string): boolean;
}

/** A glob in the client's language; what that has no exact word for is an error, with why. */
export function clientPatterns(glob: Glob): Result<ClientPattern[], string> {
  const patterns = glob.alternatives.map(clientPattern);
  const failed = patterns.find((pattern) => !pattern.ok);
  return failed && !failed.ok ? failed : ok(patterns.flatMap((pattern) => (pattern.ok ? pattern.value : [])));
}

function clientPattern(segments: Segment[]): Result<ClientPattern, string> {
  // `x/*` has, with all that is below it, what `x/**` means, and not `x` itself.
  const isWhole = segments.at(-2) === '**' && isStar(segments.at(-1));
  const shown = isWhole ? segments.toSpliced(-2, 1) : segments;
  const words = shown.map(segmentText);
  const failed = words.find((word) => !word.ok);
  if (failed && !failed.ok) return failed;
  const text = words.map((word) => (word.ok ? word.value : '')).join('/');
  if (text.endsWith(')')) return err('it ends with a parenthesis, where the client takes the rule to end');
  const below: Segment[] = [...shown, '**', STAR];
  const regex = new RegExp(regexOf([shown, below]), 'iu');
  return ok({
    text,
    meant: globFor([segments]),
    ...(!isWhole && { below: globFor([below]) }),
    segments,
    matches: (path) => regex.test(path),
  });
}

/** A glob of these alternatives. */
export function globFor(alternatives: Segment[][]): Glob {
  return { pattern: '', negated: false, alternatives, regex: regexOf(alternatives) };
}

const STAR: Segment = [{ kind: 'star' }];

const isStar = (segment: Segment | undefined): boolean =>
  segment !== undefined && segment !== '**' && segment.length === 1 && segment[0]?.kind === 'star';

function segmentText(segment: Segment): Result<string, string> {
  if (segment === '**') return ok('**');
  const characters = segment.map(characterOf);
  const failed = characters.find((character) => !character.ok);
  if (failed && !failed.ok) return failed;
  const text = characters.map((character) => (character.ok ? character.value : '')).join('');
  return text === text.trim() ? ok(text) : err('a name in it begins or ends with a blank, which the client drops');
}

function characterOf(token: Token): Result<string, string> {
  switch (token.kind) {
    case 'star':
      return ok('*');
    case 'literal':
      return ok(literalText(String.fromCodePoint(token.code)));
    case 'any':
      return err('the client has no word for one character whatever it is, as ? is');
    case 'class': {
      const [range, more] = token.ranges;
      const isOne = range !== undefined && more === undefined && range[0] === range[1] && !token.negated;
      // `[[]` is how our language writes the character itself.
      if (isOne) return ok(literalText(String.fromCodePoint(range[0])));
      return err('the client reads a class of characters in either case');
    }
  }
}

/** A text that stands for itself in the client's language. */
export function literalText(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}
