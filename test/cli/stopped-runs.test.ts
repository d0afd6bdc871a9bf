import { expect, it } from 'vitest';
import { atWork, hold, killSandbox } from '../support/killed-runs.ts';
import { onlyRun, type Running, untilGone } from '../support/runs.ts';

it.each([
  { title: 'killed', stop: ({ child }: Running) => process.kill(child.pid ?? 0, 'SIGKILL') },
  { title: 'stopped by Ctrl-C', stop: ({ child }: Running) => process.kill(-(child.pid ?? 0), 'SIGINT') },
])('a run that was $title is named wherever a person looks, with the command that goes on', async ({ stop }) => {
  const { sandbox, start } = await killSandbox();
  const names = ['draft-docs', 'draft-qa', 'draft-web'];
  hold(sandbox, names);
  const coord = start(['run', 'trio', '--rehearse']);
  const pids = await atWork(sandbox, names);
  const run = onlyRun(sandbox);
  expect((await sandbox.coord(['approvals'])).stdout).toBe('Nothing waits for a person.\n');
  expect((await sandbox.coord(['graph', run])).stdout).toContain('running');
  stop(coord);
  await coord.ended;

  const resume = `coord resume ${run}`;
  expect((await sandbox.coord(['approvals'])).stdout).toBe(
    `Nothing waits for a person.\nrun ${run} was stopped; ${resume}\n`,
  );
  const status = (await sandbox.coord(['status'])).stdout;
  expect(status).toContain(`${run} was stopped\n`);
  expect(status).toContain(` ${resume}\n`);
  expect(JSON.parse((await sandbox.coord(['status', '--json'])).stdout)).toMatchObject({
    handoffProtocol: { stopped: [{ run, next: resume }] },
  });
  const health = await sandbox.coord(['health', '--json']);
  expect(health.stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))).toContainEqual({
    kind: 'stopped-run',
    subject: run,
    text: 'the run was stopped',
    mend: resume,
  });
  const graph = (await sandbox.coord(['graph', run])).stdout;
  expect(graph).toContain('stopped');
  expect(graph).not.toContain('running');

  expect((await sandbox.coord(['cancel', run])).code).toBe(0);
  await untilGone(pids);
  expect((await sandbox.coord(['approvals'])).stdout).toBe('Nothing waits for a person.\n');
});
