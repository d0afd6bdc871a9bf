import { isAgentShell } from '../domain/person-only.ts';
import type { Author } from '../domain/records.ts';
import { boundRole } from './bindings.ts';
import type { Workplace } from './workplace.ts';

/**
 * Who calls a command: made out from the environment and from what the worktree is bound to, never from what a text says.
 * `COORD_INSTANCE` is what coord gives a session's shell when the session starts, or a script by `coord checkin`.
 * @param roleIds the roles of the config; another name is no role
 */
export function callerOf(
  env: Readonly<Record<string, string | undefined>>,
  { layout, repository }: Pick<Workplace, 'layout' | 'repository'>,
  roleIds: readonly string[],
): Author {
  const instance = idIn(env['COORD_INSTANCE']);
  const run = idIn(env['COORD_RUN']);
  const role = env['COORD_ROLE'] || boundRole(layout, repository.worktree);
  return {
    as: isAgentShell(env) || env['COORD_INSTANCE'] ? 'agent' : 'person',
    ...(role !== undefined && roleIds.includes(role) && { role }),
    ...(instance && { instance }),
    ...(run && { run }),
  };
}

/** It goes into every record: what no session, script or run is named is none. */
function idIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[^\p{C}\u2028\u2029]{1,200}$/u.test(text) ? text : undefined;
}
