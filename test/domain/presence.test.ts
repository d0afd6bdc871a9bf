import { expect, it } from 'vitest';
import { IDLE_AFTER_MS, presenceOf } from '../../src/domain/presence.ts';

const DAY = 86_400_000;
const now = { boot: 'b', ms: 10 * DAY };
const at = (silentMs: number, boot = 'b') => ({ boot, ms: now.ms - silentMs });

it.each([
  ['active', { hasEnded: false, process: 'running', lastSign: at(0) }],
  ['active', { hasEnded: false, process: undefined, lastSign: at(IDLE_AFTER_MS - 1) }],
  ['active', { hasEnded: false, process: 'unknown', lastSign: at(1000) }],
  ['idle', { hasEnded: false, process: 'running', lastSign: at(IDLE_AFTER_MS) }],
  ['idle', { hasEnded: false, process: 'running', lastSign: at(DAY - 1) }],
  ['idle', { hasEnded: false, process: 'running', lastSign: undefined }],
  ['lost', { hasEnded: false, process: 'running', lastSign: at(DAY) }],
  ['lost', { hasEnded: false, process: 'ended', lastSign: at(0) }],
  ['lost', { hasEnded: false, process: undefined, lastSign: undefined }],
  ['lost', { hasEnded: false, process: undefined, lastSign: at(0, 'the boot before') }],
  ['ended', { hasEnded: true, process: 'running', lastSign: at(0) }],
] as const)('is %s: %o', (presence, signs) => {
  expect(presenceOf(signs, now, DAY)).toBe(presence);
});
