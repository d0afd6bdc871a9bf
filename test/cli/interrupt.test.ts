import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { COORD, createSandbox, type Sandbox } from '../support/sandbox.ts';
import { isAlive } from '../support/alive.ts';

/** A client that starts something in the background and never ends: only its process group can be told to. */
function stuckClient(sandbox: Sandbox): string {
  sandbox.write('../claude', `#!/bin/sh\nsleep 300 &\necho $! > "${sandbox.dir}/../pid"\nwait\n`);
  const program = join(sandbox.dir, '../claude');
  chmodSync(program, 0o755);
  return program;
}

it.each([
  { title: 'one Ctrl-C stops softly', signals: 1 },
  { title: 'a second one at once', signals: 2 },
])('$title: the agent and all it started have ended, and the run can go on', async ({ signals }) => {
  const sandbox = await createSandbox('test/fixtures/team');
  const pidFile = join(sandbox.dir, '../pid');
  const child = spawn(process.execPath, [COORD, 'run', 'review-chain', '--input', 'task=wait'], {
    cwd: sandbox.dir,
    env: { HOME: sandbox.home, PATH: process.env['PATH'], COORD_CLAUDE: stuckClient(sandbox) },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));

  const patience = { timeout: 30_000, interval: 50 };
  const pid = await vi.waitUntil(() => existsSync(pidFile) && Number(readFileSync(pidFile, 'utf8')), patience);
  child.kill('SIGINT');
  if (signals === 2) {
    await vi.waitUntil(() => printed.includes('Once more to stop at once'), patience);
    child.kill('SIGINT');
  }
  expect(await closed).toBe(130);
  await vi.waitUntil(() => !isAlive(pid), patience);

  const run = /^run (\S+): review-chain/.exec(printed)?.[1] ?? '';
  if (signals === 1) expect(printed).toContain(`go on with: coord resume ${run}`);
  const journal = readFileSync(join(sandbox.dir, '.git/coord/runs', run, 'journal.jsonl'), 'utf8');
  expect(journal).not.toContain('step.finished');
});
