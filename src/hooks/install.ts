import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { err, ok, type Result } from '../domain/result.ts';
import { policyInForce } from '../services/guard/policy.ts';
import type { Workplace } from '../services/workplace.ts';
import { allOrNothing } from '../store/files/all-or-nothing.ts';
import type { StateLayout } from '../store/files/state-layout.ts';
import { gitIn } from '../store/git.ts';
import { excludeFile, excludeFromGit } from '../store/git-exclude.ts';
import { runGit } from '../store/git-process.ts';
import type { Repository } from '../store/repository.ts';
import { removeCodeCache } from './code-cache.ts';
import { hookEntries } from './entries.ts';
import { type HookSources, hookCommand, installHookProgram } from './program.ts';
import { mergeHooks, type SettingsFault, stripHooks } from './settings/merge.ts';

/** Claude Code's settings of one person in one project; git must not see them. */
const SETTINGS = '.claude/settings.local.json';

/** What happened to one settings file. */
export interface Change {
  path: string;
  change: 'written' | 'unchanged' | 'removed';
}

/** A settings file that can't be changed safely, and why. */
export interface InstallFault {
  path: string;
  fault: SettingsFault;
}

/**
 * Puts the hook program into the state, and coord's hooks into the settings of every worktree. All or nothing.
 * @param only the one worktree whose settings are meant; the others stay as they are
 */
export async function installHooks(
  workplace: Workplace,
  sources: HookSources,
  only?: string,
): Promise<Result<Change[], InstallFault[]>> {
  const entries = hookEntries(hookCommand(workplace.layout.hookProgram, sources.node));
  const { layout, repository } = workplace;
  const files = only === undefined ? await settingsFiles(workplace) : [join(only, SETTINGS)];
  const tracked = await trackedIn(files, repository);
  const plan = planEach(files, (text, path) => (tracked.has(path) ? err(TRACKED) : mergeHooks(text, entries)));
  if (!plan.ok) return plan;
  // So that no session's first write has to wait for it.
  await policyInForce(workplace.source);
  const paths = [...programFiles(layout), excludeFile(repository.commonDir), ...files];
  return ok(
    allOrNothing(paths, () => {
      installHookProgram(workplace, sources, layout.installation);
      if (repository.git) excludeFromGit(repository.commonDir, 'hooks', [SETTINGS]);
      return plan.value.map(apply);
    }),
  );
}

/** Takes coord's hooks out of the settings of every worktree; everything else stays byte for byte. */
export async function uninstallHooks(workplace: Workplace): Promise<Result<Change[], InstallFault[]>> {
  const files = (await settingsFiles(workplace)).filter((path) => existsSync(path));
  const plan = planEach(files, withoutHooks);
  if (!plan.ok) return plan;
  const { layout, repository } = workplace;
  const paths = [...programFiles(layout), excludeFile(repository.commonDir), ...files];
  return ok(
    allOrNothing(paths, () => {
      const changes = plan.value.map(apply);
      if (repository.git) excludeFromGit(repository.commonDir, 'hooks', []);
      for (const path of programFiles(layout)) rmSync(path, { force: true });
      removeCodeCache(layout.hookBody);
      return changes;
    }),
  );
}

function programFiles({ hookProgram, hookBody, coordProgram, installation }: StateLayout): string[] {
  return [hookProgram, hookBody, coordProgram, installation];
}

function withoutHooks(text: string | undefined): Result<string | undefined, SettingsFault> {
  const stripped = stripHooks(text ?? '');
  if (!stripped.ok) return stripped;
  return ok(stripped.value.kind === 'delete' ? undefined : stripped.value.text);
}

async function settingsFiles({ repository }: Workplace): Promise<string[]> {
  if (!repository.git) return [join(repository.worktree, SETTINGS)];
  // Git lists the main checkout first, and its own directory in that place where the checkout lies elsewhere.
  const [, ...linked] = await gitIn(repository.worktree).worktrees();
  const worktrees = [...(repository.main === undefined ? [] : [repository.main]), ...linked];
  return worktrees.filter((worktree) => existsSync(worktree)).map((worktree) => join(worktree, SETTINGS));
}

/** The settings files that git tracks: what coord writes there names this machine's folders. */
async function trackedIn(files: readonly string[], { git }: Repository): Promise<Set<string>> {
  if (!git) return new Set();
  const tracked = await Promise.all(
    files.map(async (path) => {
      const worktree = dirname(dirname(path));
      const { exitCode } = await runGit(worktree, ['ls-files', '--error-unmatch', '--', SETTINGS]);
      return exitCode === 0;
    }),
  );
  return new Set(files.filter((_, index) => tracked[index]));
}

const TRACKED: SettingsFault = {
  code: 'tracked-file',
  message: 'git tracks this file, and what coord writes into it is for this machine alone',
  at: { line: 1, column: 1, length: 1 },
  hint: `take it out of git with: git rm --cached ${SETTINGS}`,
};

/** Read as UTF-8 and written back, such a file would come back altered. */
const NOT_UTF8: SettingsFault = {
  code: 'broken-json',
  message: 'the file is not valid UTF-8',
  at: { line: 1, column: 1, length: 1 },
  hint: 'save it as UTF-8, and run the command again',
};

interface Planned {
  path: string;
  before: string | undefined;
  after: string | undefined;
}

/** Reads and plans every file before the first is written: one that can't be changed stops all of it. */
function planEach(
  paths: readonly string[],
  edit: (text: string | undefined, path: string) => Result<string | undefined, SettingsFault>,
): Result<Planned[], InstallFault[]> {
  const faults: InstallFault[] = [];
  const planned: Planned[] = [];
  for (const path of paths) {
    const bytes = existsSync(path) ? readFileSync(path) : undefined;
    const before = bytes?.toString('utf8');
    const after = bytes && !isUtf8(bytes) ? err(NOT_UTF8) : edit(before, path);
    if (after.ok) planned.push({ path, before, after: after.value });
    else faults.push({ path, fault: after.error });
  }
  return faults.length > 0 ? { ok: false, error: faults } : ok(planned);
}

function apply({ path, before, after }: Planned): Change {
  if (before === after) return { path, change: 'unchanged' };
  if (after === undefined) {
    rmSync(path);
    removeIfEmpty(dirname(path));
    return { path, change: 'removed' };
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic.sync(path, after);
  return { path, change: 'written' };
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // The person keeps something of their own there.
  }
}
