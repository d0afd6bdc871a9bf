import { type Exception, exceptionsOf } from '../../domain/exception.ts';
import { authorName } from '../../domain/author.ts';
import type { GrantedException } from '../../domain/records.ts';
import { grantedInForce } from '../../services/exceptions/in-force.ts';
import { table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';
import type { OpenForUnlock } from './open.ts';

/** An exception as `--json` prints it. */
export interface ShownException {
  id: string;
  /** Null: everything. */
  paths: string[] | null;
  /** Null: everybody. */
  roles: string[] | null;
  run: string | null;
  until: string;
  reason: string;
  by: string;
}

export function shown({ id, paths, role, run, until, reason, by }: GrantedException): ShownException {
  return {
    id,
    paths: paths?.map(({ pattern }) => pattern) ?? null,
    roles: role === undefined ? null : [role],
    run: run ?? null,
    until,
    reason,
    by: authorName(by),
  };
}

/** `coord unlock --list`: what holds now, of people and of the config. */
export async function listExceptions({ workplace, policy }: OpenForUnlock, json: boolean, terminal: Terminal) {
  const now = workplace.clock.now();
  const ofConfig = policy ? exceptionsOf(policy).filter(({ until }) => now < new Date(until)) : [];
  const all = [...(await grantedInForce(workplace)).map(shown), ...ofConfig.map(shownOfConfig)];
  if (json) for (const one of all) terminal.out(JSON.stringify(one));
  else terminal.out(all.length === 0 ? 'No exception is in force.' : asTable(all, terminal));
}

function shownOfConfig({ id, paths, roles, until, reason, by }: Exception): ShownException {
  const patterns = paths?.map(({ pattern }) => pattern) ?? null;
  return { id, paths: patterns, roles: roles ? [...roles] : null, run: null, until, reason, by };
}

function asTable(all: readonly ShownException[], terminal: Terminal): string {
  const rows = all.map(({ id, paths, roles, run, until, reason, by }) => ({
    cells: [
      id,
      paths?.join(', ') ?? 'everything',
      `${roles?.join(', ') ?? 'everybody'}${run === null ? '' : ` in run ${run}`}`,
      until,
      by,
      reason,
    ],
  }));
  return table(['EXCEPTION', 'WHAT', 'WHO', 'UNTIL', 'BY', 'REASON'], rows, terminal);
}
