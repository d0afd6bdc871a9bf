import { manual } from '../options.ts';
import type { Call, Table } from '../call.ts';
import type { Outcome } from '../context.ts';
import type { Shell } from '../shell.ts';
import { isSeen } from '../words/unseen.ts';

const MKDIR = manual('m: p v Z mode: parents verbose context? help version');

/** Folders: where the shell stands, and which there are. */
export const FOLDERS: Table = {
  cd: changeFolder,
  chdir: changeFolder,
  pushd,
  popd,
  dirs: () => undefined,
  mkdir(call) {
    const { operands, has } = call.read(MKDIR);
    for (const folder of operands) {
      const path = call.absolute(folder);
      if (path !== undefined && (has('p', 'parents') || !call.shell.disk.is(path, 'file')))
        call.shell.disk.set(path, 'folder');
    }
  },
};

function changeFolder(call: Call): Outcome {
  const words = call.args.filter((word) => !/^-[LPe@]+$/.test(word) && word !== '--');
  const { shell } = call;
  if (words.length > 1) return { ok: undefined, failed: shell };
  const home = shell.get('HOME');
  const [to = home?.kind === 'texts' && home.texts.length === 1 ? home.texts[0] : undefined] = words;
  return stand(call, to === '-' ? shell.before : to);
}

/** Goes there if it is there: what comes after a `cd` that can't succeed stays where it was. */
function stand(call: Call, to: string | undefined): Outcome {
  const { shell } = call;
  const searched = shell.get('CDPATH');
  const isSearched = searched !== undefined && searched.kind !== 'unset' && to !== undefined && !/^\.{0,2}\//.test(to);
  const path =
    to === undefined || !isSeen(to) || isSearched || (shell.cwd === undefined && !to.startsWith('/'))
      ? undefined
      : call.absolute(to);
  if (path === undefined) {
    leave(shell, undefined);
    return { ok: shell, failed: shell };
  }
  const failed = shell.disk.is(path, 'folder') ? undefined : shell.fork();
  if (!shell.disk.may(path, 'folder')) return { ok: undefined, failed };
  leave(shell, path);
  return { ok: shell, failed };
}

function leave(shell: Shell, path: string | undefined): void {
  shell.before = shell.cwd;
  shell.cwd = path;
}

function pushd(call: Call): Outcome {
  const { shell } = call;
  const [to] = call.args;
  const from = shell.cwd;
  if (to === undefined || /^[-+]/.test(to)) {
    leave(shell, undefined);
    shell.stack = [];
    return { ok: shell, failed: shell };
  }
  const outcome = stand(call, to);
  outcome.ok?.stack.push(from);
  return outcome;
}

function popd(call: Call): Outcome {
  const { shell } = call;
  leave(shell, call.args.length === 0 ? shell.stack.pop() : undefined);
  return { ok: shell, failed: shell };
}
