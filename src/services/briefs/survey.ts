import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Repository } from '../../store/repository.ts';
import type { Bytes } from './block.ts';
import { BRIEF_FILES, rolesFolder } from './brief-files.ts';
import { FILTER_NAME } from './clean-filter.ts';
import { git } from '../../store/git-process.ts';
import { locate } from './locate.ts';

/** A file of a worktree that a brief can stand in, as it is now. */
export interface WorktreeFile {
  /** Canonical. */
  path: string;
  /** As git names it, relative to the worktree. */
  gitPath: string;
  /** Undefined where there is no such file. */
  bytes: Bytes | undefined;
  tracked: boolean;
  /** A clean filter of the person's own that git already runs on it. */
  foreignFilter: string | undefined;
  /** A `!` line of a .gitignore that would overrule our exclude line. */
  reincludedBy: string | undefined;
}

export interface WorktreeSurvey {
  root: string;
  files: WorktreeFile[];
  /** Names that coord leaves alone, and why. */
  obstacles: { path: string; reason: string }[];
}

/** Git's own files that coord adds lines to, and the filter as it is configured now. */
export interface GitSurvey {
  exclude: { path: string; bytes: Bytes };
  attributes: { path: string; bytes: Bytes };
  filter: ReadonlyMap<string, string>;
}

export interface Survey {
  /** The bytes of each file in `.coord/roles`, by its path. */
  roleFiles: ReadonlyMap<string, Bytes>;
  worktrees: WorktreeSurvey[];
  /** Undefined where there is no git. */
  git: GitSurvey | undefined;
}

/** Reads everything that a plan for briefs depends on; changes nothing. */
export async function survey(
  configDir: string,
  repository: Repository,
  boundRoots: readonly string[],
): Promise<Survey> {
  const roleFiles = readRoleFiles(configDir);
  if (!repository.git) return { roleFiles, worktrees: [], git: undefined };
  // A folder that is on a list and no longer a worktree is nobody's to write in.
  const roots = [...(await listedRoots(repository)), ...boundRoots].filter((root) => existsSync(join(root, '.git')));
  const canonical = [...new Set(roots.map((root) => realpathSync(root)))].sort();
  return {
    roleFiles,
    worktrees: await Promise.all(canonical.map(surveyWorktree)),
    git: {
      exclude: readInfo(repository, 'exclude'),
      attributes: readInfo(repository, 'attributes'),
      filter: await readFilter(repository),
    },
  };
}

async function listedRoots({ worktree, main }: Repository): Promise<string[]> {
  const output = await git(worktree, ['worktree', 'list', '--porcelain']);
  // Git does not list a main checkout whose git directory lies elsewhere.
  return [
    ...(main === undefined ? [] : [main]),
    ...output.split('\n').flatMap((line) => /^worktree (.+)$/.exec(line)?.[1] ?? []),
  ];
}

async function surveyWorktree(root: string): Promise<WorktreeSurvey> {
  const obstacles: WorktreeSurvey['obstacles'] = [];
  const paths = new Set<string>();
  for (const name of BRIEF_FILES) {
    const located = locate(root, name);
    if (located.ok) paths.add(located.value);
    else obstacles.push({ path: join(root, name), reason: located.error });
  }
  const names = [...paths].map((path) => relative(root, path).split(sep).join('/'));
  const facts = names.length === 0 ? undefined : await askGit(root, names);
  const files = [...paths].map((path, index): WorktreeFile => {
    const gitPath = names[index] ?? '';
    const filter = facts?.filters.get(gitPath);
    return {
      path,
      gitPath,
      bytes: existsSync(path) ? readFileSync(path, 'latin1') : undefined,
      tracked: facts?.tracked.has(gitPath) ?? false,
      foreignFilter: filter === undefined || OWN_OR_NO_FILTER.has(filter) ? undefined : filter,
      reincludedBy: facts?.reincluded.get(gitPath),
    };
  });
  return { root, files, obstacles };
}

const OWN_OR_NO_FILTER = new Set([FILTER_NAME, 'unspecified', 'unset', 'set']);

async function askGit(root: string, names: string[]) {
  const tracked = await git(root, ['--literal-pathspecs', 'ls-files', '-z', '--', ...names]);
  const attributes = await git(root, ['check-attr', '-z', 'filter', '--', ...names]);
  const ignores = await git(root, ['check-ignore', '-z', '-v', '--no-index', '--stdin'], {
    input: names.join('\0'),
    answers: [0, 1],
  });
  return {
    tracked: new Set(fields(tracked)),
    filters: new Map(records(attributes, 3).map(([path = '', , value = '']) => [path, value])),
    reincluded: new Map(
      records(ignores, 4)
        .filter(([source = '', , pattern = '']) => basename(source) === '.gitignore' && pattern.startsWith('!'))
        .map(([source, line, pattern, path = '']) => [path, `${source}:${line} (${pattern})`]),
    ),
  };
}

/** What git prints with -z: each field ends with a NUL. */
const fields = (output: string): string[] => output.split('\0').slice(0, -1);

function records(output: string, size: number): string[][] {
  const all = fields(output);
  return Array.from({ length: all.length / size }, (_, index) => all.slice(index * size, (index + 1) * size));
}

function readInfo(repository: Repository, name: string): { path: string; bytes: Bytes } {
  const path = join(repository.commonDir, 'info', name);
  return { path, bytes: existsSync(path) ? readFileSync(path, 'latin1') : '' };
}

async function readFilter(repository: Repository): Promise<ReadonlyMap<string, string>> {
  const pattern = `^filter\\.${FILTER_NAME}\\.`;
  const output = await git(repository.worktree, ['config', '--local', '-z', '--get-regexp', pattern], {
    answers: [0, 1],
  });
  return new Map(
    fields(output).map((entry) => {
      const at = entry.indexOf('\n');
      return [entry.slice(0, at).split('.').at(-1) ?? '', entry.slice(at + 1)];
    }),
  );
}

function readRoleFiles(configDir: string): ReadonlyMap<string, Bytes> {
  const folder = join(configDir, rolesFolder);
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder).flatMap((role) => BRIEF_FILES.map((name) => join(folder, role, name)));
  return new Map(paths.filter((path) => existsSync(path)).map((path) => [path, readFileSync(path, 'latin1')]));
}
