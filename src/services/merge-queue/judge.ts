import { existsSync } from 'node:fs';
import type { QueueEntry } from '../../domain/records.ts';
import { gitIn } from '../../store/git.ts';
import { checkChange, type Finding } from '../check/check.ts';
import { rangeOf } from '../check/range.ts';
import { type CheckRules, rulesAt } from '../check/rules.ts';
import { readRun, runFolder } from '../runs/runs.ts';
import type { Workplace } from '../workplace.ts';

/** What the rules of the target make of a branch. */
export interface Judgement {
  /** Whose work it is. */
  role?: string;
  /** What is against it. */
  fault?: { reason: string; paths: string[] };
}

/** As many paths are named in a sentence. */
const NAMED = 5;

/** Holds what a branch would bring into its target against the target's own rules, as `coord check` does. */
export async function judgeBranch(workplace: Workplace, entry: QueueEntry, onto: string): Promise<Judgement> {
  const folder = mainOf(workplace);
  const rules = await rulesOn(workplace, onto);
  if (!rules)
    return {
      fault: { reason: `the config on ${entry.into} is missing or broken, so nothing can be judged by it`, paths: [] },
    };
  const role = entry.role ?? rules.roleOf(entry.branch);
  const whose = role === undefined ? {} : { role };
  // A run has judged each step's work by the rules of the role that did it, which its branch as a whole has none of.
  if (isWorkOfRun(workplace, entry)) return whose;
  const range = await rangeOf(folder, { base: onto, head: entry.commit, each: false });
  if (!range.ok) return { ...whose, fault: { reason: range.error.reason, paths: [] } };
  const { findings } = await checkChange({
    folder,
    range: range.value,
    rules,
    role,
    each: false,
    approvedBy: entry.approvedBy,
    now: workplace.clock.now(),
  });
  const against = findings.filter(({ verdict }) => verdict !== 'warn');
  return against.length === 0 ? whose : { ...whose, fault: faultIn(against, entry) };
}

/** Whose work a branch is, by the rules of what it goes into. */
export async function roleByRules(workplace: Workplace, branch: string, onto: string): Promise<string | undefined> {
  return (await rulesOn(workplace, onto))?.roleOf(branch);
}

export function mainOf({ repository }: Pick<Workplace, 'repository'>): string {
  return repository.main ?? repository.worktree;
}

async function rulesOn(workplace: Workplace, onto: string): Promise<CheckRules | undefined> {
  const { base, configFile } = workplace.source;
  const rules = await rulesAt(mainOf(workplace), onto, { from: base, named: configFile });
  return rules.ok ? rules.value : undefined;
}

function faultIn(against: readonly Finding[], { id }: QueueEntry): { reason: string; paths: string[] } {
  const named = against.slice(0, NAMED).map(({ path, reason }) => `${path} ${reason}`);
  const more = against.length > NAMED ? ` and ${against.length - NAMED} more` : '';
  const isForApproval = against.every(({ verdict }) => verdict === 'ask');
  const mend = isForApproval ? `; a person may approve it: coord queue retry ${id} --approved-by NAME` : '';
  return { reason: `${named.join('; ')}${more}${mend}`, paths: against.map(({ path }) => path) };
}

/** Whether this is what a run has come to, and nothing that somebody has put on its branch afterwards. */
function isWorkOfRun({ layout }: Workplace, { branch, commit }: QueueEntry): boolean {
  const [, run] = /^coord\/([^/]+)$/.exec(branch) ?? [];
  if (run === undefined) return false;
  const folder = runFolder(layout.runs, run);
  if (!existsSync(folder.journalPath)) return false;
  const { started, tip } = readRun(folder);
  return !started.rehearsal && tip === commit;
}

/** The paths that a commit has changed against what it was merged onto. */
export function broughtBy(folder: string, merge: string): Promise<string[]> {
  return gitIn(folder).changedPaths(`${merge}^1`, merge);
}
