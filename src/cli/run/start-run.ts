import { randomUUID } from 'node:crypto';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { playedBy } from '../../services/runs/run-parts.ts';
import { createRunFolder, newRunId, type RunFolder } from '../../services/runs/runs.ts';
import { gitIn } from '../../store/git.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';
import { missingPrograms } from './missing-programs.ts';
import { askForUnknown } from './ask-inputs.ts';
import { type PreparedRun, prepareRun, refuseUnprepared, type RunOptions } from './prepare-run.ts';
import { keepHeapSmall } from './small-heap.ts';

/** A run whose first record is in its journal. */
export interface StartedRun {
  folder: RunFolder;
  playbook: Playbook;
  script: Rehearsal | undefined;
}

export interface StartOptions extends RunOptions {
  /** A person at the terminal may be asked for what is missing. */
  ask: boolean;
}

/** Makes a run of a playbook. Says what is wrong where it can't be. */
export async function startRun(
  name: string,
  options: StartOptions,
  team: OpenTeam,
  terminal: Terminal,
): Promise<StartedRun | undefined> {
  keepHeapSmall();
  const prepared = await prepareAndAsk(name, options, team, terminal);
  if (!prepared) return undefined;
  const { source, playbook, script, bound, inputs } = prepared;
  const base = await baseOf(team);
  const missing = prepared.missing.map(({ message }) => message);
  const programs = options.rehearse ? [] : missingPrograms(playbook, bound, team.loaded.config, terminal);
  const faults = [...prepared.faults, ...missing, ...programs, ...(base.fault === undefined ? [] : [base.fault])];
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

/** Where a person sits at the terminal, they are asked for what is missing; elsewhere it is a fault. */
async function prepareAndAsk(
  name: string,
  options: StartOptions,
  team: OpenTeam,
  terminal: Terminal,
): Promise<PreparedRun | undefined> {
  const first = prepareRun(name, options, team, terminal);
  if (!first.ok) return refuseUnprepared(first.error, terminal);
  const prepared = first.value;
  if (!terminal.interactive || !options.ask) return prepared;
  const { playbook, missing, unplayed } = prepared;
  const inputs = missing.filter(({ input }) => !input.secret);
  if (inputs.length + unplayed.length === 0 || prepared.faults.length > unplayed.length) return prepared;
  const parts = unplayed.flatMap((part) => ({ part, description: '', many: false, ...playbook.parts[part] }));
  const said = await askForUnknown({ inputs, parts }, Object.keys(team.loaded.config.roles));
  if (!said) return void terminal.exit(EXIT.interrupted);
  const more = { inputs: { ...options.inputs, ...said.inputs }, parts: { ...options.parts, ...said.parts } };
  const second = prepareRun(name, { ...options, ...more }, team, terminal);
  return second.ok ? second.value : refuseUnprepared(second.error, terminal);
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
