import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stateLayout } from '../store/files/state-layout.ts';
import type { HookPayload } from './payload.ts';
import type { HookWorld } from './world.ts';

/**
 * A session of a run has hooks of its own, which serve the run's config and have the time to wait for a person. The client
 * 2.1.329 runs those that are installed in the main checkout beside them, in whatever worktree: these leave such a session
 * alone. Otherwise each refusal would be recorded twice, and what a person has approved would be refused all the same.
 */
export function leavesToOwnHooks(
  event: string,
  { session }: HookPayload,
  { env, program, record }: HookWorld,
): boolean {
  const run = env['COORD_RUN'];
  if (program === undefined || record !== undefined || !isName(run) || !isName(session)) return false;
  const folder = join(stateLayout(dirname(dirname(program))).runs, run);
  // Both hear at once that a session begins. A client that was started within the session is one of another name: its hooks
  // judge it.
  if (event === 'SessionStart') return Boolean(env['COORD_BRIEFED']) && existsSync(join(folder, 'hooks.json'));
  return existsSync(signOf(folder, session));
}

/** A session's own hooks have heard that it begins: from now on it is theirs. */
export function takeSession({ session }: HookPayload, { record }: HookWorld): void {
  if (record === undefined || !isName(session)) return;
  const sign = signOf(dirname(record), session);
  mkdirSync(dirname(sign), { recursive: true });
  writeFileSync(sign, '');
}

const signOf = (run: string, session: string) => join(run, 'sessions', `${session}.own-hooks`);

const isName = (text: string | undefined): text is string => text !== undefined && /^[\w-]{1,200}$/.test(text);
