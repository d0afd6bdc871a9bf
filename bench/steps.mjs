// What a step costs that does nothing: a run of 1,000 of them, one after the other, each with its records in the journal on
// disk, and the peak memory of the coord process. Beside it the same chain of commands in just, wireit and nx, as far as they
// are below the folder that OTHERS names (npm install --prefix $OTHERS rust-just wireit nx).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const COORD = fileURLToPath(new URL('../dist/coord.js', import.meta.url));
const METER = pathToFileURL(fileURLToPath(new URL('meter.mjs', import.meta.url))).href;
const STEPS = Number(process.env['STEPS'] ?? 1000);
/** A list holds so many steps at most: they are done in several blocks. */
const IN_A_LIST = 200;
const { OTHERS = '' } = process.env;
const root = mkdtempSync(join(tmpdir(), 'coord-bench-'));
const names = Array.from({ length: STEPS }, (_, index) => `s${index + 1}`);
const before = (index) => (index === 0 ? [] : [names[index - 1]]);

const OTHER_TOOLS = {
  just: {
    program: join(OTHERS, 'node_modules/.bin/just'),
    files: { justfile: names.map((name, index) => `${name}: ${before(index)}\n\t@true`).join('\n') },
    argv: [names.at(-1)],
  },
  wireit: {
    program: join(OTHERS, 'node_modules/.bin/wireit'),
    npm: true,
    files: {
      'package.json': JSON.stringify({
        scripts: Object.fromEntries(names.map((name) => [name, 'wireit'])),
        wireit: Object.fromEntries(
          names.map((name, index) => [name, { command: 'true', dependencies: before(index) }]),
        ),
      }),
    },
    argv: ['run', names.at(-1)],
  },
  nx: {
    program: join(OTHERS, 'node_modules/.bin/nx'),
    files: {
      'nx.json': JSON.stringify({ useDaemonProcess: false }),
      'package.json': JSON.stringify({ name: 'root', private: true }),
      'project.json': JSON.stringify({
        name: 'chain',
        targets: Object.fromEntries(
          names.map((name, index) => [name, { command: 'true', dependsOn: before(index), cache: false }]),
        ),
      }),
    },
    // It wants to be installed where it works.
    link: 'node_modules/nx',
    argv: ['run', `chain:${names.at(-1)}`, '--skip-nx-cache'],
  },
};

try {
  // git is asked several times for each step in a worktree: a tenth of them says as much.
  const coord = [
    { name: 'coord', count: STEPS, ...coordRun('coord', 'workspace: none', STEPS) },
    { name: 'coord, in a worktree', count: STEPS / 10, ...coordRun('worktree', 'workspace: role', STEPS / 10) },
  ];
  const others = Object.entries(OTHER_TOOLS).flatMap(([name, tool]) => otherRun(name, tool) ?? []);
  const [first] = coord;
  for (const { name, wallMs, memoryMiB, count = STEPS } of [...coord, ...others])
    console.log(
      [
        name.padEnd(22),
        `${(wallMs / count).toFixed(2)} ms a step`.padStart(18),
        `${((wallMs / count / first.wallMs) * STEPS).toFixed(2)} ×`.padStart(8),
        memoryMiB === undefined ? '' : `${memoryMiB.toFixed(0)} MiB at most`.padStart(18),
      ].join(''),
    );
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** The whole command, its start included. */
function coordRun(name, workspace, count) {
  const blocks = Array.from({ length: Math.ceil(count / IN_A_LIST) }, (_, block) => {
    const steps = names
      .slice(block * IN_A_LIST, Math.min(count, (block + 1) * IN_A_LIST))
      .map((id) => `        - { id: ${id}, run: 'true', part: author, ${workspace} }`);
    return [`  - id: block_${block + 1}`, `    loop:`, `      max: 1`, `      until: 'true'`, `      steps:`, ...steps];
  });
  const dir = folder(name, {
    'coord.config.yaml': [
      'version: 1',
      'project: { name: bench }',
      'roles: { author: { title: Author, owns: [src/**] } }',
      'playbooks: { chain: { parts: { author: author } } }',
    ].join('\n'),
    'playbooks/chain.yaml': [
      'version: 1',
      'name: chain',
      'description: One step after the other.',
      'parts: { author: { description: Does nothing. } }',
      'steps:',
      ...blocks.flat(),
    ].join('\n'),
  });
  const meter = join(root, `${name}.json`);
  const env = { ...process.env, NODE_OPTIONS: `--import=${METER}`, METER: meter, TMPDIR: root };
  execFileSync(process.execPath, [COORD, 'run', 'chain', '--json'], {
    cwd: dir,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return JSON.parse(readFileSync(meter, 'utf8'));
}

function otherRun(name, { program, npm, files, link, argv }) {
  if (!existsSync(program)) return undefined;
  const dir = folder(name, files);
  if (link) {
    mkdirSync(dirname(join(dir, link)));
    symlinkSync(join(OTHERS, link), join(dir, link));
  }
  const env = {
    ...process.env,
    PATH: [join(OTHERS, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    NX_DAEMON: 'false',
    WIREIT_CACHE: 'none',
  };
  const start = performance.now();
  try {
    execFileSync(npm ? 'npm' : program, argv, { cwd: dir, env, stdio: 'ignore' });
  } catch (error) {
    console.log(`${name}: could not do it: ${error.message}`);
    return undefined;
  }
  return { name, wallMs: performance.now() - start };
}

function folder(name, files) {
  const dir = join(root, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), `${text}\n`);
  }
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', ...args], { cwd: dir });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'first');
  return dir;
}
