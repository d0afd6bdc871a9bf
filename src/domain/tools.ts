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

/** Inputs that name two paths, as tools that move, rename or copy have them. */
const ENDS = [
  ['source', 'destination'],
  ['source', 'target'],
  ['src', 'dst'],
  ['src', 'dest'],
  ['old_path', 'new_path'],
  ['oldPath', 'newPath'],
  ['from_path', 'to_path'],
  ['source_path', 'destination_path'],
  ['source_path', 'target_path'],
  ['sourcePath', 'destinationPath'],
] as const;

/** Tools of MCP servers that, by their name, change the one file that they are given. */
const CHANGES_ONE = /(?:^|_)(?:write|edit|append|patch|create|delete|remove|unlink)_(?:\w+_)?(?:file|path)s?$/i;
const ONE_PATH = ['path', 'file_path', 'filePath'];

export type ToolEffect =
  | { kind: 'read' }
  /** Writes, moves or removes the files that these fields of its input name. */
  | { kind: 'write'; fields: readonly string[] }
  /** A shell, an MCP tool, a tool not known here: it may write anything. */
  | { kind: 'unknown' };

export function effectOf(tool: string, input: Readonly<Record<string, unknown>> = {}): ToolEffect {
  const field = Object.hasOwn(WRITE_TOOLS, tool) ? WRITE_TOOLS[tool] : undefined;
  if (field !== undefined) return { kind: 'write', fields: [field] };
  if (READ_TOOLS.has(tool)) return { kind: 'read' };
  const isNamed = (name: string) => typeof input[name] === 'string';
  const ends = ENDS.find((pair) => pair.every(isNamed));
  // What is copied stays as it was.
  if (ends) return { kind: 'write', fields: /copy/i.test(tool) ? ends.slice(1) : ends };
  const one = CHANGES_ONE.test(tool) ? ONE_PATH.find(isNamed) : undefined;
  return one === undefined ? { kind: 'unknown' } : { kind: 'write', fields: [one] };
}
