import { type Glob, parseGlob } from '../../config/globs/glob.ts';
import { literally } from '../../config/globs/literal.ts';
import type { PathSearch } from '../../config/globs/path-search.ts';
import type { Exception } from '../../domain/exception.ts';
import { globFor } from './client-pattern.ts';
import { nameOf } from './names.ts';

interface Reached {
  role: string;
  /** Repository paths. */
  globs: readonly Glob[];
  /** Whether patterns of an exception reach them, or only the names in it. */
  by: 'patterns' | 'names';
  /** The folder of the config. */
  base: string;
  search: PathSearch;
}

/** Whether an exception may let the role write some path of the globs. */
export function exceptsFrom({ paths, roles }: Exception, { role, globs, by, base, search }: Reached): boolean {
  if (roles !== undefined && !roles.includes(role)) return false;
  if (paths === undefined) return true;
  // The config's are relative to it, a person's to the repository.
  const texts = paths.flatMap(({ pattern }) => (base === '' ? [pattern] : [pattern, `${base}/${pattern}`]));
  return texts
    .flatMap((text) => [parseGlob(text, false), parseGlob(literally(text), false)])
    .some((parsed) => {
      if (!parsed.ok) return true;
      const excepted = by === 'patterns' ? parsed.value : namesIn(parsed.value);
      return globs.some((glob) => search.find({ within: [glob, excepted], outside: [] }).kind !== 'none');
    });
}

const namesIn = ({ alternatives }: Glob): Glob =>
  globFor(alternatives.filter((segments) => segments.every((segment) => nameOf(segment).length > 0)));
