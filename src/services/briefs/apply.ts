import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Repository } from '../../store/repository.ts';
import type { Bytes } from './block.ts';
import { rolesFolder } from './brief-files.ts';
import { FILTER_CONFIG, FILTER_NAME } from './clean-filter.ts';
import { git } from '../../store/git-process.ts';
import type { BriefPlan, FileStep } from './plan.ts';
import type { GitPlan } from './plan-git.ts';

/** A file was changed by somebody between the survey and the writing. Nothing of theirs is lost; run it again. */
export class FileChanged extends Error {
  constructor(path: string) {
    super(`${path} was changed while coord was about to write it`);
    this.name = 'FileChanged';
  }
}

/** Carries a plan out. At no moment does a brief stand where git would commit it: what guards it comes first, goes last. */
export async function applyPlan({ steps, git }: BriefPlan, repository: Repository): Promise<void> {
  const [leaving, coming] = [steps.filter(takesOut), steps.filter((step) => !takesOut(step))];
  for (const { path, before, after } of leaving) replace(path, before, after);
  if (git) await applyToGit(git, repository);
  for (const { path, before, after } of coming) replace(path, before, after);
  for (const { tracked, after } of steps) if (tracked && after !== undefined) await refreshIndex(tracked);
}

const takesOut = ({ state }: FileStep): boolean => state === 'to-remove';

/**
 * Git takes a tracked file whose size has changed for modified without running its filter. Where the filtered content
 * is what the index has, the entry is written anew: nothing is staged, and `git status` is clean.
 */
async function refreshIndex({ root, gitPath }: { root: string; gitPath: string }): Promise<void> {
  const entries = await git(root, ['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', gitPath]);
  const staged = /^\d+ ([0-9a-f]+) 0\t[^\0]*\0$/.exec(entries)?.[1];
  const content = await git(root, ['hash-object', '--path', gitPath, '--', gitPath]);
  if (content.trim() !== staged) return;
  // 128: somebody else holds the index right now. Then git only shows a change that no commit will have.
  await git(root, ['update-index', '--', gitPath], { answers: [0, 128] });
}

async function applyToGit({ filter, attributes, exclude }: GitPlan, { worktree }: Repository): Promise<void> {
  const config = (...args: string[]) => git(worktree, ['config', '--local', ...args]);
  if (filter === 'set') {
    for (const [key, value] of FILTER_CONFIG) await config('--replace-all', `filter.${FILTER_NAME}.${key}`, value);
  }
  for (const { path, before, after } of [attributes, exclude]) {
    if (before !== after) replace(path, existsSync(path) ? before : undefined, after === '' ? undefined : after);
  }
  if (filter === 'unset') await config('--remove-section', `filter.${FILTER_NAME}`);
}

function replace(path: string, before: Bytes | undefined, after: Bytes | undefined): void {
  if (before === after) return;
  const now = existsSync(path) ? readFileSync(path, 'latin1') : undefined;
  // Two commands that start together want the same.
  if (now === after) return;
  if (now !== before) throw new FileChanged(path);
  if (after === undefined) {
    rmSync(path);
    removeEmptyRoleFolders(path);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic.sync(path, Buffer.from(after, 'latin1'));
}

/** `.coord` and what is below it were made by coord, and go when nothing is left in them. */
function removeEmptyRoleFolders(path: string): void {
  const root = path.lastIndexOf(`/${rolesFolder}/`);
  if (root < 0) return;
  for (let folder = dirname(path); folder.length > root; folder = dirname(folder)) {
    if (readdirSync(folder).length > 0) return;
    rmdirSync(folder);
  }
}
