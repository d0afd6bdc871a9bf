import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Workplace } from '../../services/workplace.ts';
import { withLines } from '../../store/marked-lines.ts';
import type { Repository } from '../../store/repository.ts';
import { DISPATCHER_HEAD, dispatcherText } from './dispatcher.ts';
import { type GitHooksLayout, gitHooksLayout, JUDGING, PASSED_ON } from './layout.ts';
import { hooksPathSetting, includingLines } from './settings.ts';

/** Every file that putting the hooks in, or taking them out, may change. */
export function gitHookFiles({ repository }: Pick<Workplace, 'repository'>): string[] {
  if (!repository.git) return [];
  const layout = gitHooksLayout(repository);
  const paths = [...JUDGING, ...PASSED_ON].map((name) => join(layout.hooks, name));
  return [...new Set([layout.gitConfig, layout.settings, layout.theirs, ...paths, ...hooksIn(layout)])];
}

/** What became of coord's git hooks, and of hooks of others that were put among them. */
export interface GitHooksChange {
  isChanged: boolean;
  /** Hooks that are not coord's, and that there is no other place for. */
  kept: string[];
}

/** Leads git to coord's hooks, which run the person's own first, wherever those are: no hook of theirs is touched. */
export function putInGitHooks({ repository, layout: state }: Workplace, node: string): GitHooksChange {
  const layout = gitHooksLayout(repository);
  for (const folder of [layout.root, layout.hooks]) openAsGitIs(folder, layout);
  const kept = handBack(layout, repository);
  const paths = [...JUDGING, ...PASSED_ON].map((name) => join(layout.hooks, name));
  // lefthook puts what it replaces aside, and does nothing the next time where that name is taken.
  for (const path of paths)
    if (existsSync(`${path}.old`) && isOurs(`${path}.old`)) rmSync(`${path}.old`, { force: true });
  const text = dispatcherText(repository, state, node);
  const isHook = paths.filter((path) => !kept.includes(path)).map((path) => replace(path, text, 0o755));
  const isSetting = replace(layout.settings, hooksPathSetting(layout), 0o644);
  const isIncluded = editGitConfig(layout, includingLines(repository, layout));
  return { isChanged: [...isHook, isSetting, isIncluded].includes(true), kept };
}

/** Takes them out again: git's settings are byte for byte as they were. */
export function takeOutGitHooks(repository: Repository): GitHooksChange {
  const layout = gitHooksLayout(repository);
  const wasThere = existsSync(layout.root);
  const isEdited = editGitConfig(layout, []);
  const kept = handBack(layout, repository);
  for (const path of hooksIn(layout)) if (!kept.includes(path)) rmSync(path);
  for (const file of [layout.settings, layout.theirs]) rmSync(file, { force: true });
  for (const folder of [layout.hooks, layout.root]) removeIfEmpty(folder);
  return { isChanged: wasThere || isEdited, kept };
}

/**
 * Tools that ask git where its hooks are (lefthook does) put theirs among coord's. They go where they would be without
 * coord, unless another one is there. @returns those that stay
 */
function handBack(layout: GitHooksLayout, { commonDir }: Repository): string[] {
  return hooksIn(layout).filter((path) => {
    if (isDraft(path) || isOurs(path)) return false;
    const goal = join(commonDir, 'hooks', basename(path));
    if (existsSync(goal)) return !readFileSync(goal).equals(readFileSync(path));
    mkdirSync(dirname(goal), { recursive: true });
    renameSync(path, goal);
    return false;
  });
}

function hooksIn({ hooks }: GitHooksLayout): string[] {
  return existsSync(hooks) ? readdirSync(hooks).map((name) => join(hooks, name)) : [];
}

/** What write-file-atomic is just writing, in another process perhaps: nobody's hook has such a name. */
const isDraft = (path: string) => /\.\d+$/.test(path);

function isOurs(path: string): boolean {
  return readFileSync(path, 'utf8').startsWith(DISPATCHER_HEAD);
}

/** @returns whether it was changed */
function replace(path: string, text: string, mode: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats && (stats.mode & 0o777) === mode && readFileSync(path, 'utf8') === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic.sync(path, text, { mode });
  chmodSync(path, mode);
  return true;
}

/** Whoever may read git's own folder has to be able to read this one, whatever the umask: git does nothing at all otherwise. */
function openAsGitIs(folder: string, { gitConfig }: GitHooksLayout): void {
  mkdirSync(folder, { recursive: true });
  const { mode } = statSync(dirname(gitConfig));
  chmodSync(folder, 0o700 | (mode & 0o055));
}

/** Git's settings with exactly these lines of coord's, at their end; every other byte stays. @returns whether they changed */
function editGitConfig({ gitConfig }: GitHooksLayout, lines: readonly string[]): boolean {
  const before = readFileSync(gitConfig, 'latin1');
  const after = withLines(before, lines, 'hooks');
  if (before === after) return false;
  const { mode } = statSync(gitConfig);
  writeFileAtomic.sync(gitConfig, Buffer.from(after, 'latin1'), { mode: mode & 0o777 });
  return true;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something of a person's is in it.
  }
}
