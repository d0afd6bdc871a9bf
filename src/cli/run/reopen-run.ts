import { parseRehearsal } from '../../config/playbooks/playbook.ts';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import type { Event } from '../../domain/event.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { RunState } from '../../domain/run.ts';
import type { Unstamped } from '../../services/runner/parts.ts';
import { pinAnew, pinnedIn, readPinned, type RunFolder } from '../../services/runs/runs.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { personName } from './ask-person.ts';
import { type Changed, changeLines, changeSince, migration, type OnChange } from './changed-playbook.ts';
import { findRun, type Finished, refuse } from './find-run.ts';
import { parsePinned } from './pinned-playbook.ts';
import { keepHeapSmall } from './small-heap.ts';
import type { StartedRun } from './start-run.ts';

export interface Reopening {
  /** What to do where its playbook has changed since. */
  onChange: OnChange;
  finished: Finished;
  /** The command line that goes on, where that is not `coord resume`. */
  command?: string;
  /** How the steps stand for it, where it does one again. */
  opened?(state: RunState, playbook: Playbook): RunState;
}

/** A run that is to go on. */
export interface ReopenedRun extends StartedRun {
  /** What its journal has to say first of its playbook. */
  first: Unstamped<Event>[];
}

/** A run that was begun earlier, with the playbook it is pinned to. Says what is wrong where it can't go on. */
export function reopenRun(
  id: string,
  team: OpenTeam,
  terminal: Terminal,
  reopening: Reopening = { onChange: 'refuse', finished: 'refuse' },
): ReopenedRun | undefined {
  keepHeapSmall();
  const found = findRun(id, team, terminal, reopening.finished);
  const pinned = found && readAll(found.folder, found.state, terminal);
  if (!found || !pinned) return undefined;
  const { folder, state } = found;
  const changed = changeSince(state, pinned.playbook, team, terminal);
  const reopened = changed
    ? changedRun({ folder, ...pinned, first: [] }, changed, state, reopening, team, terminal)
    : { folder, ...pinned, first: [] };
  const gone = Object.values(state.started.parts)
    .flat()
    .find((role) => !team.policy.roleIds.includes(role));
  if (reopened && gone !== undefined)
    return refuse(`role ${gone} plays in run ${id} and is not in the config any more.`, EXIT.invalid, terminal);
  return reopened;
}

/** What a run is pinned to, compiled. */
function readAll(
  folder: RunFolder,
  { started }: RunState,
  terminal: Terminal,
): { playbook: Playbook; script: Rehearsal | undefined } | undefined {
  const pinned = pinnedIn(folder, started.hash);
  const { playbookPath, scriptPath } = pinned;
  const playbook = parsePinned(folder, started.hash);
  if (!playbook.ok) {
    showDiagnostics(terminal, playbook.error);
    const text = `the playbook that run ${folder.id} is pinned to cannot be read by this version.`;
    return refuse(text, EXIT.unavailable, terminal);
  }
  if (playbook.value.hash !== started.hash) {
    const text = `the pinned playbook ${playbookPath} is not the one that run ${folder.id} began with.`;
    return refuse(text, EXIT.unavailable, terminal);
  }
  const script = started.rehearsal ? parseRehearsal(scriptPath, readPinned(scriptPath)) : undefined;
  if (script && !script.ok) {
    showDiagnostics(terminal, script.error);
    const text = `the script that run ${folder.id} is rehearsed with cannot be read by this version.`;
    return refuse(text, EXIT.unavailable, terminal);
  }
  return { playbook: playbook.value, script: script?.value };
}

/** A run whose playbook says something else by now goes on by the one or the other as a person wants, and not before. */
function changedRun(
  run: ReopenedRun,
  changed: Changed,
  state: RunState,
  { onChange, command = `coord resume ${run.folder.id}`, opened }: Reopening,
  team: OpenTeam,
  terminal: Terminal,
): ReopenedRun | undefined {
  const { id } = run.folder;
  const { playbook: name } = state.started;
  const courses = `Go on by the new text, where what is finished stays finished: ${command} --migrate. Or as it began: ${command} --pinned`;
  if (changed.kind === 'broken') {
    if (onChange === 'keep') return run;
    showDiagnostics(terminal, changed.faults);
    const text = `playbook ${name} has changed since run ${id} began, and cannot be read. Mend it, or go on as it began: ${command} --pinned`;
    return refuse(text, EXIT.invalid, terminal);
  }
  const { changes, now } = changed;
  const lines = changeLines(changes, opened?.(state, run.playbook) ?? state).join('\n');
  switch (onChange) {
    case 'refuse':
      terminal.err(safeText(`coord: playbook ${name} has changed since run ${id} began:\n${lines}\n${courses}`));
      terminal.exit(EXIT.refused);
      return undefined;
    case 'keep':
      return { ...run, first: [{ type: 'playbook.kept', by: personName(), hash: now.playbook.hash }] };
    case 'migrate': {
      const event = migration(state, changed, team, terminal);
      if (!event.ok) return refuse(event.error.join('\ncoord: '), EXIT.invalid, terminal);
      // Counts for nothing before the journal says that it does.
      pinAnew(run.folder, now.playbook.hash, {
        playbook: now.text,
        used: now.playbook.used,
        ...(now.script && { script: now.script.text }),
      });
      terminal.err(safeText(`coord: run ${id} goes on by the changed playbook ${name}:\n${lines}`));
      return { ...run, playbook: now.playbook, script: now.script?.rehearsal, first: [event.value] };
    }
  }
}
