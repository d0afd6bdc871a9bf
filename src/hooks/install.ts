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
import { type GitHooksChange, gitHookFiles, putInGitHooks, takeOutGitHooks } from './git/install.ts';
import { gitHooksLayout } from './git/layout.ts';
import { hookEntries } from './entries.ts';
import { type HookSources, hookCommand, installHookProgram } from './program.ts';
import { planSlashCommands, removeSlashCommands, slashCommandsIn, writeSlashCommands } from './slash-command-files.ts';
import { SLASH_COMMANDS } from './slash-commands.ts';
import { installedEvents, mergeHooks, type SettingsFault, stripHooks } from './settings/merge.ts';

/** Claude Code's settings of one person in one project; git must not see them. */
export const SETTINGS = '.claude/settings.local.json';

/** What happened to a settings file, to the folder of coord's commands or git hooks, or to a file that stands where one should be. */
export interface Change {
  path: string;
  change: 'written' | 'unchanged' | 'removed' | 'kept';
}

/** A settings file that can't be changed safely, and why. */
export interface InstallFault {
  path: string;
  fault: SettingsFault;
}

/**
 * Puts the hook program into the state, and coord's hooks and commands into every worktree. All or nothing; where a person
 * has a command of the same name, that file is kept.
 * @param only the one worktree that is meant; the others stay as they are, but for the main checkout's hooks
 */
export async function installHooks(
  workplace: Workplace,
  sources: HookSources,
  only?: string,
): Promise<Result<Change[], InstallFault[]>> {
  const { layout, repository } = workplace;
  const entries = hookEntries(hookCommand(layout.hookProgram, sources.node));
  const worktrees = await worktreesOf(workplace);
  const targets = only === undefined ? worktrees : [only, ...besideIt(only, repository)];
  const files = targets.map((worktree) => join(worktree, SETTINGS));
  const tracked = await trackedIn(new Set([...worktrees, ...targets]), repository);
  const plan = planEach(files, (text, path) => (tracked.has(path) ? err(TRACKED) : mergeHooks(text, entries)));
  if (!plan.ok) return plan;
  const commands = planSlashCommands([...new Set([...worktrees, ...targets])], layout.coordProgram, tracked);
  // So that no session's first write has to wait for it.
  await policyInForce(workplace.source);
  const written = targets.flatMap((worktree) => commands.files.map((file) => join(worktree, file)));
  const ours = [...programFiles(layout), ...gitHookFiles(workplace)];
  const paths = [...ours, excludeFile(repository.commonDir), ...files, ...written];
  return ok(
    allOrNothing(paths, () => {
      installHookProgram(workplace, sources, layout.installation);
      if (repository.git) excludeFromGit(repository.commonDir, 'hooks', [SETTINGS, ...commands.files]);
      const settings = plan.value.map(apply);
      const folders = targets.map((worktree): Change => {
        const isNew = writeSlashCommands(worktree, commands);
        return { path: join(worktree, SLASH_COMMANDS), change: isNew ? 'written' : 'unchanged' };
      });
      const kept = commands.kept.map((path): Change => ({ path, change: 'kept' }));
      const ofGit = repository.git ? gitChanges(putInGitHooks(workplace, sources.node), repository, 'written') : [];
      return [...settings, ...folders, ...kept, ...ofGit];
    }),
  );
}

/**
 * The client 2.1.329 runs the main checkout's hooks in every worktree too: those that an older Node was to start would block
 * everything there once that one is gone, and until then each event would be judged twice.
 */
function besideIt(worktree: string, { main }: Repository): string[] {
  if (main === undefined || main === worktree) return [];
  const path = join(main, SETTINGS);
  const events = existsSync(path) ? installedEvents(readFileSync(path, 'utf8')) : undefined;
  return events?.ok && events.value.length > 0 ? [main] : [];
}

/** Takes coord's hooks and commands out of every worktree; everything else stays byte for byte. */
export async function uninstallHooks(workplace: Workplace): Promise<Result<Change[], InstallFault[]>> {
  const { layout, repository } = workplace;
  const worktrees = await worktreesOf(workplace);
  const files = worktrees.map((worktree) => join(worktree, SETTINGS)).filter((path) => existsSync(path));
  const plan = planEach(files, withoutHooks);
  if (!plan.ok) return plan;
  const commands = worktrees.flatMap((worktree) => slashCommandsIn(worktree));
  const ours = [...programFiles(layout), ...gitHookFiles(workplace)];
  const paths = [...ours, excludeFile(repository.commonDir), ...files, ...commands];
  return ok(
    allOrNothing(paths, () => {
      const folders = worktrees
        .filter((worktree) => removeSlashCommands(worktree))
        .map((worktree): Change => ({ path: join(worktree, SLASH_COMMANDS), change: 'removed' }));
      const settings = plan.value.map(apply);
      if (repository.git) excludeFromGit(repository.commonDir, 'hooks', []);
      const ofGit = repository.git ? gitChanges(takeOutGitHooks(repository), repository, 'removed') : [];
      for (const path of programFiles(layout)) rmSync(path, { force: true });
      removeCodeCache(layout.hookBody);
      return [...settings, ...folders, ...ofGit.filter(({ change }) => change !== 'unchanged')];
    }),
  );
}

function gitChanges(
  { isChanged, kept }: GitHooksChange,
  repository: Repository,
  change: 'written' | 'removed',
): Change[] {
  const whole: Change = { path: gitHooksLayout(repository).hooks, change: isChanged ? change : 'unchanged' };
  return [whole, ...kept.map((path): Change => ({ path, change: 'kept' }))];
}

function programFiles({ hookProgram, hookBody, coordProgram, installation }: StateLayout): string[] {
  return [hookProgram, hookBody, coordProgram, installation];
}

function withoutHooks(text: string | undefined): Result<string | undefined, SettingsFault> {
  const stripped = stripHooks(text ?? '');
  if (!stripped.ok) return stripped;
  return ok(stripped.value.kind === 'delete' ? undefined : stripped.value.text);
}

export async function worktreesOf({ repository }: Workplace): Promise<string[]> {
  if (!repository.git) return [repository.worktree];
  // Git lists the main checkout first, and its own directory in that place where the checkout lies elsewhere.
  const [, ...linked] = await gitIn(repository.worktree).worktrees();
  const worktrees = [...(repository.main === undefined ? [] : [repository.main]), ...linked];
  return worktrees.filter((worktree) => existsSync(worktree));
}

/** Which of the files that coord writes into worktrees git tracks: what stands there names this machine's folders. */
export async function trackedIn(worktrees: ReadonlySet<string>, { git }: Repository): Promise<Set<string>> {
  if (!git) return new Set();
  const tracked = await Promise.all(
    [...worktrees].map(async (worktree) => {
      const { stdout } = await runGit(worktree, ['ls-files', '-z', '--', SETTINGS, SLASH_COMMANDS]);
      return stdout
        .split('\0')
        .filter((path) => path !== '')
        .map((path) => join(worktree, path));
    }),
  );
  return new Set(tracked.flat());
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
