/**
 * Words are texts in which what nobody can see before the command runs stands as a hole, with the reason in it. The marks
 * are noncharacters (Unicode 23.7): a text that brings its own only makes itself unknown.
 */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

export function unseen(why: string): string {
  return OPEN + why + CLOSE;
}

export function isSeen(text: string): boolean {
  return !text.includes(OPEN) && !text.includes(CLOSE);
}

/** Why the first hole of a text cannot be seen. */
export function whyUnseen(text: string): string {
  const from = text.indexOf(OPEN) + 1;
  const to = text.indexOf(CLOSE, from);
  return text.slice(from, to === -1 ? undefined : to) || 'something that is not known before it runs';
}

/** A text as it is shown to people: with an ellipsis for each hole. */
export function shown(text: string): string {
  let rest = text;
  let all = '';
  for (let from = rest.indexOf(OPEN); from !== -1; from = rest.indexOf(OPEN)) {
    const to = rest.indexOf(CLOSE, from);
    all += `${rest.slice(0, from)}\u2026`;
    rest = to === -1 ? '' : rest.slice(to + 1);
  }
  return all + rest;
}

/** Whether a text may begin with anything, as an option for one. */
export function beginsUnseen(text: string): boolean {
  return text.startsWith(OPEN);
}
