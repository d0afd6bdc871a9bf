import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createWorkspaces } from '../../../src/services/runs/workspaces.ts';
import { isAlive } from '../../support/alive.ts';
import { BACKEND, faultOf, placeOf, put, stage, WATCH } from './workspace-stage.ts';

it('makes a worktree anew whose folder somebody has deleted', async () => {
  const on = await stage();
  await on.workspaces.at(BACKEND, on.base, WATCH);
  rmSync(on.backend, { recursive: true });
  await on.workspaces.at(BACKEND, on.base, WATCH);
  expect(existsSync(join(on.backend, 'server/main.js'))).toBe(true);
});

it('commits neither links nor copies, and hides their paths only as long as a run has worktrees', async () => {
  const on = await stage({ readiness: { link: ['data'], copy: ['./.env', 'docs/shop.md'] } });
  const exclude = join(on.sandbox.dir, '.git/info/exclude');
  const before = readFileSync(exclude, 'utf8');
  on.sandbox.write('data/x', '1');
  on.sandbox.write('.env', 'SECRET=1');
  on.sandbox.write('docs/shop.md', 'not yet committed');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  expect(readFileSync(join(on.backend, '.env'), 'utf8')).toBe('SECRET=1');
  expect(readFileSync(join(on.backend, 'data/x'), 'utf8')).toBe('1');
  expect(await on.workspaces.commit(BACKEND, on.base, 'work')).toBeUndefined();

  const other = createWorkspaces({
    main: on.sandbox.dir,
    commonDir: join(on.sandbox.dir, '.git'),
    folder: join(on.sandbox.dir, '.worktrees', 'run-2'),
    branch: 'coord/run-2',
    readiness: { link: ['data'], copy: ['.env'] },
  });
  await other.at(BACKEND, on.base, WATCH);
  await on.workspaces.removeAll('keep');
  expect(readFileSync(exclude, 'utf8')).toBe(
    `${before}\n# coord: begin (written by \`coord run\` for what worktrees.link and worktrees.copy name)\n/data\n/.env\n# coord: end\n`,
  );
  await other.removeAll('keep');
  expect(readFileSync(exclude, 'utf8')).toBe(before);
});

it('makes a worktree ready again whose setup was cut short', async () => {
  const on = await stage({
    readiness: { link: [], copy: [], setup: 'echo half > made; test -e ../../../go && echo whole > made' },
  });
  expect(await faultOf(on.workspaces.at(BACKEND, on.base, WATCH))).toBe(
    `worktrees.setup failed in ${on.backend} (exit code 1): `,
  );
  on.sandbox.write('go', '');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  expect(readFileSync(join(on.backend, 'made'), 'utf8')).toBe('whole\n');
  expect(await on.branches()).toEqual(['main']);
});

it('removes its worktrees, and names those that it has to leave', async () => {
  const on = await stage();
  for (const role of ['backend', 'frontend', 'writer', 'tester']) await on.workspaces.at(placeOf(role), on.base, WATCH);
  await on.agentGit('worktree', 'lock', '.');
  put(join(on.folder, 'writer'), 'docs/shop.md', 'by a person, while the run waited');
  rmSync(join(on.folder, 'tester'), { recursive: true });
  expect(await on.workspaces.removeAll('keep')).toEqual([on.backend, join(on.folder, 'writer')]);
  expect(existsSync(join(on.folder, 'frontend'))).toBe(false);
  expect(await on.workspaces.removeAll('remove')).toEqual([on.backend]);
  await on.agentGit('worktree', 'unlock', '.');
  expect(await on.workspaces.removeAll('keep')).toEqual([]);
  expect(existsSync(on.folder)).toBe(false);
  expect((await on.sandbox.git('worktree', 'list')).trim().split('\n')).toHaveLength(1);
});

it('makes several worktrees at the same time, in one run and in another', async () => {
  const on = await stage();
  const other = createWorkspaces({
    main: on.sandbox.dir,
    commonDir: join(on.sandbox.dir, '.git'),
    folder: join(on.sandbox.dir, '.worktrees', 'run-2'),
    branch: 'coord/run-2',
    readiness: { link: [], copy: [] },
  });
  const places = ['backend', 'frontend', 'backend.fan-1', 'backend.fan-2'].map((name) => ({ name, role: 'backend' }));
  const made = await Promise.all(
    [on.workspaces, other].flatMap((run) => places.map((place) => run.at(place, on.base, WATCH))),
  );
  expect(new Set(made).size).toBe(8);
  for (const path of made) expect(await on.sandbox.git('-C', path, 'status', '--porcelain')).toBe('');
  expect((await on.sandbox.git('worktree', 'list')).trim().split('\n')).toHaveLength(9);
});

it('does not make one worktree wait for the setup of another', async () => {
  const on = await stage({
    readiness: { link: [], copy: [], setup: 'touch here; until [ -e ../frontend/here ]; do sleep 0.05; done' },
  });
  const made = [on.workspaces.at(BACKEND, on.base, WATCH), on.workspaces.at(placeOf('frontend'), on.base, WATCH)];
  expect(await Promise.all(made)).toEqual([on.backend, join(on.folder, 'frontend')]);
});

it('tells why a setup has failed, with the end of what it printed', async () => {
  const setup = 'echo installing; echo no such package >&2; exit 7';
  const on = await stage({ readiness: { link: [], copy: [], setup } });
  expect(await faultOf(on.workspaces.at(BACKEND, on.base, WATCH))).toBe(
    `worktrees.setup failed in ${on.backend} (exit code 7): installing\nno such package\n`,
  );
});

it('ends a setup with all that it has started when it is told to, and makes the worktree ready the next time', async () => {
  const setup = 'test -e ../../../go || { sleep 300 & echo $! > pid; wait; }';
  const on = await stage({ readiness: { link: [], copy: [], setup } });
  const stop = new AbortController();
  const groups: number[] = [];
  const made = on.workspaces.at(BACKEND, on.base, { signal: stop.signal, started: (pid) => void groups.push(pid) });
  const pidFile = join(on.backend, 'pid');
  const pid = await vi.waitUntil(() => existsSync(pidFile) && Number(readFileSync(pidFile, 'utf8')), {
    timeout: 20_000,
  });
  // Its group is known, so that it is ended after a kill of coord itself too.
  expect(groups).toHaveLength(1);
  stop.abort();
  expect(await faultOf(made)).toBe(`worktrees.setup failed in ${on.backend} (stopped): `);
  await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 });

  on.sandbox.write('go', '');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  expect(existsSync(pidFile)).toBe(false);
});
