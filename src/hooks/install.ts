import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { err, ok, type Result } from '../domain/result.ts';
import type { Workplace } from '../services/workplace.ts';
import { gitIn } from '../store/git.ts';
import { excludeFromGit } from '../store/git-exclude.ts';
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

/** Puts the hook program into the state, and coord's hooks into the settings of every worktree. All or nothing. */
export async function installHooks(
  workplace: Workplace,
  sources: HookSources,
): Promise<Result<Change[], InstallFault[]>> {
  const entries = hookEntries(hookCommand(workplace.layout.hookProgram, sources.node));
  const plan = planEach(await settingsFiles(workplace), (text) => mergeHooks(text, entries));
  if (!plan.ok) return plan;
  installHookProgram(workplace, sources);
  if (workplace.repository.git) excludeFromGit(workplace.repository.commonDir, 'hooks', [SETTINGS]);
  return ok(plan.value.map(apply));
}

/** Takes coord's hooks out of the settings of every worktree; everything else stays byte for byte. */
export async function uninstallHooks(workplace: Workplace): Promise<Result<Change[], InstallFault[]>> {
  const files = (await settingsFiles(workplace)).filter((path) => existsSync(path));
  const plan = planEach(files, withoutHooks);
  if (!plan.ok) return plan;
  const changes = plan.value.map(apply);
  const { layout, repository } = workplace;
  if (repository.git) excludeFromGit(repository.commonDir, 'hooks', []);
  for (const path of [layout.hookProgram, layout.coordProgram, layout.installation]) rmSync(path, { force: true });
  return ok(changes);
}

function withoutHooks(text: string | undefined): Result<string | undefined, SettingsFault> {
  const stripped = stripHooks(text ?? '');
  if (!stripped.ok) return stripped;
  return ok(stripped.value.kind === 'delete' ? undefined : stripped.value.text);
}

async function settingsFiles({ repository }: Workplace): Promise<string[]> {
  const worktrees = repository.git ? await gitIn(repository.worktree).worktrees() : [repository.worktree];
  return worktrees.filter((worktree) => existsSync(worktree)).map((worktree) => join(worktree, SETTINGS));
}

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
  edit: (text: string | undefined) => Result<string | undefined, SettingsFault>,
): Result<Planned[], InstallFault[]> {
  const faults: InstallFault[] = [];
  const planned: Planned[] = [];
  for (const path of paths) {
    const bytes = existsSync(path) ? readFileSync(path) : undefined;
    const before = bytes?.toString('utf8');
    const after = bytes && !isUtf8(bytes) ? err(NOT_UTF8) : edit(before);
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
