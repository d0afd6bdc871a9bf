import { describe, expect, it } from 'vitest';
import type { AgentSession, Event, StepOutcome } from '../../src/domain/event.ts';
import { foldRun, lastSessionOf } from '../../src/domain/run.ts';

const at = '2026-01-15T10:00:00.000Z';
const later = '2026-01-15T11:00:00.000Z';
const START: Event = {
  type: 'run.started',
  at,
  run: 'r1',
  playbook: 'p',
  hash: '',
  inputs: {},
  parts: { author: 'backend' },
  base: 'c0',
  rehearsal: false,
};
const session = (id: string, costUsd = 0): AgentSession => ({
  id,
  costUsd,
  tokens: { input: 0, output: 0 },
  denials: [],
});
const begins = (key: string, workspace = 'backend', part = 'author', attempt = 1): Event => ({
  type: 'step.started',
  at,
  key,
  attempt,
  part,
  role: 'backend',
  workspace,
});
const ends = (key: string, outcome: StepOutcome): Event => ({ type: 'step.finished', at: later, key, outcome });
const succeeds = (key: string, more: Partial<Extract<StepOutcome, { kind: 'succeeded' }>> = {}): Event =>
  ends(key, { kind: 'succeeded', output: {}, ...more });
const fails = (key: string, more: { session?: AgentSession } = {}): Event =>
  ends(key, { kind: 'failed', reason: 'no', ...more });

const group = (key: string, pid: number): Event => ({
  type: 'group.started',
  at,
  key,
  group: { pid, start: '1', boot: 'b', space: '' },
});

describe('a folded journal', () => {
  it('has the newest commit that counts, and the one before it', () => {
    const fresh = foldRun([START]);
    expect([fresh.tip, fresh.previousTip]).toEqual(['c0', 'c0']);
    const one = foldRun([START, begins('one'), succeeds('one', { commit: 'c1' })]);
    expect([one.tip, one.previousTip]).toEqual(['c1', 'c0']);
    const three = foldRun([
      START,
      succeeds('one', { commit: 'c1' }),
      succeeds('two'),
      succeeds('three', { commit: 'c3' }),
    ]);
    expect([three.tip, three.previousTip]).toEqual(['c3', 'c1']);
  });

  it('counts what every session has cost, also one that has failed', () => {
    const events = [succeeds('one', { session: session('s1', 1.5) }), fails('two', { session: session('s2', 2) })];
    expect(foldRun([START, ...events, succeeds('three')]).costUsd).toBe(3.5);
  });

  it('knows the process groups of steps that have not ended, and no others', () => {
    const events = [
      begins('one'),
      group('one', 11),
      begins('two'),
      group('two', 21),
      group('two', 22),
      succeeds('one'),
    ];
    expect(foldRun([START, ...events]).groups.map(({ key, group: { pid } }) => [key, pid])).toEqual([
      ['two', 21],
      ['two', 22],
    ]);
  });

  it('remembers where a step works and when it was begun last', () => {
    const again: Event = { ...begins('one', 'backend.fan-1', 'author', 2), at: later } as Event;
    expect(foldRun([START, begins('one', 'backend.fan-1'), again]).steps.get('one')).toEqual({
      key: 'one',
      part: 'author',
      role: 'backend',
      workspace: 'backend.fan-1',
      attempts: 2,
      since: later,
      began: { at, workedMs: 0 },
      failures: [],
      sessions: [],
      status: { kind: 'open' },
    });
  });

  it('keeps that the time of an each is up when its steps end', () => {
    const events: Event[] = [begins('fan'), { type: 'time.up', at, key: 'fan' }, fails('fan:a/work')];
    expect(foldRun([START, ...events]).steps.get('fan')).toMatchObject({ isTimeUp: true, status: { kind: 'open' } });
  });

  it('counts no time between a run that has failed and a person who has a step of it done again', () => {
    const again: Event = { type: 'step.retried', at: '2026-01-17T11:00:00.000Z', key: 'a', by: 'owner', again: [] };
    const state = foldRun([
      START,
      begins('a'),
      fails('a'),
      { type: 'run.finished', at: later, outcome: 'failed' },
      again,
    ]);
    expect(state.workedMs).toBe(3_600_000);
    expect(state.steps.get('a')?.began.workedMs).toBe(3_600_000);
  });

  it('keeps what a person said to a loop when that has ended', () => {
    const said = { approved: true, by: 'owner', reason: 'good enough' };
    const answered: Event = { type: 'approval.answered', at: later, key: 'loop', ...said };
    const state = foldRun([START, { type: 'step.started', at, key: 'loop', attempt: 1 }, answered, succeeds('loop')]);
    expect(state.steps.get('loop')?.answer).toEqual({ ...said, at: later });
  });

  it('has what a person answered as the end of that step, whatever stands in its place in a changed playbook', () => {
    const said = { approved: false, by: 'owner', reason: 'no' };
    const to = (key: string): Event => ({ type: 'approval.answered', at: later, key, ...said });
    const more = { by: 'owner', hash: 'h', inputs: {}, parts: {}, gone: [] };
    const migrated: Event = { type: 'run.migrated', at: later, changed: ['ask', 'loop'], ...more };
    const state = foldRun([START, begins('ask'), to('ask'), begins('loop'), begins('loop.1/x'), to('loop'), migrated]);
    const outcome = { kind: 'failed', reason: 'rejected by owner: no' };
    expect(state.steps.get('ask')?.status).toEqual({ kind: 'finished', outcome });
    expect(state.steps.get('loop')).toMatchObject({ attempts: 2, status: { kind: 'open' } });
  });

  it('is refused where it is none of ours', () => {
    expect(() => foldRun([])).toThrow('a journal begins with run.started');
    expect(() => foldRun([begins('one')])).toThrow('a journal begins with run.started');
    expect(() => foldRun([START, START])).toThrow('a journal has one run.started');
    const handedIn: Event = { type: 'work.handed-in', at, key: 'one', output: {}, by: 'ann' };
    expect(() => foldRun([START, begins('one'), handedIn])).toThrow('nobody asked for the work on one');
  });
});

describe('the last session', () => {
  const state = foldRun([
    START,
    begins('one'),
    succeeds('one', { session: session('s1') }),
    begins('two'),
    fails('two', { session: session('s2') }),
    begins('fan:a/work', 'backend.fan-1'),
    succeeds('fan:a/work', { session: session('s3') }),
    begins('other', 'backend', 'reviewer'),
    succeeds('other', { session: session('s4') }),
    begins('three'),
    succeeds('three'),
    begins('four'),
  ]);

  it('is the newest of the same part in the same workspace, also of a step that failed', () => {
    expect(lastSessionOf(state, 'author', 'backend')).toBe('s2');
    expect(lastSessionOf(state, 'author', 'backend.fan-1')).toBe('s3');
    expect(lastSessionOf(state, 'reviewer', 'backend')).toBe('s4');
  });

  it('is none where the part has had none there', () => {
    expect(lastSessionOf(state, 'reviewer', 'backend.fan-1')).toBeUndefined();
  });
});
