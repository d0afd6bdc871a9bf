import { randomUUID } from 'node:crypto';
import type { TurnRequest } from '../../services/git/turn.ts';
import { holderName } from '../../services/guard/refusal.ts';
import type { SharedTeam } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';
import { elapsed } from '../text/amounts.ts';
import { safeText } from '../text/safe-text.ts';

/** How long to wait for somebody else's git, in milliseconds. */
const GIT_WAIT_MS = 600_000;

/** A turn of git for what this command does; whoever waits is told for whom. @param task as others are told */
export function turnRequest(
  task: string,
  { workplace, author }: SharedTeam,
  terminal: Terminal,
  { session = `git:${randomUUID()}`, waitMs = GIT_WAIT_MS }: { session?: string; waitMs?: number } = {},
): TurnRequest {
  const self = workplace.processes.identify(process.pid);
  const { now } = workplace.clock;
  return {
    holder: {
      session,
      task,
      ...(author.role !== undefined && { role: author.role }),
      ...(self && { process: self }),
    },
    waitMs,
    waits: (lease) => {
      const since = elapsed(now().getTime() - Date.parse(lease.since));
      const who = `${lease.holder.task ?? 'git'} of ${holderName(lease)}`;
      terminal.err(safeText(`coord: waiting for ${who}, at it for ${since} …`));
    },
    lost: () => terminal.err('coord: this process was stopped for so long that another git command has had its turn.'),
  };
}
