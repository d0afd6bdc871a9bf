import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/domain/records.ts';
import type { Store } from '../../../src/store/store.ts';
import { message, type StepName } from '../../support/store-steps.ts';

/** A store that holds nothing yet. */
export interface FreshStore {
  store: Store;
  /** The same store, opened anew. */
  again(): Store;
  /** Does these steps in a process of its own. @returns what came of each */
  inProcess(steps: readonly StepName[]): Promise<unknown[]>;
}

const task = (id: string, title = 'a task'): Task => ({
  id,
  title,
  priority: 'normal',
  status: 'open',
  dependencies: [],
  deliverables: [],
  expertise: [],
  history: [],
});
const heartbeat = (instance: string, ms = 1) => ({ instance, at: '2026-01-15T10:00:00Z', instant: { boot: 'b', ms } });
const touch = (current: Task | undefined) => {
  if (current) current.title = 'changed in place';
  return undefined;
};
const isGone = ({ session }: { session: string }) => session === 's-2';
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);
const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const sorted = (numbers: readonly unknown[]) => (numbers as number[]).toSorted((a, b) => a - b);

/** What every store keeps to, whatever is below it. @param open a store that nobody else uses, gone when the test has finished */
export function storeConformance(name: string, open: () => Promise<FreshStore>): void {
  describe(`${name}: documents`, () => {
    it('are there once they are written, with a revision that each change raises', async () => {
      const { store, again } = await open();
      const tasks = store.documents('tasks');
      expect(await tasks.read('TASK-0001')).toBeUndefined();
      expect(await tasks.update('TASK-0001', () => task('TASK-0001'))).toEqual({
        revision: 1,
        value: task('TASK-0001'),
      });
      await tasks.update('TASK-0001', (current) => current && { ...current, title: 'another' });
      const expected = { revision: 2, value: task('TASK-0001', 'another') };
      expect(await again().documents('tasks').read('TASK-0001')).toEqual(expected);
    });

    it('are not changed where the change gives nothing, or throws', async () => {
      const { store } = await open();
      const tasks = store.documents('tasks');
      expect(await tasks.update('TASK-0001', () => undefined)).toBeUndefined();
      await tasks.update('TASK-0001', () => task('TASK-0001'));
      expect(await tasks.update('TASK-0001', touch)).toEqual({ revision: 1, value: task('TASK-0001') });
      const change = tasks.update('TASK-0001', () => {
        throw new Error('no');
      });
      await expect(change).rejects.toThrow('no');
      await tasks.update('TASK-0001', (current) => current);
      expect(await tasks.read('TASK-0001')).toEqual({ revision: 2, value: task('TASK-0001') });
    });

    it('have ids of any kind, none of which is taken for another', async () => {
      const { store, again } = await open();
      const ids = ['a', 'a-b', 'A', 'a/b', '../a', 'TASK-1', 'task-1', 'é', 'e\u0301', 'x'.repeat(300), '.', ''];
      for (const id of ids) await store.documents('tasks').update(id, () => task('TASK-0001', `of ${id}`));
      for (const id of ids) {
        expect((await again().documents('tasks').read(id))?.value.title).toBe(`of ${id}`);
      }
      const listed = (await again().documents('tasks').list()).map(({ value }) => value.title);
      expect(listed).toEqual(ids.toSorted().map((id) => `of ${id}`));
    });

    it('are gone once they are removed, and begin anew', async () => {
      const { store, again } = await open();
      const tasks = store.documents('tasks');
      await tasks.update('TASK-0001', () => task('TASK-0001'));
      await tasks.remove('TASK-0001');
      await tasks.remove('TASK-0001');
      expect(await again().documents('tasks').read('TASK-0001')).toBeUndefined();
      expect(await again().documents('tasks').list()).toEqual([]);
      expect(await tasks.update('TASK-0001', () => task('TASK-0001'))).toMatchObject({ revision: 1 });
    });

    it('lose no change of several processes, nor of several calls at once', async () => {
      const { store, inProcess } = await open();
      const others = numbersTo(4).map(() => inProcess(times(15, 'update')));
      await Promise.all(times(15, 0).map(() => store.documents('team').update('team', (team) => team ?? {})));
      await Promise.all(others);
      expect(await store.documents('team').read('team')).toMatchObject({ revision: 75 });
    });

    it('that are not what their kind says are refused before they are written', async () => {
      const { store } = await open();
      const wrong = { ...task('TASK-0001'), status: 'half done' } as unknown as Task;
      await expect(store.documents('tasks').update('TASK-0001', () => wrong)).rejects.toThrow(
        "this is not one of coord's tasks: /status must be equal to one of the allowed values",
      );
      expect(await store.documents('tasks').list()).toEqual([]);
    });
  });

  describe(`${name}: signals`, () => {
    it('are what was put last, until they are removed', async () => {
      const { store, again } = await open();
      const beats = store.signals('heartbeats');
      expect(await beats.read('s-1')).toBeUndefined();
      for (const ms of [1, 2]) await beats.put('s-1', heartbeat('s-1', ms));
      await beats.put('s/2', heartbeat('s/2'));
      expect(await again().signals('heartbeats').read('s-1')).toEqual(heartbeat('s-1', 2));
      expect(await again().signals('heartbeats').list()).toHaveLength(2);
      await beats.remove('s-1');
      expect(await again().signals('heartbeats').list()).toEqual([heartbeat('s/2')]);
    });

    it('that are not what their kind says are refused', async () => {
      const { store } = await open();
      const wrong = { instance: 's-1' } as ReturnType<typeof heartbeat>;
      await expect(store.signals('heartbeats').put('s-1', wrong)).rejects.toThrow(
        "this is not one of coord's heartbeats",
      );
    });
  });

  describe(`${name}: logs`, () => {
    it('give back what was appended, in order, from any place on', async () => {
      const { store, again } = await open();
      const log = store.log('messages');
      expect(await log.read()).toEqual({ records: [], last: 0, tornBytes: 0 });
      const texts = ['one', 'zwei\nдва 👍', 'three'];
      for (const [index, text] of texts.entries()) expect(await log.append(message(text))).toBe(index + 1);
      const records = texts.map((text, index) => ({ ...message(text), seq: index + 1 }));
      for (let after = 0; after <= 3; after += 1) {
        const part = { records: records.slice(after), last: 3, tornBytes: 0 };
        expect(await again().log('messages').read(after)).toEqual(part);
      }
      expect(await again().log('decisions').read()).toMatchObject({ last: 0 });
    });

    it('number the records of several processes without a gap and never twice', async () => {
      const { store, inProcess } = await open();
      const others = numbersTo(4).map(() => inProcess(times(15, 'append')));
      const own = await Promise.all(times(15, 0).map(() => store.log('messages').append(message('own'))));
      const given = [...own, ...(await Promise.all(others)).flat()];
      expect(sorted(given)).toEqual(numbersTo(75));
      const { records } = await store.log('messages').read();
      expect(records.map(({ seq }) => seq)).toEqual(numbersTo(75));
      expect(
        records
          .filter((record) => own.includes(record.seq))
          .every((record) => 'text' in record && record.text === 'own'),
      ).toBe(true);
    });

    it('are folded to the same by whoever asks, whenever, from a snapshot or not', async () => {
      const { store, again } = await open();
      const fold = {
        name: 'texts-1',
        initial: { texts: [] as string[] },
        step: (state: { texts: string[] }, record: object) => {
          if ('text' in record) state.texts.push(String(record.text));
          return state;
        },
      };
      const texts = numbersTo(450).map((number) => `message ${number}`);
      let folding = 0;
      for (const text of texts) {
        await store.log('messages').append(message(text));
        folding += 1;
        if (folding % 70 === 0) await again().fold('messages', fold);
      }
      expect(await again().fold('messages', fold)).toEqual({ state: { texts }, last: 450 });
      expect(await again().fold('messages', { ...fold, name: 'texts-2' })).toEqual({ state: { texts }, last: 450 });
      // The state that a fold begins with is not the one that it has changed.
      expect(fold.initial.texts).toEqual([]);
    });

    it('keep order and numbers when they have grown large', async () => {
      const { store, again } = await open();
      const long = 'x'.repeat(200_000);
      for (let number = 1; number <= 45; number += 1) await store.log('messages').append(message(`${number} ${long}`));
      const { records, last } = await again().log('messages').read();
      expect(last).toBe(45);
      expect(records.map((record) => ('text' in record ? record.text.slice(0, -long.length).trim() : ''))).toEqual(
        numbersTo(45).map(String),
      );
      for (const after of [20, 21, 22, 43]) {
        const part = await again().log('messages').read(after);
        expect(part.records.map(({ seq }) => seq)).toEqual(numbersTo(45).slice(after));
      }
    });

    it('refuse a record that is too long, or not what their kind says, and stay as they are', async () => {
      const { store } = await open();
      await store.log('messages').append(message('one'));
      await expect(store.log('messages').append(message('x'.repeat(300_000)))).rejects.toThrow(
        /a record of 300\d{3} bytes is too long; 262144 are possible/,
      );
      const wrong = { type: 'message.sent' } as ReturnType<typeof message>;
      await expect(store.log('messages').append(wrong)).rejects.toThrow("this is not one of coord's messages");
      expect(await store.log('messages').append(message('two'))).toBe(2);
    });
  });

  describe(`${name}: numbers`, () => {
    it('are never given twice, and each series has its own', async () => {
      const { store, inProcess } = await open();
      const others = numbersTo(4).map(() => inProcess(times(15, 'number')));
      const own = await Promise.all(times(15, 0).map(() => store.nextNumber('tasks')));
      expect(sorted([...own, ...(await Promise.all(others)).flat()])).toEqual(numbersTo(75));
      expect(await store.nextNumber('decisions-20260115')).toBe(1);
    });
  });

  describe(`${name}: leases`, () => {
    it('are held by one, given back by whoever has the newest generation, and listed', async () => {
      const { store, again } = await open();
      const first = await store.leases.acquire('file:a', { session: 's-1', role: 'backend' }, 60_000);
      expect(first).toMatchObject({ ok: true, value: { generation: 1, state: 'held', key: 'file:a' } });
      const second = await again().leases.acquire('file:a', { session: 's-2' }, 60_000);
      expect(second).toMatchObject({ ok: false, error: { kind: 'held', by: { holder: { session: 's-1' } } } });
      expect(await again().leases.inspect('file:a')).toEqual(first.ok && first.value);
      expect(await again().leases.list()).toEqual([first.ok && first.value]);
      if (!first.ok) return;
      expect(await store.leases.release(first.value)).toBe(true);
      expect(await store.leases.release(first.value)).toBe(false);
      const given = await store.leases.inspect('file:a');
      expect(given).toMatchObject({ generation: 2, state: 'released' });
      // What is given back already is nobody's to give back.
      expect(given && (await store.leases.release(given))).toBe(false);
      expect(await again().leases.acquire('file:a', { session: 's-2' }, 60_000)).toMatchObject({
        value: { generation: 3 },
      });
    });

    it('that have run out, or whose holder is known to be gone, are anybody’s', async () => {
      const { store } = await open();
      await store.leases.acquire('file:a', { session: 's-1' }, 0);
      expect(await store.leases.acquire('file:a', { session: 's-2' }, 60_000)).toMatchObject({
        value: { generation: 2 },
      });
      expect(await store.leases.acquire('file:a', { session: 's-3' }, 60_000, isGone)).toMatchObject({
        value: { generation: 3, holder: { session: 's-3' } },
      });
    });

    it('of many keys are listed as they are, however often they change', async () => {
      const { store, again } = await open();
      const keys = numbersTo(40).map((number) => `file:src/${number}`);
      for (const key of keys) await store.leases.acquire(key, { session: 's-1' }, 60_000);
      const stateOf = async () =>
        Object.fromEntries((await again().leases.list()).map(({ key, state }) => [key, state]));
      expect(await stateOf()).toEqual(Object.fromEntries(keys.map((key) => [key, 'held'])));
      for (const key of keys.slice(0, 5)) {
        const lease = await store.leases.inspect(key);
        if (lease) await store.leases.release(lease);
      }
      expect(Object.values(await stateOf()).filter((state) => state === 'held')).toHaveLength(35);
    });
  });
}
