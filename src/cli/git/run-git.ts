import { resolve } from 'node:path';
import process from 'node:process';
import { changesRepository, parseGit } from '../../domain/git-command.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { type Admitted, judgeGit } from '../../services/git/judge.ts';
import { inGitTurn, isWithinTurn } from '../../services/git/turn.ts';
import { guardOf } from '../../services/guard/guard.ts';
import { handOver } from '../../services/processes/hand-over.ts';
import { settleLateWrites } from '../../services/leases/late-writes.ts';
import { shellHolder } from '../../services/leases/shell-holder.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { turnRequest } from './turn-request.ts';

interface Options {
  anyway?: true;
  config?: string;
  waitMs: number;
  /** Whose turn it is. */
  session: string;
}

/** Tells a command that git starts, such as a hook, whose turn it is part of. */
const TURN = 'COORD_GIT_TURN';

export async function runGitCommand(args: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const command = parseGit(args);
  if (!changesRepository(command)) return terminal.passOn(await pass(args, {}, terminal));
  const team = openShared(terminal, options.config);
  if (!team) return;
  if (await isWithinTurn(team.workplace, terminal.env[TURN])) {
    const exitCode = await judged(args, options, team, terminal, {});
    return exitCode === undefined ? undefined : terminal.passOn(exitCode);
  }
  const { session, waitMs } = options;
  const turn = await inGitTurn(
    team.workplace,
    turnRequest(`git ${command.name}`, team, terminal, { session, waitMs }),
    () => judged(args, options, team, terminal, { [TURN]: session }),
  );
  if (!turn.ok) return refuse(turn.error, terminal);
  if (turn.value !== undefined) terminal.passOn(turn.value);
}

/** Undefined where it is refused. */
async function judged(
  args: readonly string[],
  { anyway, session }: Options,
  { workplace, policy, author }: SharedTeam,
  terminal: Terminal,
  env: Record<string, string>,
): Promise<number | undefined> {
  const { source, layout, store, clock } = workplace;
  const admitted = await judgeGit(workplace, {
    command: parseGit(args),
    cwd: terminal.cwd,
    by: author,
    holder: await shellHolder(terminal.env, author, workplace),
    anyway: anyway === true,
    call: session,
    guard: guardOf(workplace, policy),
    context: { role: author.role, configFile: source.configFile, coord: shellWord(layout.coordProgram) },
  });
  if (!admitted.ok) {
    refuse(admitted.error, terminal);
    return undefined;
  }
  const exitCode = await pass(args, env, terminal);
  await afterwards(admitted.value, exitCode);
  return exitCode;

  async function afterwards({ done, late }: Admitted, code: number): Promise<void> {
    await done(code);
    if (code === 0 && late.length > 0) await settleLateWrites(workplace, late, author);
    const at = clock.now().toISOString();
    await store.log('events').append({ type: 'git.done', at, by: author, args: args.map(shown), exitCode: code });
  }
}

/** As it is kept: no secret of an address, and no text of any length. */
function shown(arg: string): string {
  const plain = arg.replace(/:\/\/[^/@\s]+@/g, '://');
  return plain.length > MOST ? `${plain.slice(0, MOST)}…` : plain;
}
const MOST = 200;

function pass(args: readonly string[], env: Record<string, string>, terminal: Terminal): Promise<number> {
  return handOver({
    program: 'git',
    folder: resolve(terminal.cwd),
    args,
    env: { ...terminal.env, ...env },
    onSignal: (forward) => {
      for (const name of SIGNALS) process.on(name, forward);
      return () => {
        for (const name of SIGNALS) process.off(name, forward);
      };
    },
  });
}

/** On Ctrl-C the terminal tells git as well; whoever signals coord alone means git too. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
