// How long the decision before a tool takes, in process, once everything is loaded: over the tool calls of
// test/hooks/generated-calls, and over command lines that are made to be costly, where the analysis of the shell stands alone.
// Each is done several times in a row, and its lowest time counts: what else the machine does is not what is measured.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';
import { costlyCommands } from './costly-commands.mjs';

const CALLS = Number(process.argv[2] ?? 5000);
const TIMES = 3;
const LIMIT_MS = 50;

const { handleHook, hookAnswers, openWorkplace, shellEffects, generatedCall, seeded } = await bundled(`
  export { handleHook } from './src/hooks/handle.ts';
  export { hookAnswers } from './src/hooks/answers.ts';
  export { openWorkplace } from './src/services/workplace.ts';
  export { shellEffects } from './src/services/shell/shell-effects.ts';
  export { generatedCall } from './test/support/generated-calls.ts';
  export { seeded } from './test/support/seeded.ts';
`);

const root = realpathSync(mkdtempSync(join(tmpdir(), 'coord-bench-')));
const dir = join(root, 'repository');
const env = { CLAUDE_PROJECT_DIR: dir, COORD_ROLE: 'frontend', HOME: root, PATH: process.env.PATH };
try {
  prepare();
  const world = {
    env,
    parent: process.pid,
    program: undefined,
    record: undefined,
    tell: () => undefined,
    open: async (cwd) => openWorkplace({ cwd, configPath: join(dir, 'coord.config.yaml'), platform: process.platform }),
  };
  const decide = (text) => handleHook('PreToolUse', text, world, async () => hookAnswers);
  const callOf = (command) =>
    JSON.stringify({ session_id: 's-1', cwd: dir, tool_name: 'Bash', tool_use_id: 'c-1', tool_input: { command } });

  const chance = seeded(20_260_115);
  const calls = [];
  while (calls.length < CALLS) {
    const { event, text } = generatedCall(chance, dir);
    if (event === 'PreToolUse') calls.push({ name: text, work: () => decide(text) });
  }
  // Compiled and optimized, as far as V8 does that.
  for (const { work } of calls.slice(0, 500)) await work();
  print(`${CALLS} generated tool calls, the whole decision`, await measured(calls));

  const place = { cwd: dir, env, repository: (await world.open(dir)).repository };
  const lines = Object.entries(costlyCommands());
  const shells = await measured(lines.map(([name, text]) => ({ name, work: () => shellEffects(text, place) })));
  print(`${lines.length} costly command lines, the analysis of the shell alone`, shells);
  const wholes = await measured(lines.map(([name, text]) => ({ name, work: () => decide(callOf(text)) })));
  print(`${lines.length} costly command lines, the whole decision`, wholes);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** A team's repository, with a folder of 5,000 files in it. */
function prepare() {
  execFileSync('git', ['init', '--quiet', dir]);
  cpSync('test/fixtures/team', dir, { recursive: true });
  mkdirSync(join(dir, 'web/many'), { recursive: true });
  for (let file = 0; file < 5000; file += 1) writeFileSync(join(dir, `web/many/f${file}.js`), '');
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], { cwd: dir });
  git('add', '--all');
  git('commit', '--quiet', '-m', 'first');
}

/** The lowest time of each, in milliseconds: `wall` as the clock has it, `cpu` what this process has computed. */
async function measured(all) {
  const took = [];
  for (const { name, work } of all) {
    let [wall, cpu] = [Infinity, Infinity];
    for (let time = 0; time < TIMES; time += 1) {
      const before = process.cpuUsage();
      const start = performance.now();
      await work();
      wall = Math.min(wall, performance.now() - start);
      const { user, system } = process.cpuUsage(before);
      cpu = Math.min(cpu, (user + system) / 1000);
    }
    took.push({ name, wall, cpu });
  }
  return took.sort((a, b) => a.wall - b.wall);
}

function print(title, took) {
  const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))].wall.toFixed(2);
  console.log(
    `\n${title}: median ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms (limit ${LIMIT_MS}). The longest:`,
  );
  for (const { name, wall, cpu } of took.slice(-Number(process.argv[3] ?? 3)).toReversed())
    console.log(`${wall.toFixed(2).padStart(8)} ms (${cpu.toFixed(2)} ms computed)  ${shortened(name)}`);
}

function shortened(text) {
  const plain = text.replace(/[^\x20-\x7e]/g, '?').replaceAll(dir, '.');
  return plain.length > 150 ? `${plain.slice(0, 100)} ... ${plain.slice(-20)} (${plain.length} characters)` : plain;
}
