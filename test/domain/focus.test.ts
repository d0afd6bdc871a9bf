import { expect, it } from 'vitest';
import { type Focus, focusAt } from '../../src/domain/focus.ts';

const MINUTE = 60_000;
const RULES = { checkpointMs: 25 * MINUTE, breakMs: 90 * MINUTE, reminders: true };
const at = (minutes: number, boot = 'b') => ({ boot, ms: minutes * MINUTE });

/** What happens to somebody who shows life at these minutes. */
function happenings(minutes: readonly number[], rules = RULES): string[] {
  let focus: Focus | undefined;
  let last: ReturnType<typeof at> | undefined;
  return minutes.flatMap((minute) => {
    const now = at(minute);
    const due = focusAt(now, last, focus, rules);
    [focus, last] = [due.focus, now];
    return [due.isCheckpointDue ? `checkpoint at ${minute}` : [], due.isBreakDue ? `break at ${minute}` : []].flat();
  });
}

const every = (step: number, from: number, to: number) =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);

it('is checkpointed and reminded once in each interval', () => {
  expect(happenings(every(5, 0, 180))).toEqual([
    'checkpoint at 25',
    'checkpoint at 50',
    'checkpoint at 75',
    'break at 90',
    'checkpoint at 100',
    'checkpoint at 125',
    'checkpoint at 150',
    'checkpoint at 175',
    'break at 180',
  ]);
});

it('begins anew after a pause of ten minutes', () => {
  const worked = [...every(5, 0, 85), ...every(5, 95, 180)];
  expect(happenings(worked).filter((one) => one.startsWith('break'))).toEqual([]);
  expect(happenings([...worked, 185])).toContain('break at 185');
});

it('reminds nobody who wants no reminders', () => {
  const quiet = happenings(every(5, 0, 180), { ...RULES, reminders: false });
  expect(quiet.filter((one) => one.startsWith('break'))).toEqual([]);
  expect(quiet).toContain('checkpoint at 25');
});

it('begins anew after a reboot', () => {
  const now = at(1, 'the next boot');
  expect(focusAt(now, at(500), { since: at(100) }, RULES)).toEqual({
    focus: { since: now },
    isCheckpointDue: false,
    isBreakDue: false,
    hasChanged: true,
  });
});
