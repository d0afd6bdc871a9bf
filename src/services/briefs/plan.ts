import { basename } from 'node:path';
import { type Bytes, damageIn, findBlock, isUntouched, withBlock, withoutBlock } from './block.ts';
import { type Brief, BRIEF_FILES, roleFile } from './brief-files.ts';
import { type GitPlan, planGit, type Standing } from './plan-git.ts';
import type { Survey, WorktreeFile, WorktreeSurvey } from './survey.ts';

/** What `coord brief` will do, decided before anything is done. */
export interface BriefPlan {
  steps: FileStep[];
  /** Files that coord leaves as they are. */
  skipped: Skipped[];
  /** Undefined where there is no git. */
  git: GitPlan | undefined;
}

/** One file: what it is, and what becomes of it. */
export interface FileStep {
  path: string;
  role: string;
  /** How the file stands now, against what it should be. */
  state: FileState;
  before: Bytes | undefined;
  /** Undefined: the file goes. */
  after: Bytes | undefined;
  /** Where git tracks it: its worktree, and its name there. */
  tracked?: { root: string; gitPath: string };
}

/** `edited`: what stands there is not what coord wrote; `outdated`: the config has changed since. */
export type FileState = 'current' | 'missing' | 'outdated' | 'edited' | 'to-remove';

export interface Skipped {
  path: string;
  role: string;
  reason: string;
  /** True where a person has to mend something before the brief is right; false where it is theirs to choose. */
  broken: boolean;
}

export interface BriefRequest {
  configDir: string;
  /** The briefs to write, or those to take away. */
  briefs: readonly Brief[];
  remove: boolean;
  /** Which role each worktree is bound to, by its canonical top folder. */
  roleOf: ReadonlyMap<string, string>;
  /** Every role of the config. */
  roleIds: readonly string[];
}

/** The whole plan. Pure: the same survey and request give the same plan. */
export function planBriefs(request: BriefRequest, survey: Survey): BriefPlan {
  const inRoles = request.briefs.flatMap((brief) =>
    BRIEF_FILES.map((name) => planRoleFile(roleFile(request.configDir, brief.role, name), brief, request, survey)),
  );
  const inWorktrees = survey.worktrees.flatMap((worktree) => planWorktree(worktree, request, survey));
  const results = [...inRoles, ...inWorktrees];
  const steps = results.flatMap((result) => ('reason' in result ? [] : [result]));
  return {
    steps,
    skipped: results.flatMap((result) => ('reason' in result ? [result] : [])),
    git: survey.git && planGit(survey.git, standingsAfter(steps, survey), hasRoleFiles(inRoles, survey)),
  };
}

/** Whether anything on disk differs from what it should be. */
export function hasDrifted({ steps, skipped, git }: BriefPlan): boolean {
  return (
    steps.some((step) => step.state !== 'current') || skipped.some((skip) => skip.broken) || (git?.changed ?? false)
  );
}

function planRoleFile(path: string, brief: Brief, { remove }: BriefRequest, { roleFiles }: Survey): FileStep {
  const before = roleFiles.get(path);
  if (remove)
    return { path, role: brief.role, state: before === undefined ? 'current' : 'to-remove', before, after: undefined };
  // The whole file is coord's: whatever else stands in it goes.
  return { path, role: brief.role, before, ...become(before, withBlock('', brief.block)) };
}

type Outcome = FileStep | Skipped;

function planWorktree(worktree: WorktreeSurvey, request: BriefRequest, survey: Survey): Outcome[] {
  const role = request.roleOf.get(worktree.root);
  if (role === undefined) return takeOutLeftovers(worktree, request);
  if (!request.roleIds.includes(role)) {
    const reason = `it is bound to role ${role}, which the config does not have`;
    return [{ path: worktree.root, role, broken: true, reason }];
  }
  const brief = request.briefs.find((candidate) => candidate.role === role);
  if (!brief) return [];
  const obstacles = worktree.obstacles.map((obstacle): Skipped => ({ ...obstacle, role, broken: false }));
  return [
    ...obstacles,
    ...worktree.files.map((file) => planWorktreeFile(worktree.root, file, brief, request.remove, survey)),
  ];
}

