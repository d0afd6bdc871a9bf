import { expect, it } from 'vitest';
import { checkpointsToDrop, KEPT_CHECKPOINTS } from '../../src/domain/checkpoint.ts';
import type { Checkpoint } from '../../src/domain/records.ts';

const BLANK = { at: '2026-01-15T09:00:00Z', by: { as: 'agent' as const }, worktree: '/w', changed: [], leases: [] };
const made = (reasons: readonly Checkpoint['reason'][]): Checkpoint[] =>
  reasons.map((reason, index) => ({ ...BLANK, id: String(index), reason, tasks: [], nextActions: [], threads: [] }));
const dropped = (reasons: readonly Checkpoint['reason'][]) => checkpointsToDrop(made(reasons)).map(({ id }) => id);
const times = (count: number, reason: Checkpoint['reason']) => Array.from({ length: count }, () => reason);

it('keeps the last ones of a role', () => {
  expect(dropped(times(KEPT_CHECKPOINTS, 'interval'))).toEqual([]);
  expect(dropped(times(KEPT_CHECKPOINTS + 2, 'interval'))).toEqual(['0', '1']);
});

it('takes its own before those that somebody asked for', () => {
  expect(dropped(['asked', 'interval', ...times(KEPT_CHECKPOINTS - 1, 'asked')])).toEqual(['1']);
});

it('takes one that was asked for only when somebody asks for another', () => {
  expect(dropped([...times(KEPT_CHECKPOINTS, 'asked'), 'interval'])).toEqual([]);
  expect(dropped(times(KEPT_CHECKPOINTS + 1, 'asked'))).toEqual(['0']);
});
