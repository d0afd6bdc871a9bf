import { relative } from 'node:path';
import type { Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import { invalid } from '../../domain/refused.ts';
import type { Result } from '../../domain/result.ts';
import { type Change, type InstallFault, installHooks, uninstallHooks } from '../../hooks/install.ts';
import type { Workplace } from '../../services/workplace.ts';
import { EXIT } from '../exit-codes.ts';
import { whyNotInstallable } from '../../hooks/installable.ts';
import { hookSources } from '../hook-sources.ts';
import { openAnyway, openTeam } from '../open-team.ts';
import { refuse } from '../refuse.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

type Action = (workplace: Workplace) => Promise<Result<Change[], InstallFault[]>>;
type Opening = (options: Options) => Workplace | undefined;

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', '\nExamples:\n  coord hooks install\n  coord hooks uninstall');
  const sub = (name: string, description: string, open: Opening, action: Action) =>
    command
      .command(name)
      .description(description)
      .option('--json', 'print the result as JSON')
      .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
      .addHelpText('after', `\nExample:\n  coord hooks ${name}`)
      .action((options: Options) => carryOut(open, action, options, terminal));

  const openSound: Opening = ({ config }) => openTeam(terminal, config)?.workplace;
  // Hooks that lock everybody out because the config is gone or broken have to come out all the same.
  const openBroken: Opening = ({ config }) => openAnyway(terminal.cwd, config);
  const openInstallable: Opening = (options) => {
    const workplace = openSound(options);
    const why = workplace && whyNotInstallable(workplace);
    if (!why) return workplace;
    refuse(invalid(why.reason, `${why.mend}.`).error, terminal);
    return undefined;
  };
  sub('install', "put coord's hooks and commands into .claude/ of every worktree", openInstallable, (workplace) =>
    installHooks(workplace, hookSources()),
  );
  sub('uninstall', "take coord's hooks out again; everything else stays as it is", openBroken, uninstallHooks);
}

async function carryOut(open: Opening, action: Action, options: Options, terminal: Terminal): Promise<void> {
  if (isAgentShell(terminal.env)) {
    terminal.err('coord: only a person puts hooks in or takes them out; this shell belongs to an agent.');
    return terminal.exit(EXIT.refused);
  }
  const workplace = open(options);
  if (!workplace) return;
  const done = await action(workplace);
  if (!done.ok) {
    showDiagnostics(
      terminal,
      done.error.map(({ path, fault }) => ({ ...fault, severity: 'error', file: shown(terminal, path) })),
    );
    terminal.err('coord: nothing was changed.');
    return terminal.exit(EXIT.invalid);
  }
  if (options.json) return terminal.out(JSON.stringify(done.value, undefined, 2));
  for (const { path, change } of done.value)
    terminal.out(`${change.padEnd('unchanged'.length)} ${shown(terminal, path)}`);
  if (done.value.some(({ change }) => change === 'kept'))
    terminal.err("coord: what is kept there is not coord's, so Claude Code has no command of coord's by that name.");
}

function shown(terminal: Terminal, path: string): string {
  const name = relative(terminal.cwd, path);
  return name.startsWith('..') ? path : name;
}
