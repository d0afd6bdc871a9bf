import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { agentByRole } from '../../agents/by-role.ts';
import { claudeAgent, type ClaudeSettings } from '../../agents/claude/claude.ts';
import { commandAgent, type CommandSettings } from '../../agents/command/command.ts';
import { manualAgent } from '../../agents/manual.ts';
import { rehearsalAgent, rehearsalPerson } from '../../agents/rehearsal.ts';
import { programOf } from '../../config/agent-presets.ts';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { examplePath, foreignPath } from '../../config/globs/example-path.ts';
import type { Agent as AgentConfig } from '../../config/generated/config.ts';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import { ok, type Result } from '../../domain/result.ts';
import { installHookProgram } from '../../hooks/program.ts';
import type { Agent, AgentTask, Person } from '../../services/agents.ts';
import { writeBriefs } from '../../services/briefs/briefs.ts';
import { createGuard } from '../../services/guard/guard.ts';
import { refusalsOf } from '../../services/guard/refusal-log.ts';
import type { Workplace } from '../../services/workplace.ts';
import { fileLeases, sharedLeases } from '../../store/files/leases.ts';
import type { Leases } from '../../store/leases.ts';
import { hookSources } from '../hook-sources.ts';
import type { OpenTeam } from '../open-team.ts';
import { kitFlags, writeSessionKit } from '../session-kit.ts';
import type { Terminal } from '../terminal.ts';
import { nobody } from './ask-person.ts';

/** Who does the agents' steps and who answers what a person is asked. */
export interface Players {
  agent: Agent;
  person: Person;
}

/** A script plays everybody. */
export function rehearsed(script: Rehearsal, runPath: string, { policy, workplace }: OpenTeam): Players {
  const { repository, clock, processes, source, layout } = workplace;
  const leases = rehearsalLeases(runPath, workplace);
  // For a rehearsal too: its refusals name the installed command.
  installHookProgram(workplace, hookSources(), hookRecord(runPath));
  const stage = {
    guard: createGuard({ repository, policy, leases, clock, processes, layout }),
    configFile: source.configFile,
    coord: layout.coordProgram,
    ownedBy: (role: string) => examplePath(policy, role),
    notOwnedBy: (role: string) => foreignPath(policy, role),
  };
  return { agent: rehearsalAgent(script, stage), person: rehearsalPerson(script) };
}

/** Scratch worktrees are nobody's: a rehearsal takes no lease from people at work, and waits for none. */
export function rehearsalLeases(runPath: string, { clock }: Workplace): Leases {
  return sharedLeases(fileLeases(join(runPath, 'leases'), clock));
}

/** Each role's own kind of agent, with its brief; Claude Code with settings whose hooks are coord's own. */
export async function real(
  runPath: string,
  team: OpenTeam,
  terminal: Terminal,
): Promise<Result<Players, Diagnostic[]>> {
  const { loaded, workplace } = team;
  const { config } = loaded;
  const briefs = await writeBriefs(loaded, workplace);
  if (!briefs.ok) return briefs;
  mkdirSync(runPath, { recursive: true });
  installHookProgram(workplace, hookSources(), hookRecord(runPath));
  const agentOf = (role: string) => config.roles[role]?.agent ?? {};
  const agents = {
    claude: claudeAgent({
      program: terminal.env['COORD_CLAUDE'] || 'claude',
      env: terminal.env,
      heldTo: (task) => heldTo(task, runPath, team),
      refusalsOf: (session) => refusalsOf(workplace.store, session),
      settingsOf: (role) => claudeSettings(agentOf(role)),
    }),
    command: commandAgent({
      env: terminal.env,
      folder: join(runPath, 'given'),
      settingsOf: (role) => commandSettings(agentOf(role)),
    }),
    manual: manualAgent,
  };
  return ok({ agent: agentByRole((role) => agentOf(role).kind ?? 'claude', agents), person: nobody });
}

/** A place of work has settings of its own: its role's, for its worktree. */
async function heldTo(task: AgentTask, runPath: string, team: OpenTeam): Promise<Result<string[], string>> {
  const { role, folder: worktree, workspace, run: id } = task;
  const run = { id, record: hookRecord(runPath) };
  const kit = await writeSessionKit(team, { role, worktree, name: join(runPath, 'sessions', workspace), run });
  return kit.ok ? ok(kitFlags(kit.value)) : kit;
}

function claudeSettings({ model, budget_usd, max_turns, permission_mode, allowed_tools }: AgentConfig): ClaudeSettings {
  return {
    permissionMode: permission_mode ?? 'acceptEdits',
    allowedTools: allowed_tools ?? [],
    ...(model !== undefined && { model }),
    ...(budget_usd !== undefined && { budgetUsd: budget_usd }),
    ...(max_turns !== undefined && { maxTurns: max_turns }),
  };
}

function commandSettings(agent: AgentConfig): CommandSettings | undefined {
  const command = programOf(agent);
  return command && { command, ...(agent.budget_usd !== undefined && { budgetUsd: agent.budget_usd }) };
}

/** A run's hooks serve the run's config, whichever one is installed. */
const hookRecord = (runPath: string) => join(runPath, 'hooks.json');
