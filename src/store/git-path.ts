/**
 * A path as git has it: relative to the top of its worktree, its bytes as one character each (latin1), so that no name is
 * lost or met by another. Folders that are repositories of their own end with a slash.
 */
export type GitPath = string;

/** The repository path that it is judged by and shown as. */
export function repositoryPath(path: GitPath): string {
  return Buffer.from(path, 'latin1').toString('utf8').normalize('NFC');
}

/** @param path relative to the worktree, as a person writes it */
export function gitPathOf(path: string): GitPath {
  return Buffer.from(path, 'utf8').toString('latin1');
}

/** Where it is on disk. */
export function fileAt(worktree: string, path: GitPath): Buffer {
  return Buffer.concat([Buffer.from(`${worktree}/`), Buffer.from(path, 'latin1')]);
}

/** As git reads it in a list of paths, one a line (git-hash-object(1), --stdin-paths): in quotes, as a C string. */
export function quotedPath(path: GitPath): string {
  const inside = path.replaceAll(/["\\]|[^ -~]/g, (character) =>
    /["\\]/.test(character) ? `\\${character}` : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${inside}"`;
}
