import type { Command } from 'commander';
import type { RunOutcome } from '../../domain/event.ts';
import type { RunState } from '../../domain/run.ts';
import { type RunFolder, listRunIds, readRun, runFolder } from '../../services/runs.ts';
import { StateUnreadable } from '../../store/leases.ts';
import { openTeam } from '../open-team.ts';
import { oneLine } from '../run/describe.ts';
import { isWaiting, questionOf } from '../run/settle-waiting.ts';
import { safeText } from '../safe-text.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--json', 'print one JSON object per run')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', '\nExample:\n  coord runs\n\nThe newest run comes first.')
    .action((options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const { runs } = team.workplace.layout;
      const ids = listRunIds(runs);
      if (ids.length === 0 && !options.json) return terminal.out('No runs yet. Begin one with: coord run PLAYBOOK');
      for (const id of ids) {
        const run = outlineOf(runFolder(runs, id));
        terminal.out(options.json ? JSON.stringify(run) : lineOf(run, terminal));
      }
    });
}

interface RunOutline {
  id: string;
  status: RunOutcome | 'waiting' | 'open' | 'damaged';
  rehearsal: boolean;
  /** What it waits for, why it failed, or the step it is at. */
  detail: string;
}

function outlineOf(folder: RunFolder): RunOutline {
  try {
    const state = readRun(folder);
    return { id: folder.id, rehearsal: state.started.rehearsal, ...statusOf(state) };
  } catch (error) {
    if (!(error instanceof StateUnreadable)) throw error;
    return { id: folder.id, rehearsal: false, status: 'damaged', detail: error.message };
  }
}

function statusOf(state: RunState): Pick<RunOutline, 'status' | 'detail'> {
  if (state.finished) return { status: state.finished.outcome, detail: state.finished.reason ?? '' };
  const steps = [...state.steps.values()];
  const waiting = steps.find(isWaiting);
  if (waiting) return { status: 'waiting', detail: `${waiting.key}: ${oneLine(questionOf(waiting))}` };
  const open = steps.filter(({ status, workspace }) => status.kind === 'open' && workspace !== undefined);
  const last = steps.at(-1);
  const at = open.length > 0 ? open.map(({ key }) => key).join(', ') : last?.key;
  return { status: 'open', detail: at === undefined ? '' : `at ${at}` };
}

function lineOf({ id, status, rehearsal, detail }: RunOutline, { colors }: Terminal): string {
  const paint = {
    succeeded: colors.green,
    failed: colors.red,
    cancelled: colors.yellow,
    waiting: colors.yellow,
    open: colors.cyan,
    damaged: colors.red,
  }[status];
  const word = paint((rehearsal ? `${status} (rehearsal)` : status).padEnd('succeeded (rehearsal)'.length));
  return `${id}  ${word}  ${safeText(oneLine(detail)).slice(0, 100)}`.trimEnd();
}
