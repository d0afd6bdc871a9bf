import { randomUUID } from 'node:crypto';
import type { LeaseRecord } from '../../domain/lease.ts';
import { applyEvent, type RunState } from '../../domain/run.ts';
import type { Event } from '../../domain/event.ts';
import { ok, type Result } from '../../domain/result.ts';
import { learnFromRuns } from '../../services/lessons/from-runs.ts';
import type { Place } from '../../services/place.ts';
import { readJournal } from '../../services/runs/journal.ts';
import { withLeftAnswers } from '../../services/runs/left-answers.ts';
import { isCancelling, unmarkCancelling } from '../../services/runs/cancelling.ts';
import { endLeftovers } from '../../services/runs/leftovers.ts';
import { holdRun, releaseRunLeases } from '../../services/runs/run-lease.ts';
import type { Happening, RunnerParts, Unstamped } from '../../services/runner/parts.ts';
import { RunLost } from '../../services/runner/recorder.ts';
import { type RunEnd, runPlaybook } from '../../services/runner/run-playbook.ts';
import { readRun } from '../../services/runs/runs.ts';
import { tellOutside } from '../notify/tell-outside.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { safeText } from '../text/safe-text.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { askPerson, once } from './ask-person.ts';
import { composeRun } from './compose-run.ts';
import { keepingHandoffs } from './keep-handoffs.ts';
import { stopOnSignals } from './signals.ts';
import type { StartedRun } from './start-run.ts';
import { summarize } from './summary.ts';
import { clearAfterKill, tidyUp } from './tidy-up.ts';
import { watchAsked } from './watch-asked.ts';
import { openView, type RunView } from './view.ts';

export interface CarryOnOptions {
  json: boolean;
  /** Keep the worktrees when the run has ended. */
  keep: boolean;
  /** What the journal has to say before the run goes on, or why it can't. @param state as it is now that the run is ours */
  first?(state: RunState): Result<Unstamped<Event>[], string>;
  /** Says nothing where another process carries the run on. */
  yields?: boolean;
}

/**
 * Carries a run on until it ends or waits for a person, shows it, and tidies up after it.
 * @returns false where another process does
 */
export async function carryOn(
  started: StartedRun,
  options: CarryOnOptions,
  team: OpenTeam,
  terminal: Terminal,
): Promise<boolean> {
  const { folder } = started;
  const { runLeases, store, processes } = team.workplace;
  const stop = stopOnSignals(terminal);
  const lost = new AbortController();
  const self = processes.identify(process.pid);
  const holder = { session: `runner:${randomUUID()}`, ...(self && { process: self }) };
  const held = holdRun(runLeases, folder.id, holder, processes, () => lost.abort());
  if (!held.ok) {
    stop.dispose();
    if (options.yields) return false;
    terminal.err(`coord: run ${folder.id} is being carried on by another process${whichProcess(held.error)}.`);
    terminal.exit(EXIT.refused);
    return false;
  }
  try {
    // Read only now: before the lease was ours, somebody else may have carried the run on.
    const state = readRun(folder);
    unmarkCancelling(folder);
    // Left behind where the process that carried the run on before was killed.
    await releaseRunLeases(store.leases, folder.id);
    const signal = AbortSignal.any([stop.signal, lost.signal]);
    const left = await endLeftovers(state, processes);
    for (const key of left) terminal.err(`coord: ended what a killed process had left running of ${key}.`);
    await clearAfterKill(state, team);
    const faults = begin(started, state, options, team);
    if (faults !== undefined) {
      terminal.err(safeText(`coord: ${faults}`));
      terminal.exit(EXIT.refused);
      return true;
    }
    const composed = await composeRun(started, state, team, terminal, held.value, signal);
    if (!composed.ok) {
      showDiagnostics(terminal, composed.error);
      terminal.exit(EXIT.invalid);
      return true;
    }
    const parts = composed.value;
    const tell = (text: string) => tellOutside({ kind: 'approval', text: `run ${folder.id} ${text}` }, team, terminal);
    const outside = state.started.rehearsal ? quiet : tell;
    const end = await runAndShow(started, state, parts, options.json, terminal, outside, team.workplace);
    const isCancelled = end.kind === 'interrupted' && isCancelling(folder);
    const kept = await tidyUp(end, state, options.keep, team);
    if (end.kind === 'finished') await learnFromRuns(team.workplace);
    const told = isCancelled ? ({ kind: 'finished', outcome: 'cancelled', reason: 'from elsewhere' } as const) : end;
    if (!options.json) terminal.out(await summarize({ end: told, state, folder, kept, git: parts.git, terminal }));
    terminal.exit(exitCodeOf(end));
  } catch (error) {
    if (!(error instanceof RunLost)) throw error;
    terminal.err(`coord: ${error.message}.`);
    terminal.exit(EXIT.refused);
  } finally {
    held.value.release();
    stop.dispose();
  }
  return true;
}

