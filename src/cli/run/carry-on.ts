import { randomUUID } from 'node:crypto';
import { sessionsOf } from '../../domain/run.ts';
import type { Approver } from '../../services/agents.ts';
import { holdRun, releaseSessions } from '../../services/run-lease.ts';
import { type RunEnd, runPlaybook } from '../../services/runner/run-playbook.ts';
import { readRun } from '../../services/runs.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';
import { composeRun } from './compose-run.ts';
import { describe } from './describe.ts';
import { jsonView } from './json-view.ts';
import { listrView } from './listr-view.ts';
import { plainView } from './plain-view.ts';
import { stopOnSignals } from './signals.ts';
import type { StartedRun } from './start-run.ts';
import { summarize } from './summary.ts';
import { tidyUp } from './tidy-up.ts';

export interface CarryOnOptions {
  json: boolean;
  /** Keep the worktrees when the run has ended. */
  keep: boolean;
  /** Whoever answers, instead of the person at the terminal or the rehearsal script. */
  approver?: Approver;
}

/** Carries a run on until it ends or waits for a person, shows it, and tidies up after it. */
export async function carryOn(
  started: StartedRun,
  options: CarryOnOptions,
  team: OpenTeam,
  terminal: Terminal,
): Promise<void> {
  const { folder, playbook } = started;
  const stop = stopOnSignals(terminal);
  const lost = new AbortController();
  const held = holdRun(team.workplace.leases, folder.id, `runner:${randomUUID()}`, () => lost.abort());
  if (!held.ok) {
    terminal.err(`coord: run ${folder.id} is being carried on by another process; watch that one, or end it first.`);
    terminal.exit(EXIT.refused);
    return stop.dispose();
  }
  // Read only now: before the lease was ours, somebody else may have carried the run on.
  const state = readRun(folder);
  const view = options.json ? jsonView(terminal) : terminal.live ? listrView(playbook) : plainView(terminal);
  if (!terminal.live || options.json) view.observe(state.started);
  else terminal.out(describe(state.started) ?? '');
  try {
    const signal = AbortSignal.any([stop.signal, lost.signal]);
    const composed = await composeRun(started, state, team, terminal, signal, (happening) => view.observe(happening));
    const parts = { ...composed, approver: options.approver ?? composed.approver };
    const end = await runPlaybook(state, folder.journal, parts);
    releaseSessions(team.workplace.leases, sessionsOf(state));
    await view.close(end.kind === 'finished' ? end.outcome : 'paused');
    const kept = await tidyUp(end, state, options.keep, team);
    if (!options.json) terminal.out(await summarize({ end, state, folder, kept, git: parts.git, terminal }));
    terminal.exit(exitCodeOf(end));
  } finally {
    held.value.release();
    stop.dispose();
  }
}

function exitCodeOf(end: RunEnd): ExitCode {
  switch (end.kind) {
    case 'finished':
      return end.outcome === 'succeeded' ? EXIT.ok : EXIT.failed;
    case 'waiting':
      return EXIT.waiting;
    case 'interrupted':
      return EXIT.interrupted;
  }
}
