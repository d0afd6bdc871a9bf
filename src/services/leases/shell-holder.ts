import { type Holder, runHolder } from '../../domain/lease.ts';
import type { Author } from '../../domain/records.ts';
import type { Workplace } from '../workplace.ts';

/**
 * Whom a lease belongs to that is asked for in a shell: the session that the shell is one of, so that the session's own
 * writes fit it, or else whoever stands in this worktree. The same for every later shell of the same caller.
 */
export async function shellHolder(
  env: Readonly<Record<string, string | undefined>>,
  { as, role, instance, run }: Author,
  { store, repository }: Pick<Workplace, 'store' | 'repository'>,
): Promise<Holder> {
  const known = role === undefined ? {} : { role };
  const workspace = env['COORD_WORKSPACE'] || role;
  if (run !== undefined && workspace !== undefined) return { session: runHolder(run, workspace), ...known };
  if (instance === undefined) {
    const who = as === 'person' ? 'person' : role === undefined ? 'agent' : `agent:${role}`;
    return { session: `${who}@${repository.worktree}`, ...known };
  }
  const registered = (await store.documents('instances').read(instance))?.value;
  return {
    session: registered?.session ?? instance,
    ...known,
    ...(registered?.process && { process: registered.process }),
  };
}
