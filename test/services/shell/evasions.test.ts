import { expect, it } from 'vitest';
import { isPersonOnlyCommand } from '../../../src/domain/person-only.ts';
import { createSandbox } from '../../support/sandbox.ts';
import { effectsOf } from './effects-of.ts';

it.each([
  'git -c core.hooksPath=/dev/null commit -m x',
  'git -c CORE.HOOKSPATH= commit -m x',
  'git --config-env=core.hooksPath=X commit -m x',
  'git config core.hooksPath /dev/null',
  'git config --unset core.hooksPath',
  'git config set core.hooksPath x',
  'git config include.path ../x',
  'git config --remove-section core',
  'git commit --no-verify -m x',
  'git commit -nm x',
  'git commit -anm x',
  'git merge --no-verify other',
  'git --git-dir=.git --work-tree=/tmp add .',
  'git update-index --skip-worktree README.md',
  'GIT_CONFIG_COUNT=1 git commit -m x',
  'export GIT_DIR=/tmp/x',
  'env GIT_INDEX_FILE=x git commit -m x',
  'COORD_ROLE=backend npm test',
  'export COORD_ROLE=backend',
  'env COORD_ROLE=backend sh -c "ls"',
  'declare -x COORD_ROLE=x',
  'unset COORD_ROLE',
  'env -u CLAUDECODE coord approve r',
  'env -i coord approve r',
  'bash -c "git commit --no-verify -m x"',
  'x=--no-verify; git commit $x -m y',
  'echo | xargs git commit --no-verify -m x',
  'sh <<< "git config core.hooksPath x"',
])('goes round coord: %s', async (command) => {
  const { evasions } = await effectsOf(await createSandbox(), command);
  expect(evasions).not.toEqual([]);
});

it.each([
  'git commit -m "--no-verify"',
  'git commit -m -n',
  'git commit -am x -- n',
  'git config core.hooksPath',
  'git config --get core.hooksPath',
  'git config user.name x',
  'git --git-dir=.git log',
  'git log -n 1',
  'git push --no-verify origin HEAD',
  'echo $COORD_ROLE COORD_ROLE=x',
  'grep -n hooksPath .git/config',
])('goes round nothing: %s', async (command) => {
  const { evasions } = await effectsOf(await createSandbox(), command);
  expect(evasions).toEqual([]);
});

it.each([
  'coord approve r1',
  'c=coord; $c approve r1',
  'bash -c "coord approve r1"',
  "eval 'co''ord approve r1'",
  'echo approve | xargs -I{} coord {} r1',
  'sh -c "$(echo coord approve r1)"',
  'env A=1 nohup timeout 5 coord approve r1',
  'f() { coord "$@"; }; f approve r1',
  'printf "coord approve r1" | sh',
  'echo `coord approve r1`',
  'cat <(coord approve r1)',
  'find . -maxdepth 0 -exec coord approve r1 \\;',
  'trap "coord approve r1" EXIT',
  'npx -y coord approve r1',
  'cat <<EOF | bash\ncoord approve r1\nEOF',
])('a command for people is found in its disguise: %s', async (command) => {
  const { commands } = await effectsOf(await createSandbox(), command);
  expect(commands.some((words) => isPersonOnlyCommand(words))).toBe(true);
});
