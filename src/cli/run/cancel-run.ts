import { randomUUID } from 'node:crypto';
import type { Event } from '../../domain/event.ts';
import { ok } from '../../domain/result.ts';
import { markCancelling, unmarkCancelling } from '../../services/runs/cancelling.ts';
import { endLeftovers } from '../../services/runs/leftovers.ts';
import { holdRun, releaseRunLeases, runnerOf } from '../../services/runs/run-lease.ts';
import { readRun, type RunFolder } from '../../services/runs/runs.ts';
import { stopRunner } from '../../services/runs/stop-runner.ts';
import { gitIn } from '../../store/git.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';
import { personName } from './ask-person.ts';
import { carryOn } from './carry-on.ts';
import { type FoundRun, refuse } from './find-run.ts';
import { parsePinned } from './pinned-playbook.ts';
import { reopenRun } from './reopen-run.ts';
import { summarize } from './summary.ts';
import { clearAfterKill, tidyUp } from './tidy-up.ts';

/** How long the process that carries a run on has for what it is doing to end, in milliseconds. */
const PATIENCE_MS = 60_000;

export interface CancelOptions {
  reason?: string;
  /** Kill what is running, instead of letting it end. */
  now?: true;
  /** Keep the worktrees. */
  keep?: true;
  json?: true;
}

/** Ends a run for good: whoever carries it on stops, what a killed one left running is ended, the journal is closed. */
export async function cancelRun({ folder }: FoundRun, options: CancelOptions, team: OpenTeam, terminal: Terminal) {
  const { runLeases, store, processes, clock, repository } = team.workplace;
  const runner = runnerOf(runLeases, folder.id, processes);
  if (runner) {
    terminal.err(`coord: stopping pid ${runner.pid}, which carries run ${folder.id} on …`);
    markCancelling(folder);
    const stopped = await stopRunner(runner, processes, { now: options.now === true, patienceMs: PATIENCE_MS });
    unmarkCancelling(folder);
    if (!stopped) return refuse(`pid ${runner.pid} has not stopped yet; try again with --now.`, EXIT.refused, terminal);
  }
  const reason = `by ${personName()}: ${options.reason ?? 'no reason given'}`;
  if (await closeByPlaybook(folder, reason, options, team, terminal)) return;
  const self = processes.identify(process.pid);
  const holder = { session: `canceller:${randomUUID()}`, ...(self && { process: self }) };
  const held = holdRun(runLeases, folder.id, holder, processes, () => undefined);
  if (!held.ok) return refuse(`run ${folder.id} is being carried on by another process.`, EXIT.refused, terminal);
  try {
    const state = readRun(folder);
    if (state.finished)
      return refuse(`run ${folder.id} has ended before it could be cancelled.`, EXIT.refused, terminal);
    await endLeftovers(state, processes);
    await clearAfterKill(state, team);
    await releaseRunLeases(store.leases, folder.id);
    const cancelled: Event = { type: 'run.finished', at: clock.now().toISOString(), outcome: 'cancelled', reason };
    folder.journal.append(cancelled);
    const end = { kind: 'finished', outcome: 'cancelled', reason } as const;
    const kept = await tidyUp(end, state, options.keep === true, team);
    if (options.json) return terminal.out(JSON.stringify(cancelled));
    const git = gitIn(repository.main ?? repository.worktree);
    terminal.out(await summarize({ end, state, folder, kept, git, terminal }));
  } finally {
    held.value.release();
  }
}

/** What the playbook does at its end is done for a cancelled run too. @returns false where there is nothing of that */
async function closeByPlaybook(
  folder: RunFolder,
  reason: string,
  { keep, json }: CancelOptions,
  team: OpenTeam,
  terminal: Terminal,
): Promise<boolean> {
  const { started, closing: before, finished } = readRun(folder);
  const pinned = parsePinned(folder, started.hash);
  if (!pinned.ok || pinned.value.finally.length === 0 || before || finished) return false;
  const reopened = reopenRun(folder.id, team, terminal, { onChange: 'keep', finished: 'refuse' });
  if (!reopened) return false;
  const closing = { type: 'run.closing', outcome: 'cancelled', reason } as const;
  await carryOn(reopened, { json: json === true, keep: keep === true, first: () => ok([closing]) }, team, terminal);
  if (readRun(reopened.folder).finished?.outcome === 'cancelled') terminal.exit(EXIT.ok);
  return true;
}
