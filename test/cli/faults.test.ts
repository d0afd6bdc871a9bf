import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectState } from '../../src/store/files/inspection/inspect.ts';
import { systemClock } from '../../src/store/files/system-clock.ts';
import { systemProcesses } from '../../src/store/files/processes.ts';
import { type Fault, faultEnv, faultsOf, killsOf, readTrace, SOAK_MS } from '../support/faults.ts';
import { SETTINGS } from '../support/hook-client.ts';
import { createSandbox, type Ended, type Sandbox } from '../support/sandbox.ts';
import { soaked } from '../support/soaked.ts';
import { openStore } from '../support/store-steps.ts';

/** What a person or a client calls, and what it comes to in the state. */
interface Call {
  run(sandbox: Sandbox, env?: Record<string, string>): Promise<Ended>;
  /** Whether the call says that it was done. */
  isDone(ended: Ended): boolean;
  /** How often it was done, in the state. */
  count(root: string): Promise<number>;
  /** Calls beyond the first take nothing more. */
  once?: true;
}

const byCode = ({ code }: Ended) => code === 0;

const CALLS: Record<string, Call> = {
  'coord ask': {
    run: (sandbox, env = {}) => sandbox.coord(['ask', 'backend', 'return the e-mail too'], { env }),
    isDone: byCode,
    count: async (root) => (await openStore(root).store.log('messages').read()).last,
  },
  'coord task add': {
    run: (sandbox, env = {}) => sandbox.coord(['task', 'add', 'an endpoint for users'], { env }),
    isDone: byCode,
    count: async (root) => (await openStore(root).store.documents('tasks').list()).length,
  },
  'coord decision propose': {
    run: (sandbox, env = {}) =>
      sandbox.coord(['decision', 'propose', 'which cache', '--option', 'one: a map', '--option', 'two: a server'], {
        env,
      }),
    isDone: byCode,
    count: async (root) => (await openStore(root).store.log('decisions').read()).last,
  },
  'the hook before a write': {
    run: (sandbox, env = {}) => {
      const path = join(sandbox.dir, 'server/new.js');
      return sandbox.exec('sh', ['-c', hookCommand(sandbox)], {
        input: JSON.stringify({
          session_id: 's-1',
          cwd: sandbox.dir,
          tool_use_id: 't-1',
          tool_name: 'Write',
          tool_input: { file_path: path, content: 'x' },
        }),
        env: { CLAUDE_PROJECT_DIR: sandbox.dir, COORD_ROLE: 'backend', ...env },
      });
    },
    // Anything but the exit code 2, or a refusal, lets the write through.
    isDone: ({ code, stdout }) => code !== 2 && !stdout.includes('"deny"'),
    count: async (root) => (await openStore(root).store.leases.list()).filter(({ state }) => state === 'held').length,
    once: true,
  },
};

function hookCommand(sandbox: Sandbox): string {
  const settings = JSON.parse(readFileSync(join(sandbox.dir, SETTINGS), 'utf8')) as {
    hooks: Record<string, { hooks: { command: string }[] }[]>;
  };
  return settings.hooks['PreToolUse']?.[0]?.hooks[0]?.command ?? '';
}

/** How many faults of each call are tried, outside a soak. */
const SAMPLE = 6;

describe.each(Object.entries(CALLS))('%s', (name, call) => {
  it('is done or says that it is not, whatever goes wrong, and works again afterwards', {
    timeout: SOAK_MS,
  }, async ({ task }) => {
    const sandbox = await createSandbox('test/fixtures/team');
    await sandbox.coord(['hooks', 'install']);
    const root = join(sandbox.dir, '.git/coord');
    // The policy is compiled, and there is a record of each kind.
    if (!call.once) await call.run(sandbox);
    await sandbox.coord(['ask', 'frontend', 'hello']);
    const base = join(sandbox.dir, '../base');
    cpSync(root, base, { recursive: true });
    const before = await call.count(root);
    const trace = join(sandbox.dir, '../trace');
    const undisturbed = await call.run(sandbox, faultEnv(root, { trace }));
    expect([call.isDone(undisturbed), await call.count(root)]).toEqual([true, before + 1]);
    const calls = readTrace(trace);

    const [faults, kills] = [faultsOf(calls, SAMPLE, 3), killsOf(calls, SAMPLE, 4)];
    soaked(task, { faults: faults.length, kills: kills.length });
    for (const fault of [...faults, ...kills]) {
      rmSync(root, { recursive: true });
      cpSync(base, root, { recursive: true });
      await expectAllOrNothing(sandbox, root, call, before, fault).catch((error: unknown) => {
        const what = `${name}, call ${fault.at}, ${calls[fault.at - 1]}: ${fault.how}${fault.forGood ? ' for good' : ''}`;
        throw new Error(`${what}: ${(error as Error).message}`, { cause: error });
      });
    }
  });
});

async function expectAllOrNothing(
  sandbox: Sandbox,
  root: string,
  call: Call,
  before: number,
  fault: Fault,
): Promise<void> {
  const ended = await call.run(sandbox, faultEnv(root, fault));
  // A killed hook is the client's to judge: it has no answer to go by.
  const isDone = call.isDone(ended) && !fault.how.startsWith('kill');
  const after = await call.count(root);
  if (isDone) expect({ ...ended, after }).toEqual({ ...ended, after: before + 1 });
  expect([before, before + 1]).toContain(after);
  if (!isDone && !fault.how.startsWith('kill')) expect(ended.stderr).toMatch(/^coord: .*\n/);

  const clock = systemClock(process.platform);
  const parts = { clock, processes: systemProcesses(clock, process.platform), pid: process.pid };
  const faults = (await inspectState(openStore(root).layout, parts)).filter(({ severity }) => severity === 'fault');
  expect(faults.map(({ path, what }) => `${path}: ${what}`)).toEqual([]);

  expect(call.isDone(await call.run(sandbox))).toBe(true);
  expect(await call.count(root)).toBe(call.once ? before + 1 : after + 1);
}
