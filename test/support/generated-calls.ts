/** Generated tool calls: what an agent, or whoever writes in its name, could send to a hook. */

export interface GeneratedCall {
  event: string;
  /** The event's JSON, or whatever stands in its place. */
  text: string;
  /** What has to come of it for role frontend, where that is known: server/ is another role's, web/ its own. */
  must?: 'deny' | 'pass';
}

type Chance = () => number;

const TOOLS = [
  'Write',
  'Edit',
  'MultiEdit',
  'NotebookEdit',
  'Read',
  'Grep',
  'Bash',
  'Task',
  'WebFetch',
  'KillShell',
  'mcp__filesystem__write_file',
  'mcp__filesystem__move_file',
  'mcp__filesystem__read_file',
  'mcp__serena__replace_symbol_body',
  'mcp__serena__execute_shell_command',
  'mcp__github__push_files',
  'mcp__playwright__browser_take_screenshot',
  'mcp____',
  'mcp__a__b__c',
  'constructor',
  '__proto__',
  'toString',
  '',
];

const FIELDS = [
  'file_path',
  'notebook_path',
  'path',
  'paths',
  'command',
  'source',
  'destination',
  'relative_path',
  'pathInProject',
  'uri',
  'files',
  'edits',
  'cwd',
  'filename',
  '__proto__',
  'constructor',
];

const HOSTILE = [
  '',
  '.',
  '..',
  '/',
  '~',
  '-rf',
  '--',
  '\0',
  'a\0b',
  '\n',
  "'",
  '"',
  '`id`',
  '$(id)',
  '${x}',
  '%2e%2e',
  '\u202egnp.js',
  '\ud800',
  '\udfff',
  'e\u0301',
  '\u00e9',
  'A\u030a',
  '\u{1f4a9}',
  '\u200b',
  '\ufeff',
  '\u2028',
  'server\\main.js',
  'SERVER/main.js',
  'server/../web/x',
  'file:///etc/passwd',
  'file://%zz',
  '/proc/self/environ',
  '/dev/null',
  '.git/config',
  '.git/coord/x',
  'coord.config.yaml',
  'a/'.repeat(3000),
  'x'.repeat(5000),
  '../'.repeat(500),
];

const WORDS = [
  'rm',
  'touch',
  'cp',
  'mv',
  'sed',
  '-i',
  'tee',
  'cat',
  'git',
  'checkout',
  'commit',
  'bash',
  '-c',
  'eval',
  'xargs',
  'find',
  'node',
  'python3',
  '-e',
  'server/main.js',
  'web/index.html',
  'web/*',
  '**',
  '{1..9}',
  '>',
  '>>',
  '<',
  '<<EOF',
  'EOF',
  '|',
  '||',
  '&&',
  ';',
  '&',
  '(',
  ')',
  '{',
  '}',
  '$(',
  '`',
  '"',
  "'",
  '\\',
  '\n',
  '$X',
  'X=1',
  'for',
  'do',
  'done',
  'if',
  'then',
  'fi',
  'while',
  'true',
  'function',
  'f()',
  '[[',
  ']]',
  'case',
  'esac',
  '((',
  '))',
  '\u202e',
  '\0',
];

/** Commands of which it is known what they write; `PATH` is where. */
const WRITING = [
  'echo x > PATH',
  'cat a >> PATH',
  'touch PATH',
  'cp web/index.html PATH',
  'sed -i s/a/b/ PATH',
  'tee PATH < web/index.html',
  'cd . && touch PATH',
  'true; touch PATH',
  'bash -c "touch PATH"',
  'F=PATH; touch "$F"',
  '(touch PATH)',
  'if true; then touch PATH; fi',
];

const READING = [
  'ls -la',
  'cat web/index.html | grep x',
  'wc -l < web/index.html',
  'echo hi > /dev/null',
  'true && pwd',
];

const WRITERS = ['Write', 'Edit', 'MultiEdit', 'mcp__filesystem__write_file', 'mcp__fs__edit_file'];

