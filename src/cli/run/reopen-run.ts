import { parseRehearsal } from '../../config/playbooks/playbook.ts';
import { readPinned } from '../../services/runs/runs.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { findRun, refuse } from './find-run.ts';
import { parsePinned } from './pinned-playbook.ts';
import type { StartedRun } from './start-run.ts';

/** A run that was begun earlier, with the playbook it is pinned to. Says what is wrong where it can't go on. */
export function reopenRun(id: string, team: OpenTeam, terminal: Terminal): StartedRun | undefined {
  const found = findRun(id, team, terminal);
  if (!found) return undefined;
  const { folder, state } = found;
  const playbook = parsePinned(folder);
  if (!playbook.ok) {
    showDiagnostics(terminal, playbook.error);
    const text = `the playbook that run ${id} is pinned to cannot be read by this version.`;
    return refuse(text, EXIT.unavailable, terminal);
  }
  if (playbook.value.hash !== state.started.hash) {
    const text = `the pinned playbook ${folder.playbookPath} is not the one that run ${id} began with.`;
    return refuse(text, EXIT.unavailable, terminal);
  }
  const gone = Object.values(state.started.parts)
    .flat()
    .find((role) => !team.policy.roleIds.includes(role));
  if (gone !== undefined)
    return refuse(`role ${gone} plays in run ${id} and is not in the config any more.`, EXIT.invalid, terminal);

  const script = state.started.rehearsal ? parseRehearsal(folder.scriptPath, readPinned(folder.scriptPath)) : undefined;
  if (script && !script.ok) {
    showDiagnostics(terminal, script.error);
    const text = `the script that run ${id} is rehearsed with cannot be read by this version.`;
    return refuse(text, EXIT.unavailable, terminal);
  }
  return { folder, playbook: playbook.value, script: script?.value };
}