/** Puts into the journal what it has to say first. @returns why the run can't go on so */
function begin(
  { folder, playbook }: StartedRun,
  state: RunState,
  { first }: CarryOnOptions,
  { workplace: { clock } }: OpenTeam,
): string | undefined {
  const events = first?.(state) ?? ok([]);
  if (!events.ok) return events.error;
  for (const unstamped of events.value) {
    const event = { ...unstamped, at: clock.now().toISOString() } as Event;
    folder.journal.append(event);
    applyEvent(state, event);
  }
  if (state.started.hash === playbook.hash) return undefined;
  return `run ${folder.id} was taken to another text of its playbook meanwhile; try again.`;
}

function whichProcess({ holder, until }: LeaseRecord): string {
  const which = holder.process ? `, with pid ${holder.process.pid}` : '';
  return `${which}. If that one was killed where it can't be seen from here, the run is free at ${until}`;
}

/** Where a person sits at the terminal, the questions of the run are put to them at once. */
async function runAndShow(
  { folder, playbook }: StartedRun,
  state: RunState,
  parts: Omit<RunnerParts, 'observe'>,
  json: boolean,
  terminal: Terminal,
  tell: (text: string) => void,
  place: Place,
): Promise<RunEnd> {
  let { person } = parts;
  // At once, as other steps may be at work for long; and again where a run is left waiting that was asked for earlier.
  const told = new Set<string>();
  const tellOf = (key: string, question: string) => {
    if (!told.has(key)) tell(`waits for a person: ${question}`);
    told.add(key);
  };
  for (;;) {
    const history = readJournal(folder.journal, folder.journalPath);
    const { clock, signal } = parts;
    const view: RunView = openView({ playbook, history, json, terminal, clock, signal });
    const handoffs = keepingHandoffs(place, playbook, state);
    const observe = (happening: Happening) => {
      view.observe(happening);
      handoffs.observe(happening);
      if (happening.type === 'approval.requested') tellOf(happening.key, happening.question);
      if (happening.type === 'work.requested') tellOf(happening.key, happening.task);
    };
    const unwatch = watchAsked(place, state, observe);
    let end: RunEnd;
    try {
      end = await runPlaybook(state, folder.journal, {
        ...parts,
        person: withLeftAnswers(person, folder, state),
        observe,
      });
    } finally {
      unwatch();
      await view.close();
      await handoffs.done();
    }
    if (end.kind === 'waiting') for (const { key, question } of end.questions) tellOf(key, question);
    const approval = end.kind === 'waiting' ? end.questions.find(({ wants }) => wants !== 'work') : undefined;
    if (!approval || !terminal.interactive || json) return end;
    const answer = await askPerson(approval.question);
    if (!answer) return end;
    person = once(approval.key, { answer });
  }
}

const quiet = () => undefined;

function exitCodeOf(end: RunEnd): ExitCode {
  switch (end.kind) {
    case 'finished':
      return end.outcome === 'succeeded' ? EXIT.ok : EXIT.failed;
    case 'waiting':
    case 'held-up':
      return EXIT.waiting;
    case 'interrupted':
      return EXIT.interrupted;
  }
}
