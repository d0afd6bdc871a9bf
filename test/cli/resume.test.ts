import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import { COORD, createSandbox, type Sandbox } from '../support/sandbox.ts';
import { isAlive } from '../support/alive.ts';

// The author's layer check is made to hang: the run is sure to be in that step when it is killed. The worktree's folder
// lies two below the temporary one.
const STUCK = 'test ! -e server/broken.txt';
const HANGS = 'echo $$ > ../../pid; sleep 300';

/** Starts a rehearsal, waits until `key` has begun, and kills the process as kill -9 does. */
async function killAt(sandbox: Sandbox, key: string): Promise<string> {
  const child = spawn(process.execPath, [COORD, 'run', 'review-chain', '--rehearse', '--json'], {
    cwd: sandbox.dir,
    env: { HOME: sandbox.home, PATH: process.env['PATH'], TMPDIR: join(sandbox.dir, '..') },
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  let run = '';
  let seen = '';
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
    run ||= /"run":"([^"]+)"/.exec(seen)?.[1] ?? '';
    if (seen.includes(`"type":"group.started","key":"${key}"`)) child.kill('SIGKILL');
  });
  await closed;
  expect(child.signalCode).toBe('SIGKILL');
  return run;
}

function journalOf(sandbox: Sandbox, run: string): Event[] {
  const text = readFileSync(join(sandbox.dir, '.git/coord/runs', run, 'journal.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Event);
}

function readPid(sandbox: Sandbox): number {
  const path = join(sandbox.dir, '../pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
}

it('after kill -9 ends what was left running, goes on in the middle of a step, and runs no finished step again', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write(
    'coord.config.yaml',
    sandbox.read('coord.config.yaml').replace(STUCK, () => HANGS),
  );
  await sandbox.git('commit', '-qam', 'a check that hangs');
  const run = await killAt(sandbox, 'verify');
  const left = await vi.waitUntil(() => readPid(sandbox), { timeout: 20_000, interval: 50 });
  expect(isAlive(left)).toBe(true);
  sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replace(HANGS, 'exit 0'));

  // A killed runner's lease keeps others away for its 15 seconds; then the run is free.
  let ended = await sandbox.coord(['resume', run]);
  expect([0, 3]).toContain(ended.code);
  while (ended.code === 3) ended = await sandbox.coord(['resume', run]);
  expect(ended.stderr).toBe('coord: ended what a killed process had left running of verify.\n');
  expect(isAlive(left)).toBe(false);
  expect(ended.code).toBe(0);

  const started = journalOf(sandbox, run).flatMap((event) =>
    event.type === 'step.started' ? `${event.key} ${event.attempt}` : [],
  );
  expect(started).toEqual([
    'implement 1',
    'rounds 1',
    'rounds.1/review 1',
    'rounds.1/fix 1',
    'rounds.2/review 1',
    'verify 1',
    'verify 2',
    'approve 1',
    'handoff 1',
  ]);
  expect((await sandbox.coord(['resume', run])).stderr).toBe(
    `coord: run ${run} has succeeded; there is nothing to carry on.\n`,
  );
  expect(readdirSync(join(sandbox.dir, '..')).filter((name) => name.startsWith('coord-'))).toEqual([]);
});
