import { invalid, refused } from '../../domain/refused.ts';
import { whyNotInstallable } from '../../hooks/installable.ts';
import { handOver } from '../../services/processes/hand-over.ts';
import { openForPerson } from '../open-for-person.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { makeWorktree } from '../worktree/add.ts';
import { type Launch, launchFor } from './launch.ts';
import { placeFor } from './place.ts';
import { makeSound } from './sound.ts';

interface Options {
  here?: true;
  dryRun?: true;
  json?: true;
  config?: string;
}

/** Flags of the client that would take away what a session is started for. */
const AGAINST_IT: Record<string, string> = {
  '--bare': 'it switches the hooks off',
  '--safe-mode': 'it switches the hooks off',
  '--settings': 'coord gives its own settings; put yours into .claude/settings.json',
  '--mcp-config': "the role's MCP servers stand in the config, under tools",
};

export async function startRole(
  role: string,
  args: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const team = openForPerson('starts sessions', terminal, options.config);
  if (!team) return;
  const against = args.find((arg) => Object.hasOwn(AGAINST_IT, arg.split('=')[0] ?? ''));
  if (against !== undefined)
    return refuse(
      invalid(`${against} is not for coord start: ${AGAINST_IT[against.split('=')[0] ?? '']}`).error,
      terminal,
    );
  const place = placeFor(role, options.here === true, team);
  if (!place.ok) return refuse(place.error, terminal);
  if (options.dryRun) {
    const worktree = place.value.kind === 'there' ? place.value.worktree : undefined;
    const isBound = place.value.kind === 'to-make' || place.value.isBound;
    const launch = await launchFor({ role, args, worktree, isBound, team, env: terminal.env, write: false });
    return launch.ok ? show(launch.value, options, terminal) : refuse(launch.error, terminal);
  }
  const why = whyNotInstallable(team.workplace);
  if (why) return refuse(refused(why.reason, `${why.mend}.`).error, terminal);
  let worktree: string;
  if (place.value.kind === 'there') worktree = place.value.worktree;
  else {
    const made = await makeWorktree(role, {}, team, terminal);
    if (!made.ok) return refuse(made.error, terminal);
    worktree = made.value.path;
    terminal.err(
      safeText(`coord: role ${role} had no worktree; ${worktree} was made, on branch ${made.value.branch}.`),
    );
  }
  const sound = await makeSound(worktree, role, team, terminal);
  if (!sound.ok) return refuse(sound.error, terminal);
  const isBound = place.value.kind === 'to-make' || place.value.isBound;
  const launch = await launchFor({ role, args, worktree, isBound, team, env: terminal.env, write: true });
  if (!launch.ok) return refuse(launch.error, terminal);
  await begin(launch.value, terminal);
}

async function begin({ program, args, folder, env }: Launch, terminal: Terminal): Promise<void> {
  try {
    const code = await handOver({
      program,
      args,
      folder: folder ?? terminal.cwd,
      env: { ...terminal.env, ...env },
      onSignal: (forward) => {
        // On Ctrl-C the terminal tells the session as well, which takes a second one for more than that.
        const onInterrupt = () => (terminal.interactive ? undefined : forward('SIGINT'));
        process.on('SIGINT', onInterrupt);
        for (const name of ['SIGTERM', 'SIGHUP'] as const) process.on(name, forward);
        return () => {
          process.off('SIGINT', onInterrupt);
          for (const name of ['SIGTERM', 'SIGHUP'] as const) process.off(name, forward);
        };
      },
    });
    terminal.passOn(code);
  } catch (error) {
    const reason = `${program} cannot be started: ${(error as Error).message}`;
    refuse(refused(reason, 'Install Claude Code, or set COORD_CLAUDE to where it is.').error, terminal);
  }
}

function show(launch: Launch, { json }: Options, terminal: Terminal): void {
  const { program, args, folder, env, left } = launch;
  if (json) return terminal.out(JSON.stringify({ command: [program, ...args], folder, env, left }, undefined, 2));
  terminal.out(safeText(`folder   ${folder ?? 'a new worktree, made as coord worktree add makes it'}`));
  terminal.out(safeText(`command  ${[program, ...args].join(' ')}`));
  for (const [name, value] of Object.entries(env)) terminal.out(safeText(`env      ${name}=${value}`));
  for (const { pattern, why } of left)
    terminal.out(safeText(`hook     ${pattern} is enforced by the hooks alone: ${why}`));
}
