// How long one hook event takes, as Claude Code starts it, against a bare `node -e 0` started in the same way. Each round
// measures all of them once, one after the other, and each ratio is that of the medians.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

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
  const event = (name, about = {}) => ({
    command: hooks[name][0].hooks[0].command,
    input: JSON.stringify({ session_id: 's-1', cwd: dir, ...about }),
  });
  const file_path = join(dir, 'server/main.js');
  const measured = {
    'bare node': { command: `env -u NODE_EXTRA_CA_CERTS '${process.execPath}' -e 0`, input: '' },
    'PreToolUse of Read': event('PreToolUse', { tool_name: 'Read', tool_input: { file_path } }),
    'PreToolUse of Write': event('PreToolUse', { tool_name: 'Write', tool_input: { file_path, content: 'x' } }),
    PostToolBatch: event('PostToolBatch'),
    SessionStart: event('SessionStart', { source: 'startup' }),
  };
  const took = Object.fromEntries(Object.keys(measured).map((name) => [name, []]));
  for (let round = -3; round < ROUNDS; round += 1)
    for (const [name, { command, input }] of Object.entries(measured)) {
      const start = performance.now();
      const { status } = spawnSync('sh', ['-c', command], { cwd: dir, env, input });
      if (status !== 0) throw new Error(`${name} ended with ${status}`);
      if (round >= 0) took[name].push(performance.now() - start);
    }
  const unit = median(took['bare node']);
  for (const [name, times] of Object.entries(took))
    console.log(
      `${name.padEnd(20)} ${median(times).toFixed(1).padStart(7)} ms  ${(median(times) / unit).toFixed(2)} ×`,
    );
} finally {
  rmSync(root, { recursive: true, force: true });
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}
