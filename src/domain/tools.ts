/**
 * Claude Code's tools, by what they can do to files. The names are those of the clients 2.1.197 and 2.1.329 (the
 * init line of their stream lists them) and of older ones.
 */

/** Tools that write the one file their input names. */
const WRITE_TOOLS: Record<string, string> = {
  Write: 'file_path',
  Edit: 'file_path',
  MultiEdit: 'file_path',
  NotebookEdit: 'notebook_path',
};

/** Tools that change no file of the repository. */
const READ_TOOLS = new Set([
  'AskUserQuestion',
  'BashOutput',
  'EnterPlanMode',
  'ExitPlanMode',
  'Glob',
  'Grep',
  'KillShell',
  'LS',
  'NotebookRead',
  'Read',
  'ReportFindings',
  'SendMessage',
  'Skill',
  'StructuredOutput',
  'Agent',
  'Task',
  'TaskCreate',
  'TaskGet',
  'TaskList',
  'TaskOutput',
  'TaskStop',
  'TaskUpdate',
  'TodoWrite',
  'ToolSearch',
  'WebFetch',
  'WebSearch',
]);

export type ToolEffect =
  | { kind: 'read' }
  /** Writes the file that `input[field]` names. */
  | { kind: 'write'; field: string }
  /** A shell, an MCP tool, a tool not known here: it may write anything. */
  | { kind: 'unknown' };

export function effectOf(tool: string): ToolEffect {
  const field = Object.hasOwn(WRITE_TOOLS, tool) ? WRITE_TOOLS[tool] : undefined;
  if (field !== undefined) return { kind: 'write', field };
  return READ_TOOLS.has(tool) ? { kind: 'read' } : { kind: 'unknown' };
}
