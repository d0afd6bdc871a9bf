import { beforeEach, expect, it } from 'vitest';
import type { Author } from '../../../src/domain/records.ts';
import type { Place } from '../../../src/services/place.ts';
import { addTask } from '../../../src/services/tasks/add.ts';
import { dependOn } from '../../../src/services/tasks/depend.ts';
import { moveTask } from '../../../src/services/tasks/move.ts';
import { listTasks, tasksOf } from '../../../src/services/tasks/tasks.ts';
import { systemClock } from '../../../src/store/files/system-clock.ts';
import { createSandbox } from '../../support/sandbox.ts';
import { storeOf } from '../../support/store-of.ts';

const TEAM = { a: [], b: [] };
const PERSON: Author = { as: 'person' };

let place: Place;

beforeEach(async () => {
  place = { store: storeOf(await createSandbox()), clock: systemClock(process.platform) };
});

const add = (title: string, role?: string) =>
  addTask(place, TEAM, PERSON, {
    title,
    priority: 'normal',
    dependencies: [],
    deliverables: [],
    expertise: [],
    ...(role !== undefined && { role }),
  });
const titles = async (who: Parameters<typeof tasksOf>[1]) => (await tasksOf(place, who)).map(({ title }) => title);

const by = (instance: string): Author => ({ as: 'agent', role: 'a', instance });

it("a role's tasks are those it is offered and those it has; an instance's are those that it took itself", async () => {
  await add('offered to a', 'a');
  await add('taken by one of a');
  await add('open');
  await add('taken by another of a');
  await add('done by one of a');
  await moveTask(place, TEAM, by('one'), { id: 'TASK-0002', move: 'claim' });
  await moveTask(place, TEAM, by('two'), { id: 'TASK-0004', move: 'claim' });
  await moveTask(place, TEAM, by('one'), { id: 'TASK-0005', move: 'claim' });
  await moveTask(place, TEAM, by('one'), { id: 'TASK-0005', move: 'complete' });
  expect(await titles({ role: 'a' })).toEqual(['offered to a', 'taken by one of a', 'taken by another of a']);
  expect(await titles({ instance: 'one' })).toEqual(['taken by one of a']);
  expect(await titles({ role: 'a', instance: 'one' })).toHaveLength(3);
  expect(await titles({ role: 'b' })).toEqual([]);
  expect(await titles({})).toEqual([]);
});

it('of tasks that are made to wait for each other at the same time, no circle stays', async () => {
  for (const title of ['one', 'two', 'three']) await add(title);
  const ids = (await listTasks(place)).map(({ id }) => id);
  await Promise.all(
    ids.map((id, index) => dependOn(place, PERSON, { id, on: [ids[(index + 1) % 3] as string], drop: false })),
  );
  const waiting = (await listTasks(place)).filter(({ dependencies }) => dependencies.length > 0);
  expect(waiting.length).toBeLessThan(3);
});
