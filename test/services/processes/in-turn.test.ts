import { expect, it } from 'vitest';
import { inTurn } from '../../../src/services/processes/in-turn.ts';
import { Later } from './later.ts';

/** A piece of work that a test ends when it wants to. */
function work(name: string, log: string[]) {
  const end = new Later<string>();
  const run = async () => {
    log.push(`${name} begins`);
    try {
      return await end.promise;
    } finally {
      log.push(`${name} ends`);
    }
  };
  return { run, resolve: end.resolve, reject: end.reject };
}

it('runs one piece of work after the other, in the order of the calls', async () => {
  const log: string[] = [];
  const turn = inTurn();
  const [one, two, three] = [work('one', log), work('two', log), work('three', log)];
  const results = [turn(one.run), turn(two.run), turn(three.run)];
  // What comes last could end first.
  three.resolve('3');
  two.resolve('2');
  await Promise.resolve();
  one.resolve('1');
  expect(await Promise.all(results)).toEqual(['1', '2', '3']);
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
});

it('goes on after a failure, which only its own caller hears of', async () => {
  const log: string[] = [];
  const turn = inTurn();
  const [bad, good] = [work('bad', log), work('good', log)];
  const results = Promise.allSettled([turn(bad.run), turn(good.run)]);
  bad.reject(new Error('no'));
  good.resolve('yes');
  expect(await results).toEqual([
    { status: 'rejected', reason: new Error('no') },
    { status: 'fulfilled', value: 'yes' },
  ]);
  expect(log).toEqual(['bad begins', 'bad ends', 'good begins', 'good ends']);
});

it('goes on after work that throws before it promises anything', async () => {
  const turn = inTurn();
  const bad = turn(() => {
    throw new Error('no');
  });
  await expect(bad).rejects.toThrow('no');
  expect(await turn(async () => 'yes')).toBe('yes');
});

it('begins at once where nothing is being done, and keeps two apart from each other', async () => {
  const log: string[] = [];
  const [first, second] = [inTurn(), inTurn()];
  const [one, two] = [work('one', log), work('two', log)];
  const results = [first(one.run), second(two.run)];
  two.resolve('2');
  expect(await results[1]).toBe('2');
  expect(log).toEqual(['one begins', 'two begins', 'two ends']);
  one.resolve('1');
  expect(await results[0]).toBe('1');
});
