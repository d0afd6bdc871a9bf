import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCoord } from '../../src/index.ts';
import type { StatusDocument } from '../../src/services/team/status-document.ts';
import { auditDecisions, auditMemory, auditMessages, auditTasks, expectOnce, saying } from '../support/chaos/audit.ts';
import { ageDrafts } from '../support/chaos/draft-age.ts';
import { endsInOrder, killInstances, nameOfWorker } from '../support/chaos/kill-instances.ts';
import type { Line } from '../support/chaos/told.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { ofSoak, SOAK_SIZE, soaked } from '../support/soaked.ts';
import { bundle } from '../support/store-steps.ts';

const PROCESSES = 16;
const [EACH, KILLS] = [ofSoak(2000, 100), ofSoak(200, 20)];
const PATIENCE_MS = SOAK_SIZE === undefined ? 180_000 : 7_200_000;

let program: string;
beforeAll(async () => {
  program = await bundle('test/support/chaos/instance.ts');
});
afterAll(() => rmSync(program, { force: true }));

it(
  `${PROCESSES} instances do ${EACH} mixed things each, and are killed ${KILLS} times: nothing that was acknowledged is lost`,
  async ({ task }) => {
    const sandbox = await createSandbox('test/fixtures/chaos');
    const state = join(sandbox.dir, '.git/coord');
    const markers = join(sandbox.dir, '../markers');
    mkdirSync(markers);
    const library = pathToFileURL(resolve('dist/index.js')).href;
    const where = { program, repository: sandbox.dir, state, markers, library };
    const { lines, killed, impatient, errors } = await killInstances({
      ...where,
      processes: PROCESSES,
      each: EACH,
      kills: KILLS,
      seed: 1,
    });
    const acknowledged = lines.filter(({ did }) => did !== 'nothing').length;
    soaked(task, { 'things tried': lines.length, acknowledged, kills: killed.length, 'gave up waiting': impatient });
    expect(errors).toEqual([]);
    expect(impatient).toBeLessThanOrEqual(PROCESSES);
    expect(lines).toHaveLength(PROCESSES * EACH);
    expect(killed.length).toBeGreaterThanOrEqual(KILLS * 0.9);
    const ways = ['after link', 'before link', 'before rename', 'by its parent', 'mid draft', 'mid write'];
    expect([...new Set(killed)].sort()).toEqual(ways);

    const opened = openCoord({ cwd: sandbox.dir, env: {}, platform: process.platform });
    if (!opened.ok) throw new Error(opened.error.kind);
    await auditTasks(opened.value, lines);
    await auditMessages(sandbox, lines);
    await auditDecisions(opened.value, lines);
    await auditMemory(opened.value, lines);
    expectOnce(saying(lines, 'leased').flatMap(({ tokens }) => tokens));
    await auditStatus(sandbox, lines);
    await auditState(sandbox, state);
  },
  PATIENCE_MS,
);

/** What the command says, in a process that has seen nothing of it all, is what the instances were told. */
async function auditStatus(sandbox: Sandbox, lines: readonly Line[]): Promise<void> {
  const ended = await sandbox.coord(['status', '--json']);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const { session, coordination, instances } = JSON.parse(ended.stdout) as StatusDocument;
  const staying = Array.from({ length: PROCESSES }, (_, worker) => worker).filter((worker) => !endsInOrder(worker));
  expect(Object.keys(instances).sort()).toEqual(staying.map(nameOfWorker).sort());
  expect(session).toMatchObject({ totalInstances: staying.length, mode: 'multi-instance', phase: 'working' });
  expect(coordination.leases).toEqual([]);
  expect(coordination.lateWrites).toBe(0);
  const count = (...kinds: Line['did'][]) => lines.filter(({ did }) => kinds.includes(did)).length;
  expect(coordination.openTasks).toSatisfy(near(count('added') - count('completed')));
  const proposed = new Set(saying(lines, 'proposed').map(({ decision }) => decision));
  for (const { decision } of saying(lines, 'decided')) proposed.delete(decision);
  expect(coordination.pendingDecisions).toSatisfy(near(proposed.size));
}

/** What was in flight when its process was killed may be done, or not: nobody was told. */
const near = (told: number) => (there: number) => Math.abs(there - told) <= KILLS;

/** No fault; what the killed ones have left behind goes with one repair. */
async function auditState(sandbox: Sandbox, state: string): Promise<void> {
  ageDrafts(state);
  const doctor = (...args: string[]) => sandbox.coord(['doctor', '--state', '--json', ...args]);
  const found = await doctor();
  expect(found).toMatchObject({ code: 0, stderr: '' });
  expect(found.stdout).not.toContain('"severity":"fault"');
  expect(await doctor('--repair')).toMatchObject({ code: 0, stderr: '' });
  expect(await doctor()).toEqual({ code: 0, stdout: '', stderr: '' });
}
