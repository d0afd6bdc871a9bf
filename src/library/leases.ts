import type { LeaseRecord } from '../domain/lease.ts';
import { isLive } from '../domain/lease.ts';
import type { Refused } from '../domain/refused.ts';
import { err, type Result } from '../domain/result.ts';
import { shellWord } from '../domain/shell-word.ts';
import { guardOf, type WriteOutcome } from '../services/guard/guard.ts';
import { releaseLease, renewLease } from '../services/leases/give-back.ts';
import { exceptionsInForce } from '../services/exceptions/in-force.ts';
import { reasonAgainst } from '../services/leases/may-lease.ts';
import { shellHolder } from '../services/leases/shell-holder.ts';
import { takeLeases } from '../services/leases/take.ts';
import { type Wanted, wantedOf } from '../services/leases/wanted.ts';
import type { Desk } from './desk.ts';

export interface LeaseOptions {
  /** Milliseconds; the config's `leases.ttl` without it. */
  ttlMs?: number;
  /** How long to try again where somebody else has one of them, in milliseconds. */
  waitMs?: number;
  /** What it is for: shown to whoever meets it. */
  reason?: string;
}

/** Leases of files (`src/a.ts`), patterns (`src/api/**`) and named resources (`port:5432`). */
export interface LeasesApi {
  /** What the rules and leases say to a write of the caller, without taking anything. */
  check(path: string): Promise<WriteOutcome>;
  /** Takes all of them, or none. `token` of each is its fencing token. */
  acquire(names: readonly string[], options?: LeaseOptions): Promise<Result<LeaseRecord[], Refused>>;
  /** Prolongs one; a stale token is refused. */
  renew(name: string, token: number, ttlMs?: number): Promise<Result<LeaseRecord, Refused>>;
  release(name: string, token?: number): Promise<Result<LeaseRecord, Refused>>;
  /** Those that hold now. */
  list(): Promise<LeaseRecord[]>;
}

export function leasesApi({ workplace, policy, author, env, cwd }: Desk): LeasesApi {
  const { repository, layout, store, clock, source } = workplace;
  const guard = guardOf(workplace, policy);
  const holder = () => shellHolder(env, author, workplace);
  const wanted = (name: string) => wantedOf(name, cwd, repository);
  const { ttlMs: usual, priorities } = policy.leases;
  const context = { role: author.role, configFile: source.configFile, coord: shellWord(layout.coordProgram) };
  return {
    check: async (path) => guard.look({ path, cwd, holder: await holder() }),
    async acquire(names, { ttlMs = usual, waitMs = 0, reason } = {}) {
      const all: Wanted[] = [];
      const exceptions = await exceptionsInForce(workplace, policy, author.run);
      const rules = { policy, exceptions, now: clock.now() };
      for (const name of names) {
        const one = wanted(name);
        if (!one.ok) return one;
        const fault = author.as === 'agent' ? reasonAgainst(one.value, rules, context) : undefined;
        if (fault) return err(fault);
        all.push(one.value);
      }
      const request = { wanted: all, holder: await holder(), by: author, ttlMs, waitMs, priorities };
      const { worktree } = repository;
      return takeLeases(workplace, { ...request, worktree, ...(reason !== undefined && { reason }) });
    },
    async renew(name, token, ttlMs = usual) {
      const one = wanted(name);
      if (!one.ok) return one;
      return renewLease(workplace, { wanted: one.value, holder: await holder(), token }, ttlMs, priorities);
    },
    async release(name, token) {
      const one = wanted(name);
      if (!one.ok) return one;
      const claim = { wanted: one.value, holder: await holder(), ...(token !== undefined && { token }) };
      return releaseLease(workplace, claim, author);
    },
    async list() {
      const now = clock.monotonic();
      return (await store.leases.list()).filter((lease) => isLive(lease, now));
    },
  };
}
