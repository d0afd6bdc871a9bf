import { printable } from '../../config/diagnostics/printable.ts';
import type { Ground } from '../../domain/decide.ts';
import type { ExceptionNote } from '../../domain/exception.ts';
import { type LeaseRecord, runOfHolder } from '../../domain/lease.ts';
import { shellWord } from '../../domain/shell-word.ts';
import type { WriteOutcome } from './guard.ts';
import { nameOfKey } from '../leases/lease-key.ts';

/** What a refusal needs besides the decision. */
export interface RefusalContext {
  /** The role of the session; undefined when none is bound. */
  role: string | undefined;
  /** The config's name, relative to the repository. */
  configFile: string;
  /** The command line that starts coord in this repository, without arguments. */
  coord: string;
}

/** Says why a write is not allowed: who owns the path, which line decided, and what to do instead. */
export function explain(outcome: Exclude<WriteOutcome, { kind: 'outside' }>, context: RefusalContext): string {
  if (outcome.kind === 'barred') return `coord: ${printable(outcome.path)} is not written: ${outcome.reason}.`;
  const { decision } = outcome;
  const path = printable(outcome.path);
  const line =
    decision.rule && decision.rule.line > 0
      ? ` (${context.configFile}:${decision.rule.line}, ${decision.rule.pattern})`
      : '';
  const { ground, lifted } = decision;
  return [
    `coord: ${path} ${cause(ground, context)}${line}.`,
    lifted && ground.kind !== 'excepted'
      ? `It is let through: everything may be written ${noted(lifted)}.`
      : advice(ground, path, context),
  ].join('\n');
}

/** What a write that ended too late means, and what to do about it. @param coord the command line that starts coord */
export function explainLate(path: string, lease: LeaseRecord, coord: string): string {
  const shown = printable(path);
  const whose = lease.state === 'held' ? `until ${lease.until}` : 'and it is free again by now';
  return [
    `coord: ${shown} was written after its lease had gone to ${holderName(lease)} (${whose}). What they wrote may be lost.`,
    `See what was changed with: ${coord} git -- diff -- ${shellWord(path)}`,
    `Read the file again before you rely on it. When it is right, say so with: ${coord} lease late --settle ${shellWord(path)}`,
  ].join('\n');
}

function cause(ground: Ground, { role }: Pick<RefusalContext, 'role'>): string {
  switch (ground.kind) {
    case 'own':
    case 'shared':
      return 'is yours to write';
    case 'excepted':
      return `${cause(ground.instead, { role })}, but is excepted ${noted(ground.exception)}`;
    case 'protected':
      return 'is protected: no agent writes it';
    case 'foreign':
      return `is owned by role ${ground.owner}, and you are role ${role}`;
    case 'not-shared':
      return `is shared by ${list(ground.roles)}, and you are role ${role}`;
    case 'contested':
      return `is owned by more than one role: ${list(ground.owners)}`;
    case 'unowned':
      return 'is owned by nobody';
    case 'unassigned':
      return `is owned by ${list(ground.owners)}, and this session has no role`;
    case 'unknown-role':
      return `cannot be judged: this session's role ${ground.role} is not in the config`;
    case 'leased':
      return leased(ground.lease);
    case 'kept-for':
      return `is kept for role ${ground.request.role}, whose lease of it comes first`;
  }
}

function advice(ground: Ground, path: string, { coord }: RefusalContext): string {
  const ask = (role: string) =>
    `${coord} ask ${role} --path '${path.replaceAll("'", "'\\''")}' 'what you need changed, and why'`;
  switch (ground.kind) {
    case 'own':
    case 'shared':
    case 'excepted':
      return '';
    case 'foreign':
      return `Do not work round it. Ask the owner: ${ask(ground.owner)}`;
    case 'not-shared':
    case 'contested':
      return `Do not work round it. Ask: ${ask((ground.kind === 'contested' ? ground.owners : ground.roles)[0] ?? '')}`;
    case 'leased':
      return ground.lease.holder.role === undefined
        ? 'Wait until then, or work on another file.'
        : `Wait until then, work on another file, or ask the holder: ${ask(ground.lease.holder.role)}`;
    case 'kept-for':
      return `Work on another file, or ask: ${ask(ground.request.role)}`;
    case 'protected':
      return 'Tell the person you work for what should change in it; only a person changes it.';
    case 'unowned':
      return 'Tell the person you work for: they can write it, or give it an owner in the config.';
    case 'unassigned':
    case 'unknown-role':
      return `A person binds a role to this worktree with: ${coord} role switch ROLE, or starts the session with COORD_ROLE=ROLE.`;
  }
}

/** As in `until 2026-01-15T16:00:00.000Z (EXC-0001 by a person: the release)`. */
function noted({ id, until, by, reason }: ExceptionNote): string {
  return `until ${until} (${printable(id)} by ${printable(by)}: ${printable(reason)})`;
}

function leased(lease: LeaseRecord): string {
  const { key, holder, since, until } = lease;
  const what = key.startsWith('file:') ? 'its lease' : `the lease of ${printable(nameOfKey(key))}`;
  const task = holder.task === undefined ? '' : ` (${printable(holder.task)})`;
  return `is being written by ${holderName(lease)}${task}, who has had ${what} since ${since} and holds it until ${until}`;
}

export function holderName({ holder }: LeaseRecord): string {
  const run = runOfHolder(holder);
  if (run !== undefined) return `role ${holder.role} in run ${run}`;
  // Whoever leases in a shell that is no session's (services/leases/shell-holder.ts).
  const [, who, worktree] = /^(person|agent)(?::[^@]*)?@(.*)$/.exec(holder.session) ?? [];
  if (worktree !== undefined) return `${who === 'person' ? 'a person' : 'an agent'} in ${worktree}`;
  return holder.role === undefined ? `session ${holder.session}` : `role ${holder.role} (session ${holder.session})`;
}

function list(names: readonly string[]): string {
  return names.length > 1 ? `roles ${names.join(', ')}` : `role ${names[0]}`;
}
