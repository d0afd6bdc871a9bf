import { listRunIds, readRun, runFolder } from '../../services/runs/runs.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { outlineOf } from '../run/outline.ts';
import { parsePinned } from '../run/pinned-playbook.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { type Graph, graphOf } from './graph.ts';

/** A run as it stands, by the playbook that it is pinned to. Says what is wrong where that can't be drawn. */
export function graphedRun(id: string, { workplace }: OpenTeam, terminal: Terminal): Graph | undefined {
  const { runs } = workplace.layout;
  const ids = listRunIds(runs);
  if (!ids.includes(id)) {
    terminal.err(`coord: there is no run ${id}.${ids[0] === undefined ? '' : ` The newest is ${ids[0]}.`}`);
    terminal.exit(EXIT.invalid);
    return undefined;
  }
  const folder = runFolder(runs, id);
  const state = readRun(folder);
  const isCarriedOn = ['running', 'waiting'].includes(outlineOf(folder, workplace, []).status);
  const playbook = parsePinned(folder, state.started.hash);
  if (playbook.ok) return graphOf(playbook.value, { state, isCarriedOn });
  showDiagnostics(terminal, playbook.error);
  terminal.exit(EXIT.unavailable);
  return undefined;
}
