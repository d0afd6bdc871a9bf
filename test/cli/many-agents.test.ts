import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isAlive } from '../support/alive.ts';
import {
  eventually,
  filesAt,
  journalOf,
  onlyRun,
  type Running,
  startCoord,
  stateOf,
  tracesOf,
  untilGone,
} from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const TEN = Array.from({ length: 10 }, (_, index) => `lead.work-${index + 1}`);
/** What coord may take of the memory while ten agents are at work, in MiB. */
const MEMORY_MIB = 150;

interface Stage {
  sandbox: Sandbox;
  coord: Running;
  run: string;
  pids: number[];
  /** The lines of a file that the agents write to. */
  lines(name: string): string[];
  letGo(): void;
}

/** A run with ten agents, each of which works until it is let go: all ten have begun, and none has ended. */
async function tenAtWork(): Promise<Stage> {
  const sandbox = await createSandbox('test/fixtures/runs/many');
  const trace = join(sandbox.dir, '../trace');
  mkdirSync(trace);
  const lines = (name: string) => {
    const path = join(trace, name);
    return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
  };
  const coord = startCoord(sandbox, ['run', 'many', '--rehearse'], { TRACE: trace });
  await eventually(() => lines('begun').length === TEN.length || coord.child.exitCode !== null);
  const begun = lines('begun').map((line) => line.split(' '));
  expect(begun.map(([name]) => name).sort()).toEqual(TEN.toSorted());
  expect(lines('ended')).toEqual([]);
  const pids = begun.map(([, pid]) => Number(pid));
  expect(pids.filter(isAlive)).toHaveLength(TEN.length);
  const letGo = () => writeFileSync(join(trace, 'go'), '');
  return { sandbox, coord, run: onlyRun(sandbox), pids, lines, letGo };
}

it('ten agents are at work at once, and each one’s file is in the run', async () => {
  const { sandbox, coord, run, pids, lines, letGo } = await tenAtWork();
  const listed = JSON.parse((await sandbox.coord(['runs', '--json'])).stdout) as { detail: string };
  expect(listed).toMatchObject({ id: run, status: 'running' });
  expect(listed.detail.match(/work:\d+\/do/g)).toHaveLength(TEN.length);
  const logs = await sandbox.coord(['logs', run]);
  expect(logs).toMatchObject({ code: 0, stderr: '' });
  expect(logs.stdout.match(/work:\d+\/do: started/g)).toHaveLength(TEN.length);
  expect(lines('ended')).toEqual([]);

  letGo();
  const peak = await peakUntilEnd(coord);
  expect(await coord.ended).toMatchObject({ code: 0, stderr: '' });
  if (process.platform === 'linux') expect(peak).toBeGreaterThan(0);
  expect(peak).toBeLessThan(MEMORY_MIB);
  expect(await filesAt(sandbox, stateOf(sandbox, run).tip, 'server')).toEqual(
    ['server/main.js: listen(80)', ...TEN.map((name) => `server/${name}.txt: ${name}`)].sort(),
  );
  await untilGone(pids);
});

it('the first Ctrl-C is taken while ten agents print, and ends all ten', async () => {
  const { sandbox, coord, run, pids, lines } = await tenAtWork();
  process.kill(-(coord.child.pid ?? 0), 'SIGINT');
  const ended = await coord.ended;
  expect(ended.code).toBe(130);
  expect(ended.stderr).toBe('coord: stopping; what is finished stays finished. Once more to stop at once.\n');
  await untilGone(pids);
  expect(lines('stopped').sort()).toEqual(TEN.toSorted());
  expect(journalOf(sandbox, run).filter(({ type }) => type === 'step.finished')).toMatchObject([{ key: 'plan' }]);
  expect((await tracesOf(sandbox))['worktrees']).toHaveLength(1);
});

/** The most memory that coord has had at once, in MiB; 0 where the system does not tell (only Linux has /proc). */
async function peakUntilEnd({ child }: Running): Promise<number> {
  let peak = 0;
  await eventually(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0));
    return child.exitCode !== null || child.signalCode !== null;
  });
  return peak;
}

function peakOf(pid: number): number {
  try {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) / 1024;
  } catch {
    return 0;
  }
}
