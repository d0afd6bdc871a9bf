import type { RunState } from '../../domain/run.ts';
import { listRunIds, readRun, type RunFolder, runFolder } from '../../services/runs/runs.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

export interface FoundRun {
  folder: RunFolder;
  state: RunState;
}

/** Whether a run may have ended: not one that is to be carried on, but one that a person lets begin again where it failed. */
export type Finished = 'refuse' | 'if failed';

/** A run that has not finished yet. Says what is wrong where there is none of this name. */
export function findRun(
  id: string,
  { workplace }: OpenTeam,
  terminal: Terminal,
  finished: Finished = 'refuse',
): FoundRun | undefined {
  const { runs } = workplace.layout;
  const ids = listRunIds(runs);
  if (!ids.includes(id)) {
    const others = ids.length > 0 ? ` The newest is ${ids[0]}.` : ' There is none yet.';
    return refuse(`there is no run ${id}.${others}`, EXIT.invalid, terminal);
  }
  const folder = runFolder(runs, id);
  const state = readRun(folder);
  const { tornBytes } = folder.journal.read();
  if (tornBytes > 0) {
    terminal.err(`coord: a crash cut off the journal's last record (${tornBytes} bytes); it was never acknowledged.`);
  }
  if (!state.finished || (finished === 'if failed' && state.finished.outcome === 'failed')) return { folder, state };
  const was = state.finished.outcome === 'cancelled' ? 'was cancelled' : `has ${state.finished.outcome}`;
  return refuse(`run ${id} ${was}; there is nothing to carry on.`, EXIT.refused, terminal);
}

export function refuse(text: string, code: ExitCode, terminal: Terminal): undefined {
  terminal.err(`coord: ${text}`);
  terminal.exit(code);
}
