// What coord itself uses while 1, 10 and 30 agents work at once: memory, CPU, and how long a Ctrl-C may have to wait.
// All of it in one go, against a bare Node.js on the same machine: the ratios are what counts.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const COORD = fileURLToPath(new URL('../dist/coord.js', import.meta.url));
const METER = pathToFileURL(fileURLToPath(new URL('meter.mjs', import.meta.url))).href;
const COUNTS = [1, 10, 30];
/** Each agent prints so many lines, of so many characters, with a pause between: about what a busy client streams. */
const LINES = 100;
const LINE = 'x'.repeat(400);
const PAUSE_S = 0.05;

const root = mkdtempSync(join(tmpdir(), 'coord-bench-'));
try {
  const bare = metered('bare', root, ['-e', 'setTimeout(() => {}, 1000)']);
  const rows = COUNTS.map((count) => ({ count, ...metered(`agents-${count}`, repository(count), run()) }));
  show(bare, rows);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function run() {
  return [COORD, 'run', 'many', '--rehearse', '--json'];
}

/** A repository with a playbook in which `count` agents write and print at the same time. */
function repository(count) {
  const dir = join(root, `repository-${count}`);
  const items = Array.from({ length: count }, (_, index) => index + 1);
  const prints = `for line in $(seq ${LINES}); do echo ${LINE}; sleep ${PAUSE_S}; done`;
  const files = {
    'coord.config.yaml': [
      'version: 1',
      'project: { name: bench }',
      'roles: { author: { title: Author, owns: [src/**] } }',
      'playbooks: { many: { parts: { author: author } } }',
    ],
    'playbooks/many.yaml': [
      'version: 1',
      'name: many',
      'parts: { author: { description: Writes. } }',
      'limits: { agents: 64 }',
      'steps:',
      '  - id: work',
      '    each:',
      `      in: "${JSON.stringify(items)}"`,
      '      steps: [{ id: do, agent: author, prompt: Write. }]',
    ],
    'playbooks/many.rehearsal.yaml': [
      'version: 1',
      'playbook: many',
      `steps: { do: [{ runs: '${prints}; mkdir -p src; basename "$PWD" > "src/$(basename "$PWD")"' }] }`,
    ],
  };
  for (const [path, lines] of Object.entries(files)) {
    mkdirSync(resolve(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), `${lines.join('\n')}\n`);
  }
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', ...args], { cwd: dir });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'first');
  return dir;
}

/** Runs Node.js with these arguments, and gives what that process used. */
function metered(name, cwd, args) {
  const file = join(root, `${name}.json`);
  const env = { ...process.env, NODE_OPTIONS: `--import=${METER}`, METER: file, TMPDIR: root };
  execFileSync(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: Infinity });
  return JSON.parse(readFileSync(file, 'utf8'));
}

function show(bare, rows) {
  const [one] = rows;
  const table = [
    [
      'agents',
      'wall s',
      'CPU s',
      'CPU ms per agent',
      'memory MiB',
      'of bare Node',
      'of 1 agent',
      'loop delay median',
      'p99',
      'max ms',
    ],
    [
      'bare Node',
      '',
      '',
      '',
      bare.memoryMiB.toFixed(0),
      '1.00',
      '',
      ms(bare.delayMs.median),
      ms(bare.delayMs.p99),
      ms(bare.delayMs.max),
    ],
    ...rows.map(({ count, wallMs, cpuMs, memoryMiB, delayMs }) => [
      String(count),
      (wallMs / 1000).toFixed(1),
      (cpuMs / 1000).toFixed(2),
      ((cpuMs - bare.cpuMs) / count).toFixed(0),
      memoryMiB.toFixed(0),
      (memoryMiB / bare.memoryMiB).toFixed(2),
      (memoryMiB / one.memoryMiB).toFixed(2),
      ms(delayMs.median),
      ms(delayMs.p99),
      ms(delayMs.max),
    ]),
  ];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    process.stdout.write(`${row.map((cell, column) => cell.padStart(widths[column])).join('  ')}\n`);
}

function ms(value) {
  return value.toFixed(1);
}
