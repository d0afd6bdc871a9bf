import { outputsNamedIn, pathsNamedIn } from './named-paths.ts';
import type { ToolEffect } from './tool-effect.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * Servers whose tools work on something that is elsewhere: no file here changes, unless their input names one to put
 * something into. By the usual names of the servers, which whoever adds them chooses.
 */
const REMOTE =
  /^mcp__(?:plugin_)?(?:[a-z0-9-]+_)*(?:atlassian|jira|confluence|linear|slack|notion|sentry|asana|context7|brave-search|tavily|exa|fetch|time|sequential-?thinking)__/i;

/** The same for servers whose files are those of a repository that is elsewhere. */
const FORGE = /^mcp__(?:plugin_)?(?:[a-z0-9-]+_)*(?:github|gitlab|bitbucket)__/i;

/** What tools of well-known servers do, by the tool's name: the same name means the same wherever it is offered. */
const KNOWN: Record<string, 'read' | 'write' | 'move' | 'copy' | 'shell' | 'unknown'> = {
  // @modelcontextprotocol/server-filesystem, and those that are made like it
  write_file: 'write',
  edit_file: 'write',
  move_file: 'move',
  rename_file: 'move',
  copy_file: 'copy',
  create_directory: 'read',
  directory_tree: 'read',
  // Desktop Commander
  edit_block: 'write',
  write_pdf: 'write',
  start_process: 'shell',
  execute_command: 'shell',
  interact_with_process: 'unknown',
  // Serena; a symbol that is renamed changes files that nobody names
  create_text_file: 'write',
  replace_regex: 'write',
  replace_content: 'write',
  replace_lines: 'write',
  delete_lines: 'write',
  insert_at_line: 'write',
  replace_symbol_body: 'write',
  insert_after_symbol: 'write',
  insert_before_symbol: 'write',
  rename_symbol: 'unknown',
  execute_shell_command: 'shell',
  // JetBrains IDEs
  create_new_file: 'write',
  create_new_file_with_text: 'write',
  replace_file_text_by_path: 'write',
  replace_specific_text: 'write',
  replace_text_in_file: 'write',
  reformat_file: 'write',
  rename_refactoring: 'unknown',
  apply_patch: 'unknown',
  execute_terminal_command: 'shell',
  // Playwright: what a page is saved as is put into a folder that its settings name
  browser_pdf_save: 'unknown',
  browser_take_screenshot: 'unknown',
  browser_run_code: 'unknown',
  browser_evaluate: 'read',
  browser_navigate: 'read',
  browser_click: 'read',
  browser_type: 'read',
  browser_snapshot: 'read',
  // mcp-server-git
  git_status: 'read',
  git_diff: 'read',
  git_diff_staged: 'read',
  git_diff_unstaged: 'read',
  git_log: 'read',
  git_show: 'read',
  // mcp-server-sqlite: which file its database is, its settings say
  describe_table: 'read',
  read_query: 'read',
  write_query: 'unknown',
  // Claude Code's own link to an editor
  getDiagnostics: 'read',
};

/** Names that say by themselves that a file's text, or the file, changes. */
const CHANGES_FILE =
  /(?:^|_)(?:write|edit|append|patch|create|delete|remove|unlink|update|save|insert|replace|overwrite|truncate|move|rename|modify|copy)_(?:\w+_)?(?:file|files|path|paths|document|notebook|lines?|symbol|symbol_body|text|content)$/i;
/** The same in the order of other words: `file_write`. */
const FILE_CHANGED = /(?:^|_)files?_(?:write|edit|append|patch|create|delete|remove|update|save|replace|move|rename)$/i;
const READS = /^(?:read|get|list|search|find|show|view|describe)(?:_|[A-Z]|$)/;
const CHANGES =
  /(?:write|edit|append|patch|create|delete|remove|unlink|update|save|insert|replace|set|put|move|rename|copy|install|apply|download|export|generate)/i;
const RUNS = /^(?:(?:execute|run)_(?:\w+_)?(?:command|shell|bash|terminal|script)|run_in_terminal|bash|shell|exec)$/i;

/** A tool of an MCP server: `mcp__SERVER__TOOL`. */
export function effectOfMcp(tool: string, input: Input): ToolEffect {
  const name = tool.slice(tool.lastIndexOf('__') + 2);
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  const isElsewhere = FORGE.test(tool) || (REMOTE.test(tool) && known === undefined && !namesAChange(name));
  if (isElsewhere && outputsNamedIn(input).length === 0) return { kind: 'read' };
  switch (known) {
    case 'read':
      return outputsNamedIn(input).length === 0 ? { kind: 'read' } : unknown(input);
    case 'shell':
      return shellOf(input) ?? unknown(input);
    case 'unknown':
      return unknown(input);
    case 'write':
    case 'move':
    case 'copy':
      return writing(name, input) ?? unknown(input);
    case undefined:
      return byNames(name, input);
  }
}

/** What the names of a tool and of its fields tell; what they don't tell is unknown. */
export function byNames(name: string, input: Input): ToolEffect {
  if (RUNS.test(name)) return shellOf(input) ?? unknown(input);
  const ends = endsOf(name, input);
  if (ends) return ends;
  if (namesAChange(name)) return writing(name, input) ?? unknown(input);
  if (READS.test(name) && !CHANGES.test(name) && outputsNamedIn(input).length === 0) return { kind: 'read' };
  return unknown(input);
}

const namesAChange = (name: string): boolean => CHANGES_FILE.test(name) || FILE_CHANGED.test(name);

const unknown = (input: Input): ToolEffect => ({ kind: 'unknown', paths: pathsNamedIn(input) });

function writing(name: string, input: Input): ToolEffect | undefined {
  const ends = endsOf(name, input);
  if (ends) return ends;
  const paths = pathsNamedIn(input);
  return paths.length > 0 ? { kind: 'write', paths } : undefined;
}

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

function endsOf(name: string, input: Input): ToolEffect | undefined {
  const ends = ENDS.find((pair) => pair.every((field) => typeof input[field] === 'string'));
  if (!ends) return undefined;
  // What is copied stays as it was.
  const fields = /copy/i.test(name) ? ends.slice(1) : ends;
  return { kind: 'write', paths: pathsNamedIn(Object.fromEntries(fields.map((field) => [field, input[field]]))) };
}

function shellOf(input: Input): ToolEffect | undefined {
  const command = input['command'] ?? input['cmd'];
  const cwd = ['cwd', 'workdir', 'working_directory', 'workingDirectory'].map((field) => input[field]).find(Boolean);
  if (typeof command !== 'string') return undefined;
  return { kind: 'shell', command, ...(typeof cwd === 'string' && { cwd }) };
}
