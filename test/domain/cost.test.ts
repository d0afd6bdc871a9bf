import { describe, expect, it } from 'vitest';
import { costsOf } from '../../src/domain/cost.ts';
import { boundOf, estimateOf } from '../../src/domain/estimate.ts';
import type { AgentSession, Event } from '../../src/domain/event.ts';
import type { Playbook, Step } from '../../src/domain/playbook.ts';

const at = (second: number) => `2026-01-15T10:00:${String(second).padStart(2, '0')}.000Z`;
const session = (costUsd: number): AgentSession => ({
  id: 's',
  costUsd,
  tokens: { input: 100, output: 10 },
  denials: [],
});
const begins = (key: string, second: number, role?: string, attempt = 1): Event => ({
  type: 'step.started',
  at: at(second),
  key,
  attempt,
  ...(role !== undefined && { role }),
});
const ends = (key: string, second: number, costUsd: number): Event => ({
  type: 'step.finished',
  at: at(second),
  key,
  outcome: { kind: 'failed', reason: 'no', session: session(costUsd) },
});

const used = (key: string, second: number): Event => ({
  type: 'session.used',
  at: at(second),
  key,
  session: session(1),
});

const former = (...costs: number[]) => costs.map((costUsd, index) => ({ costUsd, tookMs: (index + 1) * 1000 }));

const step = (verb: string, more: object): Step =>
  ({ id: 'x', title: '', needs: [], verb, ...more }) as unknown as Step;
const agent = (part: string, budgetUsd?: number, more = {}) =>
  step('agent', { part, limits: {}, ...(budgetUsd !== undefined && { budgetUsd }), ...more });
const bound = (steps: Step[], costUsd?: number) =>
  boundOf(
    { steps, finally: [], limits: { agents: 4, ...(costUsd !== undefined && { costUsd }) } } as unknown as Playbook,
    {
      parts: { author: 'backend', person: 'owner', experts: ['backend', 'frontend'] },
      budgetOf: (role) => ({ backend: 2, owner: 0 })[role],
    },
  );

describe('what a run has cost', () => {
  it('is told by step and role, and is what all of it comes to', () => {
    const costs = costsOf([
      begins('plan', 0, 'backend'),
      ends('plan', 10, 1),
      begins('rounds', 11),
      begins('rounds.1/fix', 12, 'frontend', 2),
      ends('rounds.1/fix', 15, 2.5),
      begins('open', 20, 'backend'),
    ]);
    expect(costs.total).toEqual({ calls: 2, costUsd: 3.5, tokens: { input: 200, output: 20 } });
    expect(costs.roles.map(({ role, costUsd }) => [role, costUsd])).toEqual([
      ['frontend', 2.5],
      ['backend', 1],
    ]);
    expect(costs.steps.map(({ key, attempts, tookMs, costUsd }) => [key, attempts, tookMs, costUsd])).toEqual([
      ['plan', 1, 10_000, 1],
      ['rounds', 1, undefined, 0],
      ['rounds.1/fix', 2, 3000, 2.5],
      ['open', 1, undefined, 0],
    ]);
  });

  it('counts what an attempt has used that was cut short', () => {
    const cut = [begins('a', 0, 'backend'), used('a', 1), begins('a', 2, 'backend', 2), ends('a', 3, 2)];
    expect(costsOf(cut).total).toMatchObject({ calls: 2, costUsd: 3 });
    // It is part of what the attempt has used when it has ended, and not more.
    expect(costsOf([begins('a', 0, 'backend'), used('a', 1), ends('a', 3, 2)]).total).toMatchObject({ costUsd: 2 });
    expect(costsOf([begins('a', 0, 'backend'), used('a', 1)]).roles).toMatchObject([{ role: 'backend', costUsd: 1 }]);
  });

  it('counts what a failed attempt has used as well', () => {
    // A step that was done again has two ends in its journal.
    const costs = costsOf([
      begins('plan', 0, 'backend'),
      ends('plan', 1, 1),
      begins('plan', 2, 'backend', 2),
      ends('plan', 4, 1),
    ]);
    expect(costs.total.costUsd).toBe(2);
    expect(costs.steps).toMatchObject([{ key: 'plan', attempts: 2, costUsd: 2, tookMs: 2000 }]);
  });
});

describe('what a run may cost', () => {
  it('is the median of former runs', () => {
    expect(estimateOf(former(3, 1, 2), 10)).toEqual({
      basis: 'runs',
      runs: 3,
      medianUsd: 2,
      leastUsd: 1,
      mostUsd: 3,
      medianMs: 2000,
      atMostUsd: 10,
    });
    expect(estimateOf(former(1, 2), undefined)).toMatchObject({ medianUsd: 1.5, medianMs: 1500 });
  });

  it('is what its budgets allow where there are none, and otherwise not known', () => {
    expect(estimateOf([], 4)).toEqual({ basis: 'budgets', atMostUsd: 4 });
    expect(estimateOf(former(0, 0), undefined)).toEqual({ basis: 'none' });
  });
});

describe('what the budgets of a playbook allow', () => {
  it('is the sum of what each call may cost: the lesser of the two budgets, and nothing for a person', () => {
    expect(bound([agent('author'), agent('author', 1), agent('author', 5), agent('person'), step('run', {})])).toBe(5);
  });

  it('counts loops to their last round, branches, attempts, and used playbooks', () => {
    expect(bound([step('loop', { max: 3, steps: [agent('author')] })])).toBe(6);
    expect(bound([agent('author', undefined, { retry: { max: 2 } })])).toBe(6);
    expect(bound([agent('author', 5, { retry: { max: 2 } })])).toBe(5);
    expect(bound([step('each', { over: { kind: 'part', part: 'experts' }, steps: [agent('experts', 1)] })])).toBe(2);
    expect(bound([step('use', { parts: { theirs: 'author' }, steps: [agent('theirs')] })])).toBe(2);
  });

  it('is not known where something has none, unless the run as a whole has one', () => {
    expect(bound([agent('author'), agent('experts')])).toBeUndefined();
    expect(bound([agent('author'), agent('experts')], 3)).toBe(3);
    expect(bound([agent('author')], 1)).toBe(1);
    expect(bound([step('run', {})], 1)).toBeUndefined();
  });
});
