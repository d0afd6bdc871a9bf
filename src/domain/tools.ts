import { byNames, effectOfMcp } from './mcp-tools.ts';
import type { ToolEffect } from './tool-effect.ts';

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

/**
 * A regular expression for the tools after which somebody has to look what they have changed, or give back what they held: all
 * but those that only read.
 */
export const AFTER_TOOLS = `^(?!(?:${[...READ_TOOLS].join('|')})$)`;

/** Whether a tool changes the one file that it names, and no other. */
export function isFileTool(tool: string): boolean {
  return Object.hasOwn(WRITE_TOOLS, tool);
}

export function effectOf(tool: string, input: Readonly<Record<string, unknown>> = {}): ToolEffect {
  const field = Object.hasOwn(WRITE_TOOLS, tool) ? WRITE_TOOLS[tool] : undefined;
  if (field !== undefined) {
    const path = input[field];
    return typeof path === 'string' ? { kind: 'write', paths: [path] } : { kind: 'nameless', field };
  }
  if (READ_TOOLS.has(tool)) return { kind: 'read' };
  const command = input['command'];
  if (tool === 'Bash' && typeof command === 'string') return { kind: 'shell', command };
  return tool.startsWith('mcp__') ? effectOfMcp(tool, input) : byNames(tool, input);
}
