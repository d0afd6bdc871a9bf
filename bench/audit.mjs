// How long a look of the audit takes after a command, against one `git status` of the same worktree: in a repository of
// 50,000 files, where nothing has changed, where ten files have, and at the first look.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { printRounds } from './rounds.mjs';

const ROUNDS = Number(process.argv[2] ?? 15);
const FILES = Number(process.argv[3] ?? 50_000);
const CONFIG = `version: 1
project: { name: bench }
roles:
  backend: { title: Backend, owns: [server/**] }
  frontend: { title: Frontend, owns: [web/**] }
`;

const root = mkdtempSync(join(tmpdir(), 'coord-bench-'));
const dir = join(root, 'repository');
const identity = {
  GIT_AUTHOR_NAME: 'bench',
  GIT_AUTHOR_EMAIL: 'b@b',
  GIT_COMMITTER_NAME: 'bench',
  GIT_COMMITTER_EMAIL: 'b@b',
};
const env = { PATH: process.env.PATH, HOME: root, COORD_ROLE: 'backend', COORD_BRIEFED: '1', CLAUDE_PROJECT_DIR: dir };
const git = (...args) =>
  execFileSync('git', args, { cwd: dir, env: { ...env, ...identity }, stdio: ['ignore', 'ignore', 'inherit'] });
try {
  execFileSync('git', ['init', '--quiet', dir]);
  writeFileSync(join(dir, 'coord.config.yaml'), CONFIG);
  for (let folder = 0; folder < FILES / 100; folder += 1) {
    const path = join(dir, folder % 2 ? 'server' : 'web', `part${folder}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < 100; file += 1) writeFileSync(join(path, `${file}.txt`), `${folder} ${file}\n`);
  }
  git('add', '--all');
  git('commit', '--quiet', '-m', 'first');
  const coord = [resolve('dist/coord.js'), 'hooks', 'install'];
  execFileSync(process.execPath, coord, { cwd: dir, env: { ...env, COORD_ROLE: '' }, stdio: 'ignore' });
  const { hooks } = JSON.parse(readFileSync(join(dir, '.claude/settings.local.json'), 'utf8'));
  const send = (event, session, about = {}) => {
    const [
      {
        hooks: [{ command }],
      },
    ] = hooks[event];
    const input = JSON.stringify({ session_id: session, cwd: dir, ...about });
    const { status } = spawnSync('sh', ['-c', command], { cwd: dir, env, input });
    if (status !== 0) throw new Error(`${command} ended with ${status}`);
  };
  const ran = { tool_name: 'Bash', tool_input: { command: 'npm test' } };
  const read = { tool_name: 'Read', tool_input: { file_path: join(dir, 'web/x') } };
  send('SessionStart', 's-1', { source: 'startup' });
  let round = 0;
  printRounds(
    {
      'git status': () => git('--no-optional-locks', 'status', '--porcelain=v2', '--untracked-files=all'),
      'bare node': () => spawnSync('sh', ['-c', `env -u NODE_EXTRA_CA_CERTS '${process.execPath}' -e 0`], { env }),
      'hook without a look': () => send('PostToolUse', 's-1', read),
      'nothing changed': () => send('PostToolUse', 's-1', ran),
      '10 files changed': () => {
        round += 1;
        for (let file = 0; file < 10; file += 1) writeFileSync(join(dir, 'server/part1', `${file}.txt`), `${round}\n`);
        send('PostToolUse', 's-1', ran);
      },
      'first look': () => send('PostToolUse', `s-${process.hrtime.bigint()}`, ran),
    },
    ROUNDS,
    2,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
