import { err, ok, type Result } from '../../domain/result.ts';
import { expandBraces } from './braces.ts';
import { regexOf } from './regex.ts';
import { segmentsOf } from './segments.ts';
import { cellsOf, GlobError, type GlobFault, type Segment } from './syntax.ts';

/**
 * The pattern language of the config. What it means is decided here, once, for hooks, CI and reports alike:
 * - a path is matched whole, from the folder of the config, case and all; dotfiles are files like any other;
 * - `?` is one character, `*` any number, neither crosses a `/`; `[a-z]` and `[!a]` are one character;
 * - `**` is any number of folders and must be a whole segment: `src/**` is everything below `src`, not `src` itself;
 * - `{a,b}` and `{1..3}` are written out before anything else; `{01..03}` is 01, 02, 03;
 * - `(auth)`, `+`, `@` and `$` are ordinary characters: folders of web frameworks are named so;
 * - a literal `[`, `*` or `{` is a class of its own: `[[]`, `[*]`, `[{]`. There is no backslash;
 * - a leading `!` takes paths out again, in ownership lists only.
 * Whatever else other tools read into a pattern (extglobs, `./`, `^`) is refused rather than guessed.
 */
export interface Glob {
  /** As it is written, with its `!`. */
  pattern: string;
  negated: boolean;
  /** One for each way through the braces. */
  alternatives: Segment[][];
  /** The source of an anchored regular expression with the flag `u`. */
  regex: string;
}

const MAX_LENGTH = 512;

/** @param negation whether a leading `!` is allowed here */
export function parseGlob(pattern: string, negation: boolean): Result<Glob, GlobFault> {
  try {
    return ok(parse(pattern, negation));
  } catch (error) {
    if (error instanceof GlobError) return err(error.fault);
    throw error;
  }
}

function parse(pattern: string, negation: boolean): Glob {
  refuseForeignSyntax(pattern, negation);
  const negated = pattern.startsWith('!');
  // Git and most file systems compare names in composed form; so do the paths that patterns are matched with.
  const body = (negated ? pattern.slice(1) : pattern).normalize('NFC');
  const written = expandBraces(cellsOf(body, negated ? 1 : 0)).map(segmentsOf);
  const alternatives = [...new Map(written.map((segments) => [JSON.stringify(segments), segments])).values()];
  return { pattern, negated, alternatives, regex: regexOf(alternatives) };
}

/** What would silently mean something else in another tool. */
function refuseForeignSyntax(pattern: string, negation: boolean): void {
  if (pattern.length > MAX_LENGTH) throw new GlobError(`the pattern is longer than ${MAX_LENGTH} characters`, 0);
  if (pattern.startsWith('!') && !negation)
    throw new GlobError('a pattern cannot start with ! here', 0, 1, 'list what belongs to it instead');
  if (/^!+$/.test(pattern)) throw new GlobError('there is nothing after !', 0, pattern.length);
  if (pattern.startsWith('!!')) throw new GlobError('the pattern starts with two !', 0, 2, 'one ! takes paths out');
  if (/^!?\(/.test(pattern) && pattern.startsWith('!')) throw extglob(0);
  const extended = /[@?*+!]\(/.exec(pattern);
  if (extended) throw extglob(extended.index);
  const backslash = pattern.indexOf('\\');
  if (backslash !== -1)
    throw new GlobError(
      'the pattern holds a backslash',
      backslash,
      1,
      'folders are separated by /; a literal * is written [*]',
    );
  const control = /[\p{Cc}\p{Cs}]/u.exec(pattern);
  if (control) throw new GlobError('the pattern holds a control character', control.index);
  if (/^!?~\//.test(pattern))
    throw new GlobError(
      '~ is not your home folder here',
      pattern.indexOf('~'),
      1,
      'patterns are relative to this file',
    );
}

function extglob(offset: number): GlobError {
  return new GlobError(
    'extended globs such as @(a|b) are not known',
    offset,
    2,
    'write {a,b}; a literal ( after one of @?*+! is written [(]',
  );
}

/** Whether a list of globs holds the path: the last one that matches decides. */
export function matcherOf(globs: readonly Glob[]): (path: string) => boolean {
  const rules = globs.map(({ negated, regex }) => ({ negated, regex: new RegExp(regex, 'u') }));
  return (path) => rules.findLast((rule) => rule.regex.test(path))?.negated === false;
}

/** The same paths, to be matched rather than taken out. */
export const unnegated = (glob: Glob): Glob => ({ ...glob, negated: false });
