import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import type { Playbook } from '../../src/domain/playbook.ts';
import { masked, secretsOf } from '../../src/domain/secrets.ts';

const at = '2026-01-15T10:00:00.000Z';

it('a secret of several lines is one in each of them, the longest first', () => {
  const secret = { description: '', type: 'text', secret: { env: 'KEY' } } as const;
  const playbook = { inputs: { key: secret }, steps: [], finally: [] } as unknown as Playbook;
  const key = 'line-one-of-it\nline-two\n==';
  expect(secretsOf(playbook, { KEY: key })).toEqual([key, 'line-one-of-it', 'line-two']);
  expect(secretsOf(playbook, {})).toEqual([]);
});

describe('what is masked of an event', () => {
  it('is what was printed and said, at whatever depth, with the names of its members', () => {
    const event: Event = {
      type: 'step.finished',
      at,
      key: 'go',
      outcome: { kind: 'succeeded', output: { text: 'it is s3cret', list: [{ s3cret: 's3crets' }] } },
    };
    expect(masked(event, ['s3cret'])).toMatchObject({
      outcome: { output: { text: 'it is ***', list: [{ '***': '***s' }] } },
    });
    const failed: Event = { type: 'step.finished', at, key: 'go', outcome: { kind: 'failed', reason: 's3cret!' } };
    expect(masked(failed, ['s3cret'])).toMatchObject({ outcome: { reason: '***!' } });
  });

  it('is nothing that the run goes by, although a secret is the same word', () => {
    const words = ['test', 'lead', 'failed', 'string', '2026', 'step.finished'];
    const events: Event[] = [
      { type: 'step.started', at, key: 'test', attempt: 1, part: 'lead', role: 'lead', workspace: 'lead' },
      { type: 'step.started', at, key: 'test', attempt: 1, branches: ['test'] },
      { type: 'step.finished', at, key: 'test', outcome: { kind: 'failed', reason: 'no', class: 'exit', at: 'test' } },
      { type: 'approval.requested', at, key: 'test', question: 'Go on?', output: { type: 'string' } },
      { type: 'run.closing', at, outcome: 'failed' },
    ];
    for (const event of events) expect(masked(event, words)).toEqual(event);
  });
});
