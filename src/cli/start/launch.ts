import { existsSync } from 'node:fs';
import { invalid, type Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { roleFile } from '../../services/briefs/brief-files.ts';
import { portsOf } from '../../services/leases/ports.ts';
import type { OpenTeam } from '../open-team.ts';
import { kitFlags, planSessionKit, type SessionKit, writeSessionKit } from '../session-kit.ts';

/** A session as it is started. */
export interface Launch {
  program: string;
  args: string[];
  /** Undefined: a worktree that is still to be made. */
  folder: string | undefined;
  /** Besides what the person's own environment has. */
  env: Record<string, string>;
  left: SessionKit['left'];
}

interface LaunchRequest {
  role: string;
  /** What a person gives the client themselves. */
  args: readonly string[];
  worktree: string | undefined;
  /** Whether the worktree is the role's: then its CLAUDE.md has the brief. */
  isBound: boolean;
  team: OpenTeam;
  env: Readonly<Record<string, string | undefined>>;
}

/** Writes the files that the session is started with, unless it is only to be shown. */
export async function launchFor({
  role,
  args,
  worktree,
  isBound,
  team,
  env,
  write,
}: LaunchRequest & { write: boolean }): Promise<Result<Launch, Refused>> {
  const { loaded, workplace } = team;
  const folder = worktree ?? workplace.repository.worktree;
  const name = workplace.layout.sessionFilesOf(role, folder);
  const kit = await (write ? writeSessionKit : planSessionKit)(team, { role, worktree: folder, name });
  if (!kit.ok) return invalid(`role ${role}, tools.mcp: ${kit.error}`);
  const { model, permission_mode: mode, allowed_tools: allowed = [] } = loaded.config.roles[role]?.agent ?? {};
  const brief = roleFile(loaded.dir, role, 'CLAUDE.md');
  const ports = worktree === undefined ? undefined : await portsOf(workplace, worktree);
  return ok({
    program: env['COORD_CLAUDE'] || 'claude',
    args: [
      ...kitFlags(kit.value),
      ...(!isBound && existsSync(brief) ? ['--append-system-prompt-file', brief] : []),
      ...(model === undefined ? [] : ['--model', model]),
      ...(mode === undefined ? [] : ['--permission-mode', mode]),
      ...(allowed.length === 0 ? [] : ['--allowedTools', allowed.join(',')]),
      ...args,
    ],
    folder: worktree,
    env: { COORD_ROLE: role, COORD_BRIEFED: '1', ...(ports && { COORD_PORT: String(ports.from) }) },
    left: kit.value.left,
  });
}
