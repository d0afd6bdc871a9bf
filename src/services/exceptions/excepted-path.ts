import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseGlob } from '../../config/globs/glob.ts';
import { literally } from '../../config/globs/literal.ts';
import type { ExceptedPath } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { placeOf } from '../../store/canonical-path.ts';
import type { Repository } from '../../store/repository.ts';
import { wantedOf } from '../leases/wanted.ts';

/**
 * What a person's word stands for: a file that is named itself, a pattern, or a folder, which is everything below it. As with
 * leases, all are relative to the folder of the caller, and `file:` and `glob:` before it say it outright.
 */
export function exceptedPathOf(word: string, cwd: string, repository: Repository): Result<ExceptedPath, Refused> {
  if (statSync(resolve(cwd, word), { throwIfNoEntry: false })?.isDirectory()) return folderOf(word, cwd, repository);
  const wanted = wantedOf(word, cwd, repository);
  if (!wanted.ok) return wanted;
  const { value } = wanted;
  switch (value.kind) {
    case 'file':
      return ok({ pattern: value.name });
    case 'glob':
      return ok({ pattern: value.name, regex: value.regex });
    case 'resource':
      return invalid(`${word} is no path`, `Where it is a file, name it with: file:${word}`);
  }
}

function folderOf(word: string, cwd: string, repository: Repository): Result<ExceptedPath, Refused> {
  const place = placeOf(repository, cwd, word);
  if (place.kind === 'unusable') return invalid(`${word}: ${place.reason}`);
  if (place.kind === 'git') return refused(`${word} is git's own directory`);
  if (place.kind === 'outside')
    return refused(`${word} is not in the repository, or all of it`, 'Everything is unlocked with: --everything');
  const glob = parseGlob(`${literally(place.path)}/**`, false);
  return glob.ok
    ? ok({ pattern: glob.value.pattern, regex: glob.value.regex })
    : invalid(`${word}: ${glob.error.message}`);
}
