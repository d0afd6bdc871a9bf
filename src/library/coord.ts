import type { CoordConfig } from '../config/generated/config.ts';
import type { Author } from '../domain/records.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { callerOf } from '../services/caller.ts';
import { type OpeningFault, openTeamAt } from '../services/open-team.ts';
import { type DecisionsApi, decisionsApi } from './decisions.ts';
import type { Desk } from './desk.ts';
import { type InstancesApi, instancesApi } from './instances.ts';
import { type LeasesApi, leasesApi } from './leases.ts';
import { type MemoryApi, memoryApi } from './memory.ts';
import { type MessagesApi, messagesApi } from './messages.ts';
import { type TasksApi, tasksApi } from './tasks.ts';
import { type TeamApi, teamApi } from './team.ts';

/** How to open a team's shared state. */
export interface CoordOptions {
  /** Where the caller stands: decides the repository, the worktree and the config. */
  cwd: string;
  /**
   * The environment that says who calls (`COORD_ROLE`, `COORD_INSTANCE`, `COORD_RUN`), usually `process.env`. A text never
   * does.
   */
  env: Readonly<Record<string, string | undefined>>;
  /** A config to use instead of the nearest coord.config.yaml. */
  config?: string;
  /** Usually `process.platform`. */
  platform: NodeJS.Platform;
}

/**
 * The shared state of a team, for scripts and other tools: what the commands of coord do, without a process for each. What
 * can be refused gives a `Result`; a file system that fails throws, as does state that cannot be read (`StateUnreadable`).
 */
export interface Coord extends TeamApi {
  /** Who calls, as coord made it out. */
  author: Author;
  config: CoordConfig;
  instances: InstancesApi;
  tasks: TasksApi;
  messages: MessagesApi;
  decisions: DecisionsApi;
  memory: MemoryApi;
  leases: LeasesApi;
}

/** Opens the shared state of the team whose config rules where the caller stands. */
export function openCoord(options: CoordOptions): Result<Coord, OpeningFault> {
  const opened = openTeamAt(options);
  if (!opened.ok) return err(opened.error);
  const { loaded, policy, workplace } = opened.value;
  const author = callerOf(options.env, workplace, policy.roleIds);
  const desk: Desk = { ...options, config: loaded.config, policy, workplace, author };
  return ok({
    author,
    config: loaded.config,
    ...teamApi(desk),
    instances: instancesApi(desk),
    tasks: tasksApi(desk),
    messages: messagesApi(desk),
    decisions: decisionsApi(desk),
    memory: memoryApi(desk),
    leases: leasesApi(desk),
  });
}
