import { changesRepository, type GitCommand } from '../../../domain/git-command.ts';
import type { Report } from '../report.ts';

/** Settings by which git passes by coord's hooks, or hides what has changed (git-config(1)). */
const OFF =
  /^(?:core\.(?:hookspath|worktree|bare|fsmonitor|excludesfile|ignorestat|untrackedcache)|include\.path|includeif\..*|status\.showuntrackedfiles|extensions\..*)$/i;

/** Settings that have git run a program. */
const RUNS =
  /^(?:core\.(?:editor|pager|sshcommand|askpass|gitproxy|alternaterefscommand)|alias\..*|diff\.(?:external|.*\.(?:command|textconv))|difftool\..*|mergetool\..*|merge\..*\.driver|filter\..*|pager\..*|sequence\.editor|gpg\..*program|gpg\.program|credential\..*|interactive\.difffilter|uploadpack\.packobjectshook|web\.browser|browser\..*|man\..*|sendemail\..*|remote\..*\.(?:uploadpack|receivepack|vcs)|submodule\..*\.update|protocol\..*|url\..*)$/i;

const HOOKS = 'it sets aside the hooks of git, or what git sees as changed';

/** What of a git command goes round coord. */
export function findEvasions(report: Report, command: GitCommand): void {
  const { globals, name, rest, isRelocated } = command;
  for (const [at, word] of globals.entries()) {
    const setting = word === '-c' || word === '--config-env' ? globals[at + 1] : /^--config-env=(.*)$/.exec(word)?.[1];
    if (setting !== undefined) lookAt(report, setting.split('=')[0] ?? '');
    if (word.startsWith('--exec-path=')) report.evasion('it takes the commands of git from elsewhere');
  }
  if (isRelocated && changesRepository(command)) report.evasion('it works on this repository past its folder');
  if (skipsHooks(command)) report.evasion('it skips the hooks of git');
  if (name === 'config') lookAtConfig(report, rest);
  if (name === 'clone' || name === 'init')
    for (const word of rest) if (word.startsWith('--template')) report.unknown('its hooks come from elsewhere');
  if (
    name === 'update-index' &&
    rest.some((word) => /^--(?:skip-worktree|assume-unchanged|fsmonitor|untracked-cache)/.test(word))
  )
    report.evasion('it hides from git, and so from coord, that a file changes');
}

function lookAt(report: Report, setting: string): void {
  if (OFF.test(setting)) report.evasion(HOOKS);
  else if (RUNS.test(setting)) report.unknown(`it has git run another program: ${setting}`);
}

function lookAtConfig(report: Report, rest: readonly string[]): void {
  if (rest.some((word) => /^(?:--get.*|-l|--list|get|list|get-.*)$/.test(word))) return;
  const names = rest.filter((word) => /^[\w-]+\../.test(word));
  const [section] = rest.slice(-1);
  if (
    rest.some((word) => /^--(?:remove|rename)-section$|^(?:remove|rename)-section$/.test(word)) &&
    /^(?:core|coord)$/.test(section ?? '')
  )
    report.evasion(HOOKS);
  if (rest.some((word) => /^(?:-e|--edit|edit)$/.test(word))) report.unknown('it opens an editor');
  // With one name and no value it only looks.
  const isLook = rest.length === 1;
  if (!isLook) for (const name of names.slice(0, 1)) lookAt(report, name);
}

/** `--no-verify`, also short where it is (git-commit(1), git-merge(1), git-am(1), git-rebase(1)). Of a push coord has no hook. */
function skipsHooks({ name, rest }: GitCommand): boolean {
  if (!['commit', 'merge', 'am', 'rebase', 'pull', 'cherry-pick', 'revert'].includes(name)) return false;
  const end = rest.indexOf('--');
  return rest.slice(0, end === -1 ? undefined : end).some((word, at) => {
    const isValue = /^-\w*[mFCct]$|^--(?:message|file|author|date)$/.test(rest[at - 1] ?? '');
    if (word.startsWith('--no-veri')) return !isValue;
    // A bundle's letters count up to the first that takes what follows.
    return name === 'commit' && !isValue && /^-[apqsveizo]*n/.test(word);
  });
}
