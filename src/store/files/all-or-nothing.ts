import { chmodSync, existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** Does `change`; where it throws, every one of the files is put back as it was before, and the error goes on. */
export function allOrNothing<Value>(paths: readonly string[], change: () => Value): Value {
  const undo = paths.map(remember);
  try {
    return change();
  } catch (error) {
    for (const putBack of undo) attempt(putBack);
    throw error;
  }
}

function remember(path: string): () => void {
  const folder = dirname(path);
  if (!existsSync(path)) {
    const newFolders = missingAbove(path);
    return () => {
      rmSync(path, { force: true });
      for (const made of newFolders) if (existsSync(made)) rmdirSync(made);
    };
  }
  const [bytes, { mode }] = [readFileSync(path), statSync(path)];
  return () => {
    if (existsSync(path) && readFileSync(path).equals(bytes)) return;
    mkdirSync(folder, { recursive: true });
    writeFileAtomic.sync(path, bytes);
    chmodSync(path, mode);
  };
}

/** The folders that a file's folder still needs, the deepest first. */
function missingAbove(path: string): string[] {
  const folder = dirname(path);
  return existsSync(folder) ? [] : [folder, ...missingAbove(folder)];
}

/** What stopped the change may stop this too; the first error is the one to tell. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // The other files are still worth putting back.
  }
}
