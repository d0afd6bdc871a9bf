import { err, ok, type Result } from '../../domain/result.ts';

/** The file in which a project names its MCP servers. */
export const MCP_FILE = '.mcp.json';

/**
 * The client's list of MCP servers with none but these.
 * @param text what stands in `.mcp.json`; undefined where there is none
 */
export function onlyServers(text: string | undefined, names: readonly string[]): Result<string, string> {
  const servers = text === undefined ? {} : serversIn(text);
  if (servers === undefined) return err(`${MCP_FILE} is not a list of MCP servers`);
  const missing = names.filter((name) => !Object.hasOwn(servers, name));
  if (missing.length > 0) return err(`${MCP_FILE} has no MCP server ${missing.join(', ')}`);
  const only = Object.fromEntries(names.map((name) => [name, servers[name]]));
  return ok(`${JSON.stringify({ mcpServers: only }, undefined, 2)}\n`);
}

function serversIn(text: string): Record<string, unknown> | undefined {
  try {
    const { mcpServers } = JSON.parse(text.replace(/^\uFEFF/, '')) as { mcpServers?: unknown };
    return typeof mcpServers === 'object' && mcpServers !== null ? (mcpServers as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
