import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../domain/result.ts';
import { hookCommand } from '../hooks/program.ts';
import { writeSessionSettings } from '../hooks/session-settings.ts';
import { MCP_FILE, onlyServers } from '../services/role-settings/mcp-servers.ts';
import { type RoleRules, roleRules } from '../services/role-settings/role-rules.ts';
import { replaceFile } from '../store/files/replace-file.ts';
import type { OpenTeam } from './open-team.ts';

/** The files that a session of a role is started with. */
export interface SessionKit {
  settingsFile: string;
  /** The MCP servers it has and no others; absent where the config leaves them to the client. */
  mcpFile?: string;
  /** What of ownership the settings do not say. */
  left: RoleRules['left'];
}

export interface KitRequest {
  role: string;
  /** The worktree that the session works in. */
  worktree: string;
  /** How the files are named, absolute; a suffix follows. */
  name: string;
  /** For a session of a run: the run, and its record. */
  run?: { id: string; record: string };
}

/** What keeps a role's sessions to what is theirs, written: settings with hooks and rules, and their MCP servers. */
export async function writeSessionKit(team: OpenTeam, request: KitRequest): Promise<Result<SessionKit, string>> {
  const planned = await planSessionKit(team, request);
  if (!planned.ok) return planned;
  const { settingsFile, mcpFile, deny, mcp = '' } = planned.value;
  writeSessionSettings(settingsFile, {
    command: hookCommand(team.workplace.layout.hookProgram, process.execPath),
    deny,
    ...(request.run && { record: request.run.record }),
  });
  if (mcpFile !== undefined) replaceFile(mcpFile, mcp);
  return planned;
}

interface PlannedKit extends SessionKit {
  deny: string[];
  mcp?: string;
}

/** The same, and nothing is written. */
export async function planSessionKit(
  { loaded, policy, workplace }: OpenTeam,
  { role, worktree, name, run }: KitRequest,
): Promise<Result<PlannedKit, string>> {
  const tools = loaded.config.roles[role]?.tools ?? {};
  const { main } = workplace.repository;
  const roots = [...new Set([worktree, ...(main === undefined ? [] : [main])])];
  const rules = await roleRules(workplace, policy, role, roots, run?.id);
  const mcp = tools.mcp && onlyServers(textAt(join(loaded.dir, MCP_FILE)), tools.mcp);
  if (mcp && !mcp.ok) return mcp;
  return ok({
    settingsFile: `${name}.settings.json`,
    deny: [...rules.deny, ...(tools.deny ?? [])],
    left: rules.left,
    ...(mcp && { mcp: mcp.value, mcpFile: `${name}.mcp.json` }),
  });
}

/** The client's flags for it. */
export function kitFlags({ settingsFile, mcpFile }: Pick<SessionKit, 'settingsFile' | 'mcpFile'>): string[] {
  return [
    '--settings',
    settingsFile,
    ...(mcpFile === undefined ? [] : ['--mcp-config', mcpFile, '--strict-mcp-config']),
  ];
}

const textAt = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
