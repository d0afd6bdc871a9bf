import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseGlob } from '../../config/globs/glob.ts';
import { literally } from '../../config/globs/literal.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { placeOf } from '../../store/canonical-path.ts';
import type { Repository } from '../../store/repository.ts';
import { fileKey, globKey, resourceKey } from './lease-key.ts';

/** What somebody wants to lease. */
export type Wanted =
  | { kind: 'file'; key: string; name: string /** Absolute. */; path: string }
  | { kind: 'glob'; key: string; name: string; regex: string }
  /** As in `port:5432`. */
  | { kind: 'resource'; key: string; name: string };

/** A letter before the colon: `port:5432`, `db:test`. A file of such a name is written `./a:b`. */
const RESOURCE = /^([a-z][a-z0-9-]{0,30}):([A-Za-z0-9][A-Za-z0-9._/-]{0,99})$/;

/**
 * What a person's or agent's word stands for: a file that is there is that file, whatever its name; `file:` and `glob:` before it
 * say it outright. Patterns, like files, are relative to the folder of the caller.
 */
export function wantedOf(word: string, cwd: string, repository: Repository): Result<Wanted, Refused> {
  const [, scheme, rest = ''] = /^(file|glob):(.+)$/.exec(word) ?? [];
  if (scheme === 'file') return fileOf(rest, cwd, repository);
  if (scheme === 'glob') return globOf(rest, cwd, repository);
  if (existsSync(resolve(cwd, word))) return fileOf(word, cwd, repository);
  const [, kind] = RESOURCE.exec(word) ?? [];
  if (kind === 'run' || kind === 'resource')
    return invalid(`${kind}: names what coord itself leases`, 'Choose another name for your resource.');
  if (kind !== undefined) return ok({ kind: 'resource', key: resourceKey(word), name: word });
  return /[*?[{]/.test(word) ? globOf(word, cwd, repository) : fileOf(word, cwd, repository);
}

function fileOf(path: string, cwd: string, repository: Repository): Result<Wanted, Refused> {
  const place = placeOf(repository, cwd, path);
  switch (place.kind) {
    case 'outside':
      return refused(`${path} lies outside the repository`);
    case 'git':
      return refused(`${path} is inside git's own directory`);
    case 'unusable':
      return invalid(`${path} can't be leased: ${place.reason}`);
    case 'inside': {
      const isFolder = statSync(place.absolute, { throwIfNoEntry: false })?.isDirectory();
      if (isFolder) return invalid(`${path} is a folder`, `Lease what is in it: '${path.replace(/\/+$/, '')}/**'`);
      return ok({ kind: 'file', key: fileKey(place.path), name: place.path, path: place.absolute });
    }
  }
}

/** A pattern is leased as one of the whole repository, whichever folder or worktree it was given in. */
function globOf(pattern: string, cwd: string, repository: Repository): Result<Wanted, Refused> {
  const here = placeOf(repository, cwd, 'x');
  if (here.kind !== 'inside') return refused('this folder lies outside the repository');
  const folder = here.path
    .split('/')
    .slice(0, -1)
    .map((name) => `${literally(name)}/`)
    .join('');
  const glob = parseGlob(folder + pattern, false);
  if (!glob.ok) return invalid(`${pattern}: ${glob.error.message}`, glob.error.hint);
  const name = glob.value.pattern.normalize('NFC');
  return ok({ kind: 'glob', key: globKey(name), name, regex: glob.value.regex });
}
