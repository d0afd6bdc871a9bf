import { LONGEST_WAIT_MS } from '../../domain/write-request.ts';
import { parseDuration } from '../duration.ts';
import { type Check, finding } from './check.ts';

/** The client gives up on a hook that waits for longer. */
export const waitsEnd: Check = (outline) => {
  const { askWait } = outline;
  if (!askWait || !/^[1-9][0-9]{0,5}(ms|s|m|h)$/.test(askWait.text)) return [];
  if (parseDuration(askWait.text) <= LONGEST_WAIT_MS) return [];
  return [finding(outline, askWait.path, { code: 'too-long', message: 'a write waits for an answer for 1h at most' })];
};
