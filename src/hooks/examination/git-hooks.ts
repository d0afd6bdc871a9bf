import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runGit } from '../../store/git-process.ts';
import { dispatcherText } from '../git/dispatcher.ts';
import { gitHooksLayout, JUDGING, PASSED_ON } from '../git/layout.ts';
import { type Finding, fault, type Scene } from './finding.ts';
import { isExecutable } from './executable.ts';

/** Whether git runs coord's hooks, and these run what they are to run. */
export async function examineGitHooks(scene: Scene): Promise<Finding[]> {
  const { workplace, worktrees, install } = scene;
  const { repository } = workplace;
  if (!repository.git) return [];
  const { hooks } = gitHooksLayout(repository);
  const names = [...JUDGING, ...PASSED_ON];
  const missing = names.filter((name) => !existsSync(join(hooks, name)));
  if (missing.length === names.length) return [fault('git-hooks', hooks, "coord's git hooks are not there", install)];
  const altered = names.flatMap((name) => {
    const wrong = missing.includes(name) ? undefined : wrongWith(join(hooks, name), scene);
    return wrong === undefined ? [] : [fault('git-hooks', join(hooks, name), wrong, install)];
  });
  const led = await Promise.all(worktrees.map((worktree) => ledElsewhere(worktree, hooks, scene)));
  return [
    ...(missing.length === 0
      ? []
      : [fault('git-hooks', hooks, `of coord's git hooks ${missing.join(', ')} are missing`, install)]),
    ...altered,
    ...led.flat(),
  ];
}

function wrongWith(path: string, { workplace: { repository, layout } }: Scene): string | undefined {
  const text = readFileSync(path, 'utf8');
  const word = /^node=(.*)$/m.exec(text)?.[1] ?? '';
  const node = word.startsWith("'") ? word.slice(1, -1).replaceAll("'\\''", "'") : word;
  if (text !== dispatcherText(repository, layout, node)) return 'this git hook is not what this coord installs';
  if (!isExecutable(node)) return `this git hook starts ${node}, which is not there or not executable`;
  return (statSync(path).mode & 0o111) === 0o111 ? undefined : 'this git hook is not executable, and git leaves it out';
}

/** What git takes for the folder of its hooks there, where that is another. */
async function ledElsewhere(worktree: string, hooks: string, { install }: Scene): Promise<Finding[]> {
  const asked = ['config', '--type=path', '--show-scope', '--get', 'core.hooksPath'];
  const { stdout } = await runGit(worktree, asked, { asPerson: true });
  const [scope = '', folder = ''] = stdout.trimEnd().split('\t');
  if (folder === hooks) return [];
  const what =
    folder === '' ? "git runs no hooks of coord's here" : `git runs the hooks in ${folder}, by its ${scope} settings`;
  return [fault('git-hooks', worktree, what, MENDS[scope] ?? install)];
}

/** Putting in wins over whatever stands in the repository's own settings, and over weaker ones. */
const MENDS: Record<string, string> = {
  worktree: 'git config --worktree --unset-all core.hooksPath',
  command: 'unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS',
};
