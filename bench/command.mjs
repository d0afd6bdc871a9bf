// How long coord's commands take as a whole, against a bare `node -e 0` started in the same way. Each round measures all
// of them once, one after the other, and each ratio is that of the medians.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { printRounds } from './rounds.mjs';

const ROUNDS = Number(process.argv[2] ?? 30);
const COORD = resolve('dist/coord.js');
const CONFIG = `version: 1
project: { name: bench }
roles:
  backend: { title: Backend, owns: [server/**], expertise: [api] }
  frontend: { title: Frontend, owns: [web/**] }
`;

const root = mkdtempSync(join(tmpdir(), 'coord-bench-'));
const dir = join(root, 'repository');
const env = { PATH: process.env.PATH, HOME: root };
try {
  execFileSync('git', ['init', '--quiet', dir]);
  writeFileSync(join(dir, 'coord.config.yaml'), CONFIG);
  const node = (...args) => {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: dir, env });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  };
  const coord = (words) => () => node(COORD, ...words.split(' '));
  let turn = 0;
  const measured = {
    'bare node': () => node('-e', '0'),
    'coord --version': coord('--version'),
    'coord status': coord('status'),
    'coord inbox': coord('inbox backend'),
    // Each switch leaves a role that stood somewhere, and keeps where.
    'coord role switch': () => coord(`role switch ${(turn += 1) % 2 === 0 ? 'backend' : 'frontend'}`)(),
  };
  printRounds(measured, ROUNDS, 2);
} finally {
  rmSync(root, { recursive: true, force: true });
}
