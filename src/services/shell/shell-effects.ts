import type { ShellEffects } from '../../domain/shell-effects.ts';
import type { Repository } from '../../store/repository.ts';

/** Where a command line would run. */
export interface ShellPlace {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  repository: Repository;
}

/** What a command line would write. Never throws; what is not understood is unknown. */
export async function shellEffects(command: string, _place: ShellPlace): Promise<ShellEffects> {
  const unknown = [{ by: command.slice(0, 80), why: 'a shell command' }];
  return { writes: [], unknown, commands: [], evasions: [] };
}
