import { createHash } from 'node:crypto';
import type { Place } from '../place.ts';

/** A command as it is given to a tool. */
export interface CommandCall {
  /** The tool call's id. */
  call: string;
  session: string;
  command: string;
}

/** Notes of a command, before it runs, that all of it is understood and that it writes nothing. */
export async function noteReading(
  { store }: Pick<Place, 'store'>,
  { call, session, command }: CommandCall,
): Promise<void> {
  await store.signals('reading-calls').put(call, { call, session, digest: digestOf(command) });
}

/**
 * Whether that was noted of a command that has run; it is forgotten by this. Another hook may have changed the command after it
 * was judged.
 */
export async function wasReading(
  { store }: Pick<Place, 'store'>,
  { call, session, command }: CommandCall,
): Promise<boolean> {
  const noted = await store.signals('reading-calls').read(call);
  if (noted?.session !== session) return false;
  await store.signals('reading-calls').remove(call);
  return noted.digest === digestOf(command);
}

function digestOf(command: string): string {
  return createHash('sha256').update(command).digest('hex').slice(0, 40);
}
