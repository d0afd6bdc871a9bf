import { LIMITS } from '../budget.ts';
import type { Call, Table } from '../call.ts';
import { manual } from '../options.ts';

const RM = manual(
  'd f i I r R v x W P force interactive? one-file-system no-preserve-root preserve-root? recursive dir verbose help version',
);
const UNLINK = manual('help version');
const RMDIR = manual('p v ignore-fail-on-non-empty parents verbose help version');

export const REMOVALS: Table = {
  rm: remove,
  grm: remove,
  unlink: (call) => removeEach(call, call.read(UNLINK).operands),
  rmdir(call) {
    for (const folder of call.read(RMDIR).operands) call.absolute(folder);
  },
};

function remove(call: Call): void {
  const { operands, has } = call.read(RM);
  const named = has('r', 'R', 'recursive') ? call.as(`${call.name} -r`) : call;
  removeEach(named, operands);
}

function removeEach(call: Call, paths: readonly string[]): void {
  for (const path of paths) {
    const whole = path.endsWith('/') ? call.absolute(path) : call.entry(path);
    if (whole === undefined) continue;
    if (call.shell.disk.is(whole, 'folder') && !call.by.endsWith('-r')) continue;
    removeTree(call, whole, path.endsWith('/'));
  }
}

/** A file, or every file below a folder. @param isLed whether a link that lies there is followed */
export function removeTree(call: Call, path: string, isLed = false): void {
  const { disk } = call.shell;
  if ((disk.isLink(path) && !isLed) || !disk.may(path, 'folder')) {
    call.remove(path, disk.is(path, 'none') ? 'possible' : 'known');
    return;
  }
  const files = disk.filesBelow(path, LIMITS.paths);
  if (!files) {
    call.remove(path);
    call.unknown(`${path} has more files than can be looked at`);
    return;
  }
  const certainty = disk.is(path, 'folder') ? 'known' : 'possible';
  if (certainty === 'possible') call.remove(path, 'possible');
  for (const file of files) call.remove(file, certainty);
  disk.set(path, 'none');
}
