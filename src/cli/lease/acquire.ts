import { parseDuration } from '../../config/duration.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { exceptionsInForce } from '../../services/exceptions/in-force.ts';
import { reasonAgainst } from '../../services/leases/may-lease.ts';
import { takeLeases } from '../../services/leases/take.ts';
import { nameOfKey } from '../../services/leases/lease-key.ts';
import { EXIT } from '../exit-codes.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { leaseJson } from './lease-json.ts';
import { type OpenLeases, openLeases } from './open-leases.ts';

interface Options {
  ttl?: string;
  reason?: string;
  wait?: string;
  json?: true;
  config?: string;
}

/** Longer texts are for messages. */
const MOST = 500;

export async function acquire(what: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const { ttl, reason, wait } = options;
  if (reason !== undefined && reason.length > MOST) {
    terminal.err(`coord: the reason has ${reason.length} characters, and ${MOST} are possible.`);
    return terminal.exit(EXIT.invalid);
  }
  const open = await openLeases(what, options.config, terminal);
  if (!open || (await isRefused(open, terminal))) return;
  const { workplace, policy, wanted, holder, author } = open;
  const taken = await takeLeases(workplace, {
    wanted,
    holder,
    by: author,
    ttlMs: ttl === undefined ? policy.leases.ttlMs : parseDuration(ttl),
    waitMs: wait === undefined ? 0 : parseDuration(wait),
    ...(reason !== undefined && { reason }),
    priorities: policy.leases.priorities,
    worktree: workplace.repository.worktree,
  });
  if (!taken.ok) return refuse(taken.error, terminal);
  for (const lease of taken.value) {
    if (options.json) terminal.out(JSON.stringify(leaseJson(lease)));
    else terminal.out(safeText(`${nameOfKey(lease.key)} is yours until ${lease.until}; token ${lease.token}`));
  }
}

/** What an agent may not write it does not lease either. */
async function isRefused({ author, wanted, policy, workplace }: OpenLeases, terminal: Terminal): Promise<boolean> {
  if (author.as !== 'agent') return false;
  const context = {
    role: author.role,
    configFile: workplace.source.configFile,
    coord: shellWord(workplace.layout.coordProgram),
  };
  const exceptions = await exceptionsInForce(workplace, policy, author.run);
  const rules = { policy, exceptions, now: workplace.clock.now() };
  for (const one of wanted) {
    const reason = reasonAgainst(one, rules, context);
    if (!reason) continue;
    refuse(reason, terminal);
    return true;
  }
  return false;
}
