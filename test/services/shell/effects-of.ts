import { join, relative } from 'node:path';
import type { ShellEffects } from '../../../src/domain/shell-effects.ts';
import { shellEffects } from '../../../src/services/shell/shell-effects.ts';
import { findRepository } from '../../../src/store/repository.ts';
import type { Sandbox } from '../../support/sandbox.ts';

/** What a command line would do in a sandbox, with an environment that has hardly anything. */
export async function effectsOf(sandbox: Sandbox, command: string, folder = '.'): Promise<ShellEffects> {
  const repository = findRepository(sandbox.dir);
  if (!repository) throw new Error('the sandbox is no repository');
  const env = { HOME: sandbox.home, PATH: '/usr/bin:/bin', SET: 'set' };
  return shellEffects(command, { cwd: join(sandbox.dir, folder), env, repository });
}

/**
 * Effects in short: `x` is written, `-x` removed, `?x` and `?-x` possible; what is unknown is `unknown (by)`. Paths as they
 * are seen from the top of the repository.
 */
export function inShort(sandbox: Sandbox, { writes, unknown }: ShellEffects): string[] {
  const paths = writes.map(
    ({ operation, path, certainty }) =>
      `${certainty === 'known' ? '' : '?'}${operation === 'write' ? '' : '-'}${relative(sandbox.dir, path)}`,
  );
  return [...paths.sort(), ...new Set(unknown.map(({ by }) => `unknown (${by})`))];
}