export function generatedCall(chance: Chance, dir: string): GeneratedCall {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const kind = chance();
  if (kind < 0.25) return certain(chance, pick, dir);
  if (kind < 0.3) return { event: 'PreToolUse', text: brokenText(chance, pick, dir) };
  const event = chance() < 0.98 ? 'PreToolUse' : pick(['PostToolUse', 'PostToolBatch', 'Stop', 'Nonsense']);
  const tool = chance() < 0.9 ? pick(TOOLS) : anything(chance, pick, 2);
  const isShell = tool === 'Bash' || chance() < 0.1;
  const input = isShell && chance() < 0.9 ? { command: shellText(chance, pick) } : anyInput(chance, pick);
  return { event, text: textOf(dir, { tool_name: tool, tool_input: input, tool_use_id: call(chance) }) };
}

type Pick = <T>(all: readonly T[]) => T;

const call = (chance: Chance) => `c-${Math.floor(chance() * 1e9)}`;

function textOf(dir: string, fields: object): string {
  return JSON.stringify({ session_id: 's-1', cwd: dir, ...fields });
}

/** A call whose verdict is known, in one of its many spellings. */
function certain(chance: Chance, pick: Pick, dir: string): GeneratedCall {
  const foreign = chance() < 0.5;
  const name = `${foreign ? 'server' : 'web'}/f${Math.floor(chance() * 50)}.js`;
  const must = foreign ? 'deny' : 'pass';
  const send = (tool: string, input: object): GeneratedCall => ({
    event: 'PreToolUse',
    must,
    text: textOf(dir, { tool_name: tool, tool_input: input, tool_use_id: call(chance) }),
  });
  if (chance() < 0.15) {
    const reading = { tool_name: 'Bash', tool_input: { command: pick(READING) }, tool_use_id: call(chance) };
    return { event: 'PreToolUse', must: 'pass', text: textOf(dir, reading) };
  }
  if (chance() < 0.4) return send('Bash', { command: pick(WRITING).replace('PATH', name) });
  const spelled = pick([
    name,
    `./${name}`,
    `web/../${name}`,
    `${dir}/${name}`,
    `${dir}//${name}`,
    `${dir}/./web/../${name}`,
  ]);
  const tool = pick(WRITERS);
  return send(tool, { [tool.startsWith('mcp') ? 'path' : 'file_path']: spelled, content: pick(HOSTILE) });
}

function brokenText(chance: Chance, pick: Pick, dir: string): string {
  const whole = textOf(dir, { tool_name: pick(TOOLS), tool_input: { file_path: pick(HOSTILE) } });
  const at = Math.floor(chance() * whole.length);
  return pick([
    whole.slice(0, at),
    whole.slice(0, at) + pick(HOSTILE) + whole.slice(at),
    '',
    'null',
    '[]',
    '"x"',
    '{}',
    JSON.stringify({ session_id: 's', cwd: pick(HOSTILE), tool_name: 'Write', tool_input: { file_path: 'x' } }),
    JSON.stringify({ session_id: pick(HOSTILE), cwd: dir, tool_name: 'Write', tool_input: { file_path: 'x' } }),
    '['.repeat(2000),
    `{"session_id":"s","cwd":${JSON.stringify(dir)},"tool_name":"Write","tool_input":{"__proto__":{"file_path":"x"}}}`,
  ]);
}

function shellText(chance: Chance, pick: Pick): string {
  const length = chance() < 0.02 ? 3000 : Math.floor(chance() * 14);
  return Array.from({ length }, () => (chance() < 0.9 ? pick(WORDS) : pick(HOSTILE))).join(pick([' ', ' ', '']));
}

function anyInput(chance: Chance, pick: Pick): unknown {
  if (chance() < 0.05) return anything(chance, pick, 3);
  return Object.fromEntries(
    Array.from({ length: Math.floor(chance() * 5) }, () => [pick(FIELDS), anything(chance, pick, 3)]),
  );
}

/** Any value that JSON has. @param depth how deep it may go */
function anything(chance: Chance, pick: Pick, depth: number): unknown {
  const kind = chance();
  if (kind < 0.5) return pick(HOSTILE);
  if (kind < 0.6) return pick([0, -1, 1e308, true, false, null]);
  if (depth === 0) return pick(HOSTILE);
  const length = chance() < 0.01 ? 2000 : Math.floor(chance() * 4);
  if (kind < 0.8) return Array.from({ length }, () => anything(chance, pick, depth - 1));
  return Object.fromEntries(Array.from({ length }, () => [pick(FIELDS), anything(chance, pick, depth - 1)]));
}
