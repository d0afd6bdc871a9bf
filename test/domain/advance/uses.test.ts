import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/domain/result.ts';
import { HandRun } from './hand-run.ts';
import { agent, never, playbook, use } from './playbooks.ts';

const given = (text: string) => ({ source: text, render: () => ok(text) });
const input = (type: 'integer' | 'boolean' | 'text') => ({ description: '', type });

describe('a playbook that is used', () => {
  it('reads its own inputs, parts and steps, and nothing of what is outside', () => {
    const inner = use(
      'inner',
      {
        inputs: { times: given(' 3 '), deep: given('true'), what: given(' a cart ') },
        takes: {
          times: input('integer'),
          deep: input('boolean'),
          what: input('text'),
          usual: { ...input('text'), default: 'as ever' },
        },
        parts: { writer: 'author' },
      },
      agent('first', { part: 'writer' }),
      agent('second', { part: 'writer' }),
    );
    const run = new HandRun(playbook(agent('before'), inner)).do('before');
    expect(run.startOf('inner/first')).toMatchObject({
      place: { part: 'writer', role: 'backend', workspace: 'backend' },
      scope: {
        inputs: { times: 3, deep: true, what: ' a cart ', usual: 'as ever' },
        parts: { writer: 'backend' },
        steps: {},
      },
    });
    run.begin('inner/first').succeed('inner/first', 'one');
    expect(run.reads('inner/second')).toEqual({ first: 'one' });
  });

  it('gives the outputs of its steps by their ids', () => {
    const parts = { author: 'author' };
    const inner = use('inner', { parts }, agent('first'), agent('left', { condition: never }));
    const run = new HandRun(playbook(inner, agent('after')));
    run.begin('inner/first').succeed('inner/first', 'one');
    expect(run.reads('after')).toEqual({ inner: { first: 'one' } });
  });

  it('has places of its own for steps that have one for themselves, where it is used twice', () => {
    const inner = agent('own', { workspace: 'fresh' });
    const both = [
      use('one', { parts: { author: 'author' } }, inner),
      use('two', { parts: { author: 'author' } }, inner),
    ];
    const run = new HandRun(playbook(...both.map((step) => ({ ...step, needs: [] }))));
    const places = ['one/own', 'two/own'].map((key) => run.startOf(key).place?.workspace);
    expect(places).toEqual(['backend.one.own', 'backend.two.own']);
  });

  it('fails by the step that fails in it', () => {
    const run = new HandRun(playbook(use('inner', { parts: { author: 'author' } }, agent('first'))));
    run.begin('inner/first').fail('inner/first', 'broken');
    expect(run.ending).toBe('failed: inner/first: broken');
  });

  it.each([
    [
      'is no integer',
      { times: given('many') },
      "input times of playbook other has to be a whole number, and is 'many'",
    ],
    [
      'cannot be rendered',
      { times: { source: '', render: () => err('No such key: x') } },
      'input times of playbook other cannot be rendered: No such key: x',
    ],
  ])('has failed where an input %s', (_, inputs, reason) => {
    const takes = { times: input('integer') };
    const run = new HandRun(playbook(use('inner', { inputs, takes, parts: { author: 'author' } }, agent('first'))));
    expect(run.ending).toBe(`failed: inner: ${reason}`);
  });
});
