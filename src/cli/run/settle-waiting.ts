import type { Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import { ok } from '../../domain/result.ts';
import type { Person } from '../../services/agents.ts';
import { readRun } from '../../services/runs/runs.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { carryOn } from './carry-on.ts';
import { oneLine } from './describe.ts';
import { reopenRun } from './reopen-run.ts';
import { isWaiting, questionOf, type WaitingStep } from './waiting-step.ts';

/** What every command has with which a person gives a run what it waits for. */
export interface SettleOptions {
  keep?: true;
  json?: true;
  config?: string;
}

export function declareSettling(command: Command): Command {
  return command
    .argument('<run>', "the run's id")
    .argument('[step]', 'the step that waits; needed where several do')
    .option('--keep', 'keep the worktrees when the run has ended')
    .option('--json', 'print every event as a line of JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml');
}

/**
 * Gives a run what one of its steps waits for, and carries it on.
 * @param verb what the person does, as it is shown: approve, reject, done
 * @param say what to tell the run of the step that waits; undefined where that was already refused, and said why
 */
export async function settleWaiting(
  { run, step, verb }: { run: string; step: string | undefined; verb: 'approve' | 'reject' | 'done' },
  options: SettleOptions,
  say: (waiting: WaitingStep) => Promise<Person | undefined>,
  terminal: Terminal,
): Promise<void> {
  // An agent that runs this in its shell would be answering itself.
  if (isAgentShell(terminal.env)) {
    const mend = verb === 'done' ? 'to hand it in' : `to ${verb} it`;
    terminal.err(`coord: only a person answers; this shell belongs to an agent. Ask the person you work for ${mend}.`);
    terminal.exit(EXIT.refused);
    return;
  }
  const team = openTeam(terminal, options.config);
  const reopened = team && reopenRun(run, team, terminal);
  if (!team || !reopened) return;
  const all = [...readRun(reopened.folder).steps.values()].filter(isWaiting);
  const fitting = all.filter(({ status }) => (status.kind === 'requested') === (verb === 'done'));
  const found = fitting.filter(({ key }) => step === undefined || key === step);
  const [waiting] = found;
  if (!waiting || found.length > 1) {
    terminal.err(safeText(refusal(run, step, verb, fitting.length > 0 ? fitting : all)));
    terminal.exit(EXIT.refused);
    return;
  }
  const person = await say(waiting);
  if (!person) return;
  if (!options.json) terminal.out(safeText(`${verb} ${waiting.key}: ${oneLine(questionOf(waiting))}`));
  await carryOn(
    reopened,
    { json: options.json === true, keep: options.keep === true, first: () => ok(reopened.first), person },
    team,
    terminal,
  );
}

function refusal(run: string, step: string | undefined, verb: string, waiting: readonly WaitingStep[]): string {
  const what = verb === 'done' ? 'work to be handed in' : 'an answer';
  const wanted = step === undefined ? what : `${what} for ${step}`;
  const several = step === undefined && waiting.length > 1;
  const listed = waiting.map((record) => `\n  ${record.key}: ${oneLine(questionOf(record))}`).join('');
  if (several) return `coord: several steps of run ${run} wait; say which one:${listed}`;
  return `coord: run ${run} does not wait for ${wanted}${waiting.length > 0 ? `; it waits in${listed}` : ''}`;
}
