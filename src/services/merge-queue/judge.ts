import { existsSync } from 'node:fs';
import type { QueueEntry } from '../../domain/records.ts';
import type { RunState } from '../../domain/run.ts';
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
  /** What a person has to approve yet, and who may by the rules; there may be nobody. */
  toApprove?: Pick<Finding, 'path' | 'approvers'>[];
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
  const run = runOf(workplace, entry);
  if (run && !run.finished) {
    const id = run.started.run;
    return {
      ...whose,
      fault: { reason: `run ${id} is not over, and may still ask a person (coord runs ${id})`, paths: [] },
    };
  }
  if (run?.finished?.outcome === 'succeeded' && run.tip === entry.commit) return whose;
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
  if (against.length === 0) return whose;
  const toApprove = against.filter(({ verdict }) => verdict === 'ask');
  return { ...whose, fault: faultIn(against, entry), toApprove };
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

function faultIn(against: readonly Finding[], { id, into }: QueueEntry): { reason: string; paths: string[] } {
  const named = against.slice(0, NAMED).map(({ path, reason }) => `${path} ${reason}`);
  const more = against.length > NAMED ? ` and ${against.length - NAMED} more` : '';
  return { reason: `${named.join('; ')}${more}${mendOf(against, id, into)}`, paths: against.map(({ path }) => path) };
}

function mendOf(against: readonly Finding[], id: string, into: string): string {
  if (!against.every(({ verdict }) => verdict === 'ask')) return '';
  return against.every(({ approvers }) => approvers.length > 0)
    ? `; a person may approve it: coord queue retry ${id} --approved-by NAME`
    : `; check.approvers in the config on ${into} names nobody who could approve it`;
}

/** The run whose work a branch holds. What somebody has put on its branch afterwards is no work of the run. */
function runOf({ layout }: Workplace, { branch }: QueueEntry): RunState | undefined {
  const [, id] = /^coord\/([^/]+)$/.exec(branch) ?? [];
  if (id === undefined) return undefined;
  const folder = runFolder(layout.runs, id);
  if (!existsSync(folder.journalPath)) return undefined;
  const run = readRun(folder);
  return run.started.rehearsal ? undefined : run;
}

/** The paths that a commit has changed against what it was merged onto. */
export function broughtBy(folder: string, merge: string): Promise<string[]> {
  return gitIn(folder).changedPaths(`${merge}^1`, merge);
}
