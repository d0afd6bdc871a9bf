import { randomUUID } from 'node:crypto';
import { refused } from '../../domain/refused.ts';
import { escalatedEntries } from '../../services/merge-queue/entries.ts';
import { keptGroups } from '../../services/runs/kept-groups.ts';
import { type QueueHappening, QueueLost } from '../../services/merge-queue/parts.ts';
import { type QueueEnd, runQueue } from '../../services/merge-queue/run-queue.ts';
import { holdRun, type RunLease, wasRunnerKilled } from '../../services/runs/run-lease.ts';
import { teamOf } from '../../services/runs/team.ts';
import { turnRequest } from '../git/turn-request.ts';
import { EXIT } from '../exit-codes.ts';
import { openForPerson } from '../open-for-person.ts';
import type { SharedTeam } from '../open-shared.ts';
import { NO_REPOSITORY, refuse } from '../refuse.ts';
import { runWorktrees } from '../run/run-worktrees.ts';
import { stopOnSignals } from '../run/signals.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { tellOutside } from '../notify/tell-outside.ts';
import { saidOf } from './said.ts';

interface Options {
  json?: true;
  config?: string;
}

/** Whoever works the queue off holds the lease of a run of this name, which no run has. */
const QUEUE = 'merge-queue';

export async function workOff({ json, config }: Options, terminal: Terminal): Promise<void> {
  const team = openForPerson('takes branches in', terminal, config);
  if (!team) return;
  const { runLeases, processes, repository } = team.workplace;
  if (!repository.git) return refuse(NO_REPOSITORY, terminal);
  const lost = new AbortController();
  const self = processes.identify(process.pid);
  const holder = { session: `queue:${randomUUID()}`, ...(self && { process: self }) };
  const wasKilled = wasRunnerKilled(runLeases, QUEUE, processes);
  const held = holdRun(runLeases, QUEUE, holder, processes, () => lost.abort());
  if (!held.ok)
    return refuse(refused(`another process works the queue off${pidOf(held.error.holder.process)}`).error, terminal);
  const stop = stopOnSignals(terminal);
  try {
    const signal = AbortSignal.any([stop.signal, lost.signal]);
    await carryOut(team, { lease: held.value, signal, wasKilled, json: json === true }, terminal);
  } catch (error) {
    if (!(error instanceof QueueLost)) throw error;
    refuse(refused(error.message).error, terminal);
  } finally {
    held.value.release();
    stop.dispose();
  }
}

interface Carried {
  lease: RunLease;
  signal: AbortSignal;
  wasKilled: boolean;
  json: boolean;
}

async function carryOut(
  team: SharedTeam,
  { lease, signal, wasKilled, json }: Carried,
  terminal: Terminal,
): Promise<void> {
  const { workplace, loaded, policy } = team;
  const { config } = loaded;
  const { layers, verification } = teamOf(config, loaded.dir, workplace.source.base);
  const groups = keptGroups(workplace.layout.mergeQueue, workplace.processes);
  if (await groups.endLeft()) terminal.err('coord: ended what a killed process had left running.');
  const place = runWorktrees(QUEUE, false, workplace.repository, config);
  if (wasKilled) await place.clearAfterKill();
  // Nobody works in it: what is there is what verifiers have left behind.
  await place.workspaces.removeAll('remove');
  const observe = (happening: QueueHappening) => {
    if (happening.kind === 'escalated') {
      const text = `${happening.entry.id}, ${happening.entry.branch}: ${happening.entry.escalated?.reason ?? ''}`;
      tellOutside({ kind: 'conflict', text }, team, terminal);
    }
    if (json) terminal.out(JSON.stringify(happening));
    else terminal.out(safeText(saidOf(happening)));
  };
  const end = await runQueue({
    workplace,
    policy,
    expertise: policy.expertise,
    layers,
    ...(verification && { verification }),
    wanted: config.queue?.verify ?? layers.map(({ id }) => id),
    workspaces: place.workspaces,
    groups,
    turn: () => turnRequest('queue run', team, terminal),
    signal,
    isOurs: lease.isOurs,
    observe,
  });
  await place.workspaces.removeAll('remove');
  groups.forget();
  finish(end, (await escalatedEntries(workplace)).length > 0, json, terminal);
}

function finish(end: QueueEnd, isEscalated: boolean, json: boolean, terminal: Terminal): void {
  if (json) terminal.out(JSON.stringify(end));
  switch (end.kind) {
    case 'done':
      if (!json) terminal.out('Nothing more waits.');
      return terminal.exit(isEscalated ? EXIT.waiting : EXIT.ok);
    case 'held':
      if (!json)
        terminal.err(safeText(`coord: ${end.entry.id}, ${end.entry.branch}, waits: ${end.reason}. ${end.mend}`));
      return terminal.exit(EXIT.waiting);
    case 'stopped':
      return terminal.exit(EXIT.interrupted);
  }
}

function pidOf(process: { pid: number } | undefined): string {
  return process ? `, with pid ${process.pid}` : '';
}
