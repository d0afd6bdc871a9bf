import { git, runGit } from './git-process.ts';

export interface Author {
  name: string;
  email: string;
}

export interface NewCommit {
  tree: string;
  parents: readonly string[];
  message: string;
  author: Author;
}

/** Makes a commit by plumbing, and so without hooks, signing, templates and whatever else a person's commits go through. */
export async function commitTree(
  folder: string,
  { tree, parents, message, author }: NewCommit,
  env: Record<string, string> = {},
): Promise<string> {
  const before = parents.flatMap((parent) => ['-p', parent]);
  const names = { GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email, ...(await committer(folder)) };
  const args = ['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', tree, ...before, '-F', '-'];
  return (await git(folder, args, { env: { ...env, ...names }, input: message })).trim();
}

/** A person's name where git has none: a fresh machine must not stop a run at its first commit. */
async function committer(folder: string): Promise<Record<string, string>> {
  const known = await runGit(folder, ['var', 'GIT_COMMITTER_IDENT']);
  return known.exitCode === 0 ? {} : { GIT_COMMITTER_NAME: 'coord', GIT_COMMITTER_EMAIL: 'coord@localhost' };
}
