import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { claudeAgent } from '../../agents/claude/claude.ts';
import { rehearsalAgent, rehearsalApprover } from '../../agents/rehearsal.ts';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { examplePath, foreignPath } from '../../config/globs/example-path.ts';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { RunState } from '../../domain/run.ts';
import { hookCommand, installHookProgram } from '../../hooks/program.ts';
import { writeRunSettings } from '../../hooks/run-settings.ts';
import { writeBriefs } from '../../services/briefs/briefs.ts';
import { createGuard } from '../../services/guard.ts';
import type { Agent, Approver } from '../../services/agents.ts';
import { refusalsOf } from '../../services/hook-log.ts';
import { runDocuments } from '../../services/handoffs/write.ts';
import type { RunnerParts } from '../../services/runner/parts.ts';
import { type RunLease, releaseRunLeases } from '../../services/run-lease.ts';
import { teamOf } from '../../services/team.ts';
import { fileLeases } from '../../store/files/leases.ts';
import { identify } from '../../store/files/process-identity.ts';
import { gitIn } from '../../store/git.ts';
import type { Workplace } from '../../services/workplace.ts';
import type { Leases } from '../../store/leases.ts';
import { hookSources } from '../hook-sources.ts';
import type { OpenTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';
import { nobody } from './ask-person.ts';
import { runWorktrees } from './run-worktrees.ts';
import type { StartedRun } from './start-run.ts';

/** Puts the runner together from the config in force, the agents, and whoever approves. */
export async function composeRun(
  { folder, playbook, script }: StartedRun,
  state: RunState,
  team: OpenTeam,
  terminal: Terminal,
  lease: RunLease,
  signal: AbortSignal,
): Promise<Result<Omit<RunnerParts, 'observe'>, Diagnostic[]>> {
  const { loaded, policy, workplace } = team;
  const main = workplace.repository.main ?? workplace.repository.worktree;
  const { run, rehearsal } = state.started;
  const { workspaces } = runWorktrees(run, rehearsal, workplace.repository, loaded.config);
  const players = script ? rehearsed(script, folder.path, team) : await real(folder.path, team, terminal);
  if (!players.ok) return players;
  // For a rehearsal too: its refusals name the installed command.
  installHookProgram(workplace, hookSources(), hookRecord(folder.path));
  const members = teamOf(loaded.config, loaded.dir);
  return ok({
    ...players.value,
    playbook,
    team: members,
    policy,
    workspaces,
    git: gitIn(main),
    documents: runDocuments(folder.path, loaded.dir, loaded.config.handoff?.template, members),
    clock: workplace.clock,
    identify: (pid) => identify(pid, workplace.clock.monotonic().boot, process.platform),
    isOurs: () => lease.isOurs(),
    releaseLeases: () => releaseRunLeases(rehearsal ? rehearsalLeases(folder.path, workplace) : workplace.leases, run),
    signal,
  });
}

/** Who does the agents' steps and who answers. */
type Players = Result<{ agent: Agent; approver: Approver }, Diagnostic[]>;

function rehearsed(script: Rehearsal, runPath: string, { policy, workplace }: OpenTeam): Players {
  const { repository, clock, source, layout } = workplace;
  const leases = rehearsalLeases(runPath, workplace);
  const stage = {
    guard: createGuard({ repository, policy, leases, clock, layout }),
    configFile: source.configFile,
    coord: layout.coordProgram,
    ownedBy: (role: string) => examplePath(policy, role),
    notOwnedBy: (role: string) => foreignPath(policy, role),
  };
  return ok({ agent: rehearsalAgent(script, stage), approver: rehearsalApprover(script) });
}

/** A run's hooks serve the run's config, whichever one is installed. */
const hookRecord = (runPath: string) => join(runPath, 'hooks.json');

/** Scratch worktrees are nobody's: a rehearsal takes no lease from people at work, and waits for none. */
function rehearsalLeases(runPath: string, { clock }: Workplace): Leases {
  return fileLeases(join(runPath, 'leases'), clock);
}

/** Claude Code with the role's brief, and with settings whose hooks are coord's own. */
async function real(runPath: string, { loaded, workplace }: OpenTeam, terminal: Terminal): Promise<Players> {
  const { config } = loaded;
  const briefs = await writeBriefs(loaded, workplace);
  if (!briefs.ok) return briefs;
  mkdirSync(runPath, { recursive: true });
  const settingsFile = join(runPath, 'settings.json');
  writeRunSettings(settingsFile, hookCommand(workplace.layout.hookProgram, process.execPath), hookRecord(runPath));
  const agent = claudeAgent({
    program: terminal.env['COORD_CLAUDE'] || 'claude',
    env: terminal.env,
    settingsFile,
    refusalsOf: (session) => refusalsOf(workplace.layout, session),
    settingsOf: (role) => {
      const { model, budget_usd, max_turns, permission_mode, allowed_tools } = config.roles[role]?.agent ?? {};
      return {
        permissionMode: permission_mode ?? 'acceptEdits',
        allowedTools: allowed_tools ?? [],
        ...(model !== undefined && { model }),
        ...(budget_usd !== undefined && { budgetUsd: budget_usd }),
        ...(max_turns !== undefined && { maxTurns: max_turns }),
      };
    },
  });
  return ok({ agent, approver: nobody });
}
