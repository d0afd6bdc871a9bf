import { relative } from 'node:path';
import type { Command } from 'commander';
import { applyPlan, FileChanged } from '../../services/briefs/apply.ts';
import { planRoleBriefs } from '../../services/briefs/briefs.ts';
import { type BriefPlan, type FileStep, hasDrifted } from '../../services/briefs/plan.ts';
import { installCoordProgram } from '../../hooks/program.ts';
import { EXIT } from '../exit-codes.ts';
import { hookSources } from '../hook-sources.ts';
import { type OpenTeam, openTeam } from '../open-team.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  all?: true;
  check?: true;
  remove?: true;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[role]', "whose brief; without it, every role's")
    .option('--all', "every role's brief")
    .option('--check', 'write nothing; fail where a brief is missing or has drifted')
    .option('--remove', 'take the briefs away again')
    .option('--json', 'print the result as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', HELP)
    .action(async (role: string | undefined, options: Options) => {
      const mistake =
        role !== undefined && options.all
          ? 'a role and --all'
          : options.check && options.remove
            ? '--check and --remove'
            : undefined;
      if (mistake) return refuse(terminal, `${mistake} exclude each other.`);
      const team = openTeam(terminal, options.config);
      if (team) await brief(role, options, team, terminal);
    });
}

const HELP = `
Writes .coord/roles/ROLE/CLAUDE.md and AGENTS.md, and the same brief into each worktree that is bound to the role: as
a file of its own, or as a marked block in yours. Neither is ever committed; your own bytes stay as they are.

Examples:
  coord brief
  coord brief backend
  coord brief --check`;

async function brief(role: string | undefined, options: Options, team: OpenTeam, terminal: Terminal): Promise<void> {
  const roleIds = Object.keys(team.loaded.config.roles);
  if (role !== undefined && !roleIds.includes(role)) {
    return refuse(terminal, `there is no role ${role}; the roles are ${roleIds.join(', ')}.`);
  }
  const roles = role === undefined ? roleIds : [role];
  const planned = await planRoleBriefs(team.loaded, team.workplace, { roles, remove: options.remove === true });
  if (!planned.ok) {
    showDiagnostics(terminal, planned.error);
    return terminal.exit(EXIT.invalid);
  }
  const plan = planned.value;
  if (!options.check && !(await applied(plan, team, terminal))) return;
  if (options.json) terminal.out(JSON.stringify(asJson(plan), undefined, 2));
  else print(plan, role, options, terminal);
  const failed = options.check ? hasDrifted(plan) : plan.skipped.some(({ broken }) => broken);
  terminal.exit(failed ? EXIT.failed : EXIT.ok);
}

async function applied(plan: BriefPlan, { workplace }: OpenTeam, terminal: Terminal): Promise<boolean> {
  try {
    // The briefs name it.
    installCoordProgram(workplace.layout, hookSources());
    await applyPlan(plan, workplace.repository);
    return true;
  } catch (error) {
    if (!(error instanceof FileChanged)) throw error;
    terminal.err(`coord: ${error.message}. Run it again.`);
    terminal.exit(EXIT.unavailable);
    return false;
  }
}

function print(plan: BriefPlan, role: string | undefined, { check, remove }: Options, terminal: Terminal): void {
  const shown = (path: string) => (relative(terminal.cwd, path).startsWith('..') ? path : relative(terminal.cwd, path));
  for (const step of plan.steps) {
    const word = check ? step.state : actionOf(step);
    terminal.out(`${word.padEnd(WIDEST)} ${shown(step.path)}`);
  }
  for (const { path, reason, broken } of plan.skipped) {
    terminal.err(`coord: ${shown(path)} is left as it is: ${reason}.${broken ? '' : ` The brief is in .coord/roles.`}`);
  }
  if (check) {
    if (plan.git?.changed) terminal.out('git is not set up to keep the briefs out of commits');
    if (hasDrifted(plan))
      terminal.err(
        `coord: the briefs are not as the config has them. Mend them with: coord brief${role === undefined ? '' : ` ${role}`}`,
      );
  } else if (role !== undefined && !remove) {
    terminal.out(`The brief of ${role}: ${plan.steps[0]?.path ?? ''}`);
  }
}

const WIDEST = 'unchanged'.length;

function actionOf({ before, after }: FileStep): 'unchanged' | 'removed' | 'written' {
  if (before === after) return 'unchanged';
  return after === undefined ? 'removed' : 'written';
}

/** What scripts rely on: no bytes, only what is where and what was done. */
function asJson({ steps, skipped, git }: BriefPlan) {
  return {
    files: steps.map((step) => ({ path: step.path, role: step.role, state: step.state, action: actionOf(step) })),
    skipped,
    git: git === undefined ? 'none' : git.changed ? 'changed' : 'unchanged',
  };
}

function refuse(terminal: Terminal, message: string): void {
  terminal.err(`coord: ${message}`);
  terminal.exit(EXIT.invalid);
}
