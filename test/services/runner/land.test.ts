import { describe, expect, it } from 'vitest';
import type { AgentStep } from '../../../src/domain/playbook.ts';
import { land } from '../../../src/services/runner/land.ts';
import { HeldUp } from '../../../src/services/runs/workspaces.ts';
import { GitFailed } from '../../../src/store/git-process.ts';
import { gitIn, type Merge } from '../../../src/store/git.ts';
import { BACKEND, BRANCH, placeOf, put, stage as workspaceStage, WATCH } from '../runs/workspace-stage.ts';
import { type Changes, stage, startOf, TEXT } from './stage.ts';

const STEP: AgentStep = {
  id: 'write',
  title: 'write',
  verb: 'agent',
  needs: [],
  part: 'author',
  access: 'write',
  workspace: 'role',
  session: 'fresh',
  prompt: TEXT('Write it.'),
  limits: {},
};
const session = { id: 's1', costUsd: 1, tokens: { input: 1, output: 1 }, denials: [] };
const DONE = { kind: 'succeeded', output: { text: 'done' }, session } as const;

/** Lands a commit c1 that was made on top of `since`, in a run whose newest is c0. */
async function landing(since: string, changes: Changes = {}) {
  const on = stage(changes);
  const context = on.context(startOf(STEP));
  on.record({ type: 'step.started', key: 'write', attempt: 1 });
  const held = await land(DONE, { commit: 'c1', since }, context).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { ...on, held, outcome: on.events.find((event) => event.type === 'step.finished')?.outcome };
}

describe('the work of a step', () => {
  it('becomes the newest as it is where nothing else was done meanwhile', async () => {
    const { outcome, state, calls } = await landing('c0');
    expect(outcome).toEqual({ ...DONE, commit: 'c1' });
    expect([state.tip, state.previousTip]).toEqual(['c1', 'c0']);
    // The journal says so first, and the branch follows it.
    expect(calls).toEqual(['step.started write', 'obstacle c0', 'step.finished write', 'publish c1 c0']);
  });

  it('is merged with what was done beside it', async () => {
    const asked: string[][] = [];
    const merge = async (...args: [string, string, string]) => {
      asked.push(args);
      return { kind: 'merged', commit: 'm1' } as const;
    };
    const { outcome, state, calls } = await landing('before', { git: { merge } });
    expect(asked).toEqual([['c0', 'c1', 'p: take in write by backend\n']]);
    expect(outcome).toEqual({ ...DONE, commit: 'm1' });
    expect(state.tip).toBe('m1');
    expect(calls.slice(-2)).toEqual(['step.finished write', 'publish m1 c0']);
  });

  it('is kept on a branch where it conflicts, and the step has failed', async () => {
    const conflict: Merge = { kind: 'conflict', tree: 'a tree', paths: ['a.js', 'b.js'] };
    const { outcome, state, calls, held } = await landing('before', { git: { merge: async () => conflict } });
    expect(held).toBeUndefined();
    expect(outcome).toEqual({
      kind: 'failed',
      reason:
        'what it changed conflicts with what was done beside it: a.js, b.js. ' +
        'Its work is kept on branch coord/r1-conflict-backend-1',
      session,
    });
    expect(state.tip).toBe('c0');
    expect(state.costUsd).toBe(1);
    expect(calls).toContain('setAside conflict backend c1');
    expect(calls.join()).not.toContain('publish');
  });

  it('is kept where a person is in the way, and the step stays open', async () => {
    const branches = { obstacle: async () => 'Somebody stands on it.' };
    const { outcome, held, state, calls } = await landing('c0', { workspaces: { branches } });
    expect(held).toBeInstanceOf(HeldUp);
    expect((held as HeldUp).message).toBe(
      "Somebody stands on it. This step's work is on branch coord/r1-leftover-backend-1.",
    );
    expect(outcome).toBeUndefined();
    expect([state.tip, state.steps.get('write')?.status]).toEqual(['c0', { kind: 'open' }]);
    expect(calls).toContain('setAside leftover backend c1');
  });

  it('counts where the branch was moved in that very moment, and the run is held up', async () => {
    const branches = {
      publish: async () => Promise.reject(new GitFailed(['update-ref'], 'is at x')),
      obstacle: async (tip: string) => (tip === 'c1' ? 'It was moved.' : undefined),
    };
    const { outcome, held, state } = await landing('c0', { workspaces: { branches } });
    expect((held as Error).message).toBe('It was moved.');
    expect(held).toBeInstanceOf(HeldUp);
    expect(outcome).toMatchObject({ kind: 'succeeded', commit: 'c1' });
    expect(state.tip).toBe('c1');
  });

  it('is no reason to hide a fault', async () => {
    const branches = { publish: async () => Promise.reject(new TypeError('a bug')) };
    const { held } = await landing('c0', { workspaces: { branches } });
    expect(held).toEqual(new TypeError('a bug'));
  });
});

describe('in a repository', () => {
  it('two steps side by side both count, and a third one that meets them is kept', async () => {
    const on = await workspaceStage();
    const git = gitIn(on.sandbox.dir);
    const { state, context } = stage({ git });
    state.tip = on.base;
    const places = [BACKEND, placeOf('frontend'), placeOf('tester')];
    const folders = await Promise.all(places.map((place) => on.workspaces.at(place, on.base, WATCH)));
    const files = [
      { 'server/main.js': 'by backend' },
      { 'web/index.html': 'by frontend' },
      { 'server/main.js': 'by tester', 'web/new.html': 'by tester' },
    ];
    for (const [index, place] of places.entries()) {
      for (const [path, text] of Object.entries(files[index] ?? {})) put(folders[index] ?? '', path, text);
      const commit = (await on.workspaces.commit(place, on.base, 'work')) ?? '';
      const key = place.name;
      const start = startOf(STEP, { key, place: { part: 'author', role: key, workspace: key } });
      const at = context(start);
      const parts = { ...at.parts, workspaces: on.workspaces };
      await land(DONE, { commit, since: on.base }, { ...at, parts });
    }
    expect(await on.sandbox.git('show', `${BRANCH}:server/main.js`)).toBe('by backend');
    expect(await on.sandbox.git('show', `${BRANCH}:web/index.html`)).toBe('by frontend');
    expect(await on.sandbox.git('ls-tree', '--name-only', BRANCH, 'web/')).not.toContain('new.html');
    expect((await on.sandbox.git('rev-parse', BRANCH)).trim()).toBe(state.tip);
    expect(state.steps.get('tester')?.status).toMatchObject({
      outcome: {
        kind: 'failed',
        reason:
          'what it changed conflicts with what was done beside it: server/main.js. ' +
          `Its work is kept on branch ${BRANCH}-conflict-tester-1`,
      },
    });
    expect(await on.sandbox.git('show', `${BRANCH}-conflict-tester-1:web/new.html`)).toBe('by tester');
    expect(await on.sandbox.git('status', '--porcelain')).toBe('');
  });
});
