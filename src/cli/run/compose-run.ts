import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { WriteRequest } from '../../domain/records.ts';
import type { RunState } from '../../domain/run.ts';
import { exceptionsInForce } from '../../services/exceptions/in-force.ts';
import { runDocuments } from '../../services/handoffs/write.ts';
import { lessonsOf } from '../../services/lessons/lessons.ts';
import { lessonsText } from '../../services/lessons/lessons-text.ts';
import { givePorts } from '../../services/leases/ports.ts';
import { lateWrites } from '../../services/leases/late-writes.ts';
import { type RunLease, releaseRunLeases } from '../../services/runs/run-lease.ts';
import type { RunnerParts } from '../../services/runner/parts.ts';
import { rehearsedPost, teamPost } from '../../services/runs/post.ts';
import { teamOf } from '../../services/runs/team.ts';
import type { Agent } from '../../services/agents.ts';
import { openRequests } from '../../services/write-requests/write-requests.ts';
import { takenPorts } from '../../services/worktrees/add.ts';
import { portPlanOf } from '../../services/worktrees/home.ts';
import { gitIn } from '../../store/git.ts';
import type { OpenTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';
import { real, rehearsalLeases, rehearsed } from './players.ts';
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
  const { run, rehearsal } = state.started;
  const { workspaces } = runWorktrees(run, rehearsal, workplace.repository, loaded.config);
  const players = script ? ok(rehearsed(script, folder.path, team)) : await real(folder.path, team, terminal);
  if (!players.ok) return players;
  const members = teamOf(loaded.config, loaded.dir, workplace.source.base);
  const leases = rehearsal ? rehearsalLeases(folder.path, workplace) : workplace.store.leases;
  const ports = portPlanOf(loaded.config);
  // The range is the worktree's as long as that is there; a step that works in none has none.
  const portOf = async (place: string) =>
    ports && existsSync(join(place, '.git'))
      ? (await givePorts(workplace, place, ports, await takenPorts(workplace)))?.from
      : undefined;
  return ok({
    ...players.value,
    agent: withPorts(players.value.agent, portOf),
    playbook,
    team: members,
    policy,
    workspaces,
    git: gitIn(workplace.repository.main ?? workplace.repository.worktree),
    documents: runDocuments(folder.path, loaded.dir, loaded.config.handoff?.template, members),
    post: rehearsal ? rehearsedPost : teamPost(workplace, policy.expertise),
    clock: workplace.clock,
    env: terminal.env,
    processes: workplace.processes,
    isOurs: () => lease.isOurs(),
    releaseLeases: (workspace) => releaseRunLeases(leases, run, workspace),
    lateAmong: async (paths) =>
      (await lateWrites(workplace.store)).flatMap(({ path, by }) =>
        by.run === run && paths.includes(path) ? path : [],
      ),
    exceptions: () => exceptionsInForce(workplace, policy, run),
    // A rehearsal shows what a playbook does, whatever was learned before.
    portOf,
    lessons: async (role) => (rehearsal ? '' : lessonsText(await lessonsOf(workplace, role))),
    isAsking: async (role) => {
      const now = workplace.clock.now().getTime();
      const waits = ({ at }: WriteRequest) => now < Date.parse(at) + policy.askWaitMs;
      const asked = await openRequests(workplace);
      return asked.some((request) => request.run === run && request.role === role && waits(request));
    },
    signal,
  });
}

/** Whoever does a step knows which ports its worktree has. */
function withPorts(agent: Agent, portOf: (folder: string) => Promise<number | undefined>): Agent {
  return {
    async perform(task) {
      const port = await portOf(task.folder);
      return agent.perform({ ...task, ...(port !== undefined && { port }) });
    },
  };
}
