import type { ShellEffects } from '../../domain/shell-effects.ts';
import type { Repository } from '../../store/repository.ts';
import { Budget, TooMuch } from './budget.ts';
import { type Context, Output, type Runner } from './context.ts';
import { Disk } from './disk.ts';
import { Effects } from './effects.ts';
import { Shell } from './shell.ts';
import { runWords } from './simple.ts';
import { runCommand, runList, runText } from './walk.ts';

/** Where a command line would run. */
export interface ShellPlace {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  repository: Repository;
}

const RUNNER: Runner = { list: runList, command: runCommand, text: runText, words: runWords };

/** What a command line would write. Never throws; what is not understood is unknown. */
export async function shellEffects(command: string, { cwd, env, repository }: ShellPlace): Promise<ShellEffects> {
  const effects = new Effects();
  const budget = new Budget();
  const line = { runner: RUNNER, budget, effects, repository };
  const context: Context = { line, stdin: undefined, out: new Output(), certainty: 'known', depth: 0 };
  try {
    await runText(command, 'the command line', new Shell(cwd, env, new Disk(budget)), context);
  } catch (error) {
    const why = error instanceof TooMuch ? error.message : `coord could not follow it: ${String(error)}`;
    effects.addUnknown('the command line', why);
  }
  return effects.all;
}
