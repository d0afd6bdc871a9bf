import { randomUUID } from 'node:crypto';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { playedBy } from '../../services/runs/run-parts.ts';
import { createRunFolder, newRunId, type RunFolder } from '../../services/runs/runs.ts';
import { gitIn } from '../../store/git.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';
import { prepareRun, type RunOptions } from './prepare-run.ts';

/** A run whose first record is in its journal. */
export interface StartedRun {
  folder: RunFolder;
  playbook: Playbook;
  script: Rehearsal | undefined;
}

/** Makes a run of a playbook. Says what is wrong where it can't be. */
export async function startRun(
  name: string,
  options: RunOptions,
  team: OpenTeam,
  terminal: Terminal,
): Promise<StartedRun | undefined> {
  const prepared = prepareRun(name, options, team, terminal);
  if (!prepared) return undefined;
  const { source, playbook, script, bound, inputs } = prepared;
  const base = await baseOf(team);
  const faults = [...prepared.faults, ...(base.fault === undefined ? [] : [base.fault])];
  if (faults.length > 0) {
    terminal.err(faults.map((fault) => `coord: ${fault}`).join('\n'));
    terminal.exit(EXIT.invalid);
    return undefined;
  }
  const { layout, clock } = team.workplace;
  const run = newRunId(name, clock.now(), randomUUID());
  const folder = createRunFolder(layout.runs, run, {
    playbook: source.text,
    used: playbook.used,
    ...(options.rehearse && source.script && { script: source.script.text }),
  });
  folder.journal.append({
    type: 'run.started',
    at: clock.now().toISOString(),
    run,
    playbook: name,
    hash: playbook.hash,
    inputs,
    parts: playedBy(playbook, bound),
    base: base.commit,
    rehearsal: options.rehearse,
  });
  return { folder, playbook, script };
}

/** The commit that the run's work starts from. */
async function baseOf({ workplace: { repository } }: OpenTeam): Promise<{ commit?: string; fault?: string }> {
  if (!repository.git || repository.main === undefined)
    return { fault: 'a run needs a git repository with a main checkout, as each role works in a worktree of its own' };
  const commit = await gitIn(repository.main).resolve('HEAD');
  return commit === undefined
    ? { fault: 'a run begins from a commit, and this repository has none yet; commit something first' }
    : { commit };
}
