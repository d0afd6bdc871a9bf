import { parsePlaybook, parseRehearsal } from '../../config/playbooks/playbook.ts';
import { listRunIds, readPinned, readRun, runFolder } from '../../services/runs.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import type { StartedRun } from './start-run.ts';

/** A run that was begun earlier, with the playbook it is pinned to. Says what is wrong where it can't go on. */
export function reopenRun(id: string, { workplace }: OpenTeam, terminal: Terminal): StartedRun | undefined {
  const refuse = (text: string, code: ExitCode): undefined => {
    terminal.err(`coord: ${text}`);
    terminal.exit(code);
  };
  const { runs } = workplace.layout;
  const ids = listRunIds(runs);
  if (!ids.includes(id)) {
    return refuse(
      `there is no run ${id}.${ids.length > 0 ? ` The newest is ${ids[0]}.` : ' There is none yet.'}`,
      EXIT.invalid,
    );
  }
  const folder = runFolder(runs, id);
  const state = readRun(folder);
  if (state.finished)
    return refuse(`run ${id} has ${state.finished.outcome}; there is nothing to carry on.`, EXIT.refused);

  const text = readPinned(folder.playbookPath);
  const playbook = parsePlaybook(folder.playbookPath, text);
  if (!playbook.ok) {
    showDiagnostics(terminal, playbook.error);
    return refuse(`the playbook that run ${id} is pinned to cannot be read by this version.`, EXIT.unavailable);
  }
  if (playbook.value.hash !== state.started.hash) {
    return refuse(
      `the pinned playbook ${folder.playbookPath} is not the one that run ${id} began with.`,
      EXIT.unavailable,
    );
  }
  const script = state.started.rehearsal ? parseRehearsal(folder.scriptPath, readPinned(folder.scriptPath)) : undefined;
  return { folder, playbook: playbook.value, script: script?.ok ? script.value : undefined };
}