/** A worktree that plays no role any more still holds the brief it had. */
function takeOutLeftovers({ root, files }: WorktreeSurvey, { briefs }: BriefRequest): Outcome[] {
  return files.flatMap((file) => {
    const found = findBlock(file.bytes ?? '');
    const isMeant = found.kind === 'block' && briefs.some(({ role }) => role === found.role);
    if (!isMeant || damageIn(file.bytes ?? '')) return [];
    return [inIndex(root, file, takeOut(file, found.role))];
  });
}

function planWorktreeFile(root: string, file: WorktreeFile, brief: Brief, remove: boolean, survey: Survey): Outcome {
  const { path, bytes: before } = file;
  const { role } = brief;
  const damage = damageIn(before ?? '');
  if (damage) {
    const reason = `the end of the brief in it is lost: put the line '${damage.missing}' back, or delete the brief from line ${damage.line} on`;
    return { path, role, broken: true, reason };
  }
  if (remove) return inIndex(root, file, takeOut(file, role));
  const reason = reasonToLeave(file, survey);
  if (reason !== undefined) return { path, role, broken: false, reason };
  return inIndex(root, file, { path, role, before, ...become(before, withBlock(before ?? '', brief.block)) });
}

function takeOut(file: WorktreeFile, role: string): FileStep {
  const { path, bytes: before } = file;
  const after = before === undefined || findBlock(before).kind === 'none' ? before : personsFile(file);
  return { path, role, state: after === before ? 'current' : 'to-remove', before, after };
}

function inIndex(root: string, { gitPath, tracked }: WorktreeFile, step: FileStep): FileStep {
  return tracked ? { ...step, tracked: { root, gitPath } } : step;
}

/** What stays when the brief is taken out; a file that coord made goes as a whole. */
function personsFile({ path, bytes = '', tracked }: WorktreeFile): Bytes | undefined {
  const rest = withoutBlock(bytes);
  return rest === '' && !tracked && BRIEF_FILES.some((name) => name === basename(path)) ? undefined : rest;
}

function reasonToLeave(file: WorktreeFile, { worktrees }: Survey): string | undefined {
  if (file.bytes === undefined && file.tracked)
    return 'git tracks it and it is missing here: git checkout brings it back';
  if (file.bytes?.includes('\0')) return 'it is not a text in UTF-8';
  if (file.bytes === undefined && file.reincludedBy !== undefined) {
    return `git would add it: ${file.reincludedBy} takes it out of every ignore rule`;
  }
  // Git's attributes are those of the whole repository: another worktree's filter must not be overruled either.
  const twins = worktrees.flatMap((worktree) => worktree.files.filter((other) => other.gitPath === file.gitPath));
  const foreign = twins.find((twin) => twin.foreignFilter !== undefined)?.foreignFilter;
  return foreign === undefined ? undefined : `git already runs the filter '${foreign}' on it, and it can have only one`;
}

function become(before: Bytes | undefined, after: Bytes | undefined): Pick<FileStep, 'state' | 'after'> {
  if (before === after) return { state: 'current', after };
  const found = findBlock(before ?? '');
  if (found.kind !== 'block') return { state: 'missing', after };
  return { state: isUntouched(before ?? '', found) ? 'outdated' : 'edited', after };
}

/** How every brief file of every worktree stands once the steps are done: git's own files follow from that. */
function standingsAfter(steps: readonly FileStep[], { worktrees }: Survey): Standing[] {
  const after = new Map(steps.map((step) => [step.path, step.after]));
  return worktrees.flatMap(({ files }) =>
    files.flatMap((file): Standing[] => {
      const bytes = after.has(file.path) ? after.get(file.path) : file.bytes;
      if (bytes === undefined || findBlock(bytes).kind === 'none') return [];
      const whole = !file.tracked && !damageIn(bytes) && withoutBlock(bytes) === '';
      return [{ gitPath: file.gitPath, whole }];
    }),
  );
}

function hasRoleFiles(steps: readonly FileStep[], { roleFiles }: Survey): boolean {
  const removed = new Set(steps.filter((step) => step.after === undefined).map((step) => step.path));
  return steps.some((step) => step.after !== undefined) || [...roleFiles.keys()].some((path) => !removed.has(path));
}
