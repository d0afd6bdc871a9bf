// How long one hook event takes, as Claude Code starts it, against a bare `node -e 0` started in the same way. Each round
// measures all of them once, one after the other, and each ratio is that of the medians.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { printRounds } from './rounds.mjs';

const ROUNDS = Number(process.argv[2] ?? 30);
const CONFIG = `version: 1
project: { name: bench }
roles:
  backend: { title: Backend, owns: [server/**], expertise: [api] }
  frontend: { title: Frontend, owns: [web/**] }
`;

const root = mkdtempSync(join(tmpdir(), 'coord-bench-'));
const dir = join(root, 'repository');
const env = { PATH: process.env.PATH, HOME: root, COORD_ROLE: 'backend', CLAUDE_PROJECT_DIR: dir };
try {
  execFileSync('git', ['init', '--quiet', dir]);
  writeFileSync(join(dir, 'coord.config.yaml'), CONFIG);
  mkdirSync(join(dir, 'server'));
  execFileSync(process.execPath, [resolve('dist/coord.js'), 'hooks', 'install'], {
    cwd: dir,
    env: { ...env, COORD_ROLE: '' },
  });
  const { hooks } = JSON.parse(readFileSync(join(dir, '.claude/settings.local.json'), 'utf8'));
  const call = (command, input) => {
    const { status } = spawnSync('sh', ['-c', command], { cwd: dir, env, input });
    if (status !== 0) throw new Error(`${command} ended with ${status}`);
  };
  const event =
    (name, about = {}) =>
    () =>
      call(hooks[name][0].hooks[0].command, JSON.stringify({ session_id: 's-1', cwd: dir, ...about }));
  const file_path = join(dir, 'server/main.js');
  const measured = {
    'bare node': () => call(`env -u NODE_EXTRA_CA_CERTS '${process.execPath}' -e 0`, ''),
    'PreToolUse of Read': event('PreToolUse', { tool_name: 'Read', tool_input: { file_path } }),
    'PreToolUse of Write': event('PreToolUse', { tool_name: 'Write', tool_input: { file_path, content: 'x' } }),
    // What was seen before a command counts after it, so each comes in its turn.
    'PreToolUse of ls': event('PreToolUse', bash('ls')),
    'PostToolUse of ls': event('PostToolUse', bash('ls')),
    'PreToolUse of node x': event('PreToolUse', bash('node x.mjs')),
    'PostToolUse of node x': event('PostToolUse', bash('node x.mjs')),
    PostToolBatch: event('PostToolBatch'),
    SessionStart: event('SessionStart', { source: 'startup' }),
  };
  printRounds(measured, ROUNDS, 3);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function bash(command) {
  return { tool_name: 'Bash', tool_use_id: command, tool_input: { command } };
}
