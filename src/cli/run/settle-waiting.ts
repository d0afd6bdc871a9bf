import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import { ok } from '../../domain/result.ts';
import { askedOf, leaveAnswer, type Said } from '../../services/runs/left-answers.ts';
import { runnerOf } from '../../services/runs/run-lease.ts';
import { readRun } from '../../services/runs/runs.ts';
import { EXIT } from '../exit-codes.ts';
import { type OpenTeam, openTeam } from '../open-team.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { carryOn } from './carry-on.ts';
import { oneLine } from './describe.ts';
import { reopenRun, type ReopenedRun } from './reopen-run.ts';
import { isWaiting, questionOf, takesWork, waitingIn, type WaitingStep } from './waiting-step.ts';

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
 * Gives a run what one of its steps waits for. Where other steps of it are at work, whoever carries it on takes it up; where
 * nobody does, this process carries it on.
 * @param verb what the person does, as it is shown: approve, reject, done
 * @param say what to tell the run of the step that waits; undefined where that was already refused, and said why
 */
export async function settleWaiting(
  { run, step, verb }: { run: string; step: string | undefined; verb: 'approve' | 'reject' | 'done' },
  options: SettleOptions,
  say: (waiting: WaitingStep) => Promise<Said | undefined>,
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
  const all = waitingIn(readRun(reopened.folder));
  const fitting = all.filter((waiting) => (verb === 'done' ? takesWork(waiting) : waiting.status.kind === 'waiting'));
  const found = fitting.filter(({ key }) => step === undefined || key === step);
  const [waiting] = found;
  if (!waiting || found.length > 1) {
    terminal.err(safeText(refusal(run, step, verb, fitting.length > 0 ? fitting : all)));
    terminal.exit(EXIT.refused);
    return;
  }
  const said = await say(waiting);
  if (!said) return;
  const at = team.workplace.clock.now().toISOString();
  const stamped = { ...said, ...(said.answer && { answer: { ...said.answer, at } }) };
  leaveAnswer(reopened.folder, askedOf(waiting), stamped);
  if (!options.json) terminal.out(safeText(`${verb} ${waiting.key}: ${oneLine(questionOf(waiting))}`));
  const { json, keep } = options;
  const how = { json: json === true, keep: keep === true, first: () => ok(reopened.first), yields: true };
  // Whoever takes the run meanwhile takes the answer up as well.
  while (!(await isTakenUp(reopened, waiting, said, team, terminal, json === true)))
    if (await carryOn(reopened, how, team, terminal)) return;
}

/** Between two looks at whether the answer is in the journal, in milliseconds. */
const LOOK_MS = 100;

/** Waits as long as another process carries the run on. False where there is none, and the answer is not in the journal. */
async function isTakenUp(
  { folder }: ReopenedRun,
  { key, attempts }: WaitingStep,
  { answer }: Said,
  { workplace: { runLeases, processes } }: OpenTeam,
  terminal: Terminal,
  json: boolean,
): Promise<boolean> {
  for (;;) {
    // Asked first: what it has written before it ended is in the journal then.
    const runner = runnerOf(runLeases, folder.id, processes);
    const record = readRun(folder).steps.get(key);
    if (!record || !isWaiting(record) || record.attempts !== attempts) {
      const status = record?.status;
      if (status?.kind === 'answered' && (status.approved !== answer?.approved || status.reason !== answer.reason)) {
        const said = `${status.approved ? 'approved' : 'rejected'} by ${status.by}: ${status.reason}`;
        terminal.err(safeText(`coord: somebody was faster; ${key} was ${said}.`));
        terminal.exit(EXIT.refused);
      } else if (!json) {
        const by = runner ? `by pid ${runner.pid}, which carries the run on` : 'by whoever carried the run on';
        terminal.out(`Taken up ${by}; follow it with: coord logs ${folder.id} --follow`);
      }
      return true;
    }
    if (!runner) return false;
    await pause(LOOK_MS);
  }
}

function refusal(run: string, step: string | undefined, verb: string, waiting: readonly WaitingStep[]): string {
  const what = verb === 'done' ? 'work to be handed in' : 'an answer';
  const wanted = step === undefined ? what : `${what} for ${step}`;
  const several = step === undefined && waiting.length > 1;
  const listed = waiting.map((record) => `\n  ${record.key}: ${oneLine(questionOf(record))}`).join('');
  if (several) return `coord: several steps of run ${run} wait; say which one:${listed}`;
  return `coord: run ${run} does not wait for ${wanted}${waiting.length > 0 ? `; it waits in${listed}` : ''}`;
}
