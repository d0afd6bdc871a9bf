import { parsePlaybook, parseRehearsal } from '../../config/playbooks/playbook.ts';
import { listRunIds, readPinned, readRun, runFolder } from '../../services/runs.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import type { StartedRun } from './start-run.ts';

/** A run that was begun earlier, with the playbook it is pinned to. Says what is wrong where it can't go on. */
export function reopenRun(id: string, { workplace, policy }: OpenTeam, terminal: Terminal): StartedRun | undefined {
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
  const { tornBytes } = folder.journal.read();
  if (tornBytes > 0) {
    terminal.err(`coord: a crash cut off the journal's last record (${tornBytes} bytes); it was never acknowledged.`);
  }
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
  const gone = Object.values(state.started.parts).find((role) => !policy.roleIds.includes(role));
  if (gone !== undefined)
    return refuse(`role ${gone} plays in run ${id} and is not in the config any more.`, EXIT.invalid);

  const script = state.started.rehearsal ? parseRehearsal(folder.scriptPath, readPinned(folder.scriptPath)) : undefined;
  if (script && !script.ok) {
    showDiagnostics(terminal, script.error);
    return refuse(`the script that run ${id} is rehearsed with cannot be read by this version.`, EXIT.unavailable);
  }
  return { folder, playbook: playbook.value, script: script?.value };
}
