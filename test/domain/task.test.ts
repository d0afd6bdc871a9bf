import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Author, Task } from '../../src/domain/records.ts';
import { circleOf, suggestedFor, unfinishedOf } from '../../src/domain/task-queue.ts';
import { moved, type TaskMove } from '../../src/domain/task.ts';

const AT = '2026-01-15T10:00:00Z';
const adder: Author = { as: 'agent', role: 'adder' };
const people: Record<string, Author> = {
  adder,
  holder: { as: 'agent', role: 'holder', instance: 'one' },
  other: { as: 'agent', role: 'other' },
  roleless: { as: 'agent' },
  person: { as: 'person' },
};
const MOVES: TaskMove[] = ['claim', 'accept', 'decline', 'complete', 'reopen', 'cancel'];

function task(status: Task['status'], change: Partial<Task> = {}): Task {
  return {
    id: 'TASK-0001',
    title: 'x',
    priority: 'normal',
    status,
    dependencies: [],
    deliverables: [],
    expertise: [],
    ...(status !== 'open' && { assignee: { role: 'holder' } }),
    history: [{ at: AT, by: adder, did: 'added' }],
    ...change,
  };
}

/** For each move, by whom it is done, as the first letters of their names, and what the task then is. */
function whoMay(status: Task['status'], unfinished: string[] = []): Record<string, string> {
  return Object.fromEntries(
    MOVES.map((move) => {
      const results = Object.entries(people).map(
        ([name, by]) => [name, moved(task(status), move, { by, at: AT, unfinished })] as const,
      );
      const done = results.flatMap(([name, result]) => (result.ok ? [`${name}: ${result.value.status}`] : []));
      return [move, done.join(', ')];
    }),
  );
}

describe('who may do what with a task', () => {
  it('that is open', () => {
    expect(whoMay('open')).toEqual({
      claim: 'adder: active, holder: active, other: active, roleless: active, person: active',
      accept: '',
      decline: '',
      complete: 'person: done',
      reopen: '',
      cancel: 'adder: cancelled, person: cancelled',
    });
  });

  it('that is offered', () => {
    expect(whoMay('offered')).toEqual({
      claim: 'holder: active, person: active',
      accept: 'holder: active, person: active',
      decline: 'holder: open, person: open',
      complete: 'person: done',
      reopen: 'adder: open, person: open',
      cancel: 'adder: cancelled, person: cancelled',
    });
  });

  it('that somebody has', () => {
    expect(whoMay('active')).toEqual({
      claim: '',
      accept: '',
      decline: '',
      complete: 'holder: done, person: done',
      reopen: 'holder: open, person: open',
      cancel: 'adder: cancelled, holder: cancelled, person: cancelled',
    });
  });

  it.each(['done', 'cancelled'] as const)('that is %s', (status) => {
    expect(whoMay(status)).toEqual({
      claim: '',
      accept: '',
      decline: '',
      complete: '',
      reopen: 'adder: open, holder: open, person: open',
      cancel: '',
    });
  });

  it('that waits for another: nobody claims or finishes it', () => {
    expect(whoMay('open', ['TASK-0002'])).toMatchObject({ claim: '', complete: '' });
    expect(whoMay('active', ['TASK-0002'])).toMatchObject({ complete: '' });
  });
});

it('each move is the last of the history, with who did it, and leaves the task before it as it was', () => {
  const before = Object.freeze(task('active', { history: Object.freeze(task('open').history) as Task['history'] }));
  const done = moved(before, 'complete', { by: people['holder'] as Author, at: AT, note: 'in a.ts', unfinished: [] });
  expect(done).toMatchObject({
    ok: true,
    value: { result: 'in a.ts', history: [{}, { did: 'completed', by: { role: 'holder', instance: 'one' } }] },
  });
  expect(before.history).toHaveLength(1);
  const again = done.ok && moved(done.value, 'reopen', { by: adder, at: AT, unfinished: [] });
  expect(again && again.ok && again.value).not.toHaveProperty('result');
  expect(again && again.ok && again.value).not.toHaveProperty('assignee');
});

const of = (instance: string) => ({ by: { as: 'agent' as const, role: 'holder', instance }, at: AT, unfinished: [] });

it('another instance of the role is named, where it has the task', () => {
  const taken = task('active', { assignee: { role: 'holder', instance: '01234567-89ab' } });
  expect(moved(taken, 'claim', of('other'))).toMatchObject({
    error: { reason: 'holder (instance 01234567) has TASK-0001' },
  });
  expect(moved(taken, 'complete', of('other'))).toMatchObject({ ok: true });
});

it('suggests the role that knows most of it, the first of several, and nobody who knows nothing of it', () => {
  const roles = [
    { role: 'a', expertise: ['x'] },
    { role: 'b', expertise: ['x', 'y'] },
    { role: 'c', expertise: ['y', 'x', 'z'] },
  ];
  expect(suggestedFor(['x', 'y'], roles)).toBe('b');
  expect(suggestedFor(['x'], roles)).toBe('a');
  expect(suggestedFor(['x', 'y'], roles, ['b'])).toBe('c');
  expect(suggestedFor(['w'], roles)).toBeUndefined();
  expect(suggestedFor([], roles)).toBeUndefined();
});

const tasks = (edges: number[][]) =>
  new Map(
    edges.map((to, from) => [String(from), task('open', { id: String(from), dependencies: to.map(String) })] as const),
  );

describe('dependencies', () => {
  const graph = fc.array(fc.array(fc.nat(5), { maxLength: 3 }), { minLength: 6, maxLength: 6 });

  it('a circle is found exactly where a task can be reached from itself', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const byId = tasks(edges);
        let reached = new Set(edges[0]);
        for (let step = 0; step < 6; step++)
          reached = new Set([...reached, ...[...reached].flatMap((one) => edges[one] ?? [])]);
        const circle = circleOf('0', byId);
        expect(circle !== undefined).toBe(reached.has(0));
        if (!circle) return;
        expect([circle[0], circle.at(-1)]).toEqual(['0', '0']);
        for (const [index, one] of circle.slice(1).entries())
          expect(byId.get(circle[index] as string)?.dependencies).toContain(one);
      }),
    );
  });

  it('hold a task up until they are done or cancelled, also where one is gone', () => {
    const byId = new Map(
      (['open', 'offered', 'active', 'done', 'cancelled'] as const).map(
        (status) => [status as string, task(status)] as const,
      ),
    );
    expect(unfinishedOf({ dependencies: [...byId.keys(), 'gone'] }, byId)).toEqual([
      'open',
      'offered',
      'active',
      'gone',
    ]);
  });
});
