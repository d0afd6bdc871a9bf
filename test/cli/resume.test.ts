import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isAlive } from '../support/alive.ts';
import { eventually, journalOf, onlyRun, startCoord, startsOf, tracesOf } from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

// The author's layer check is made to hang: the run is sure to be in that step when it is killed. The worktree's folder
// lies two below the temporary one.
const STUCK = 'test ! -e server/broken.txt';
const HANGS = 'echo $$ > ../../pid; sleep 300';

/** Starts a rehearsal, waits until its author's check has begun, and kills the process as kill -9 does. */
async function killInCheck(sandbox: Sandbox): Promise<{ run: string; left: number }> {
  const coord = startCoord(sandbox, ['run', 'review-chain', '--rehearse', '--json']);
  await eventually(() => coord.printed().includes('"type":"group.started","key":"verify"'));
  const pidFile = join(sandbox.dir, '../pid');
  const left = await eventually(() => existsSync(pidFile) && Number(readFileSync(pidFile, 'utf8')));
  coord.child.kill('SIGKILL');
  expect(await coord.ended).toMatchObject({ signal: 'SIGKILL' });
  return { run: onlyRun(sandbox), left };
}

it('after kill -9 ends what was left running, goes on in the middle of a step, and runs no finished step again', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write(
    'coord.config.yaml',
    sandbox.read('coord.config.yaml').replace(STUCK, () => HANGS),
  );
  await sandbox.git('commit', '-qam', 'a check that hangs');
  const before = await tracesOf(sandbox);
  const { run, left } = await killInCheck(sandbox);
  expect(isAlive(left)).toBe(true);
  sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replace(HANGS, 'exit 0'));

  // The killed runner's lease has not run out, but its process is known to have ended.
  const ended = await sandbox.coord(['resume', run]);
  expect(ended).toMatchObject({ code: 0, stderr: 'coord: ended what a killed process had left running of verify.\n' });
  expect(isAlive(left)).toBe(false);
  expect(startsOf(journalOf(sandbox, run))).toEqual([
    'implement 1',
    'rounds 1',
    'rounds.1/security 1',
    'rounds.1/performance 1',
    'rounds.1/ux 1',
    'rounds.1/documentation 1',
    'rounds.1/fix 1',
    'rounds.2/security 1',
    'rounds.2/performance 1',
    'rounds.2/ux 1',
    'rounds.2/documentation 1',
    'verify 1',
    'verify 2',
    'approve 1',
    'handoff 1',
  ]);
  expect((await sandbox.coord(['resume', run])).stderr).toBe(
    `coord: run ${run} has succeeded; there is nothing to carry on.\n`,
  );
  expect(await tracesOf(sandbox)).toEqual(before);
});
