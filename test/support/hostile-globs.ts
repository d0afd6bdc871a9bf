import { seeded } from './seeded.ts';

/** A pattern made to be costly, and why it must be refused where that is certain. */
export interface HostileGlob {
  pattern: string;
  refusal?: RegExp;
}

const NAMES = ['a', 'b', 'aa', '?', '[ab]', '[!b]', '\u00e9'];

const path = (length: number, piece: () => string) => Array.from({ length }, piece).join('/');

/** Patterns that keep an expression busy which backtracks: many stars, many `**`, braces in braces, long ranges. */
export function* hostileGlobs(count: number, seed: number): Generator<HostileGlob> {
  const random = seeded(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const pick = (from: readonly string[]) => from[upTo(from.length - 1)] ?? '';
  const starred = (stars: number) => Array.from({ length: stars }, () => `*${pick(NAMES)}`).join('') + pick(NAMES);
  const kinds: (() => HostileGlob)[] = [
    () => ({ pattern: starred(4 + upTo(30)), refusal: /^\d+ \* in one segment cost too much$/ }),
    () => ({ pattern: path(4 + upTo(5), () => `**/${pick(NAMES)}`), refusal: /^the pattern has more than 3 \*\*$/ }),
    () => ({
      pattern: path(33 + upTo(40), () => pick(['a', 'b'])),
      refusal: /^the pattern has more than 32 segments$/,
    }),
    () => ({ pattern: '{a,b}'.repeat(7 + upTo(20)), refusal: /^the braces stand for more than 64 patterns$/ }),
    () => ({ pattern: `{1..${65 + upTo(1e6)}}`, refusal: /^the braces stand for more than 64 patterns$/ }),
    () => ({ pattern: 'a'.repeat(513 + upTo(4000)), refusal: /^the pattern is longer than 512 characters$/ }),
    () => ({ pattern: `${'+('.repeat(1 + upTo(20))}a+${')'.repeat(20)}`, refusal: /./ }),
    () => ({ pattern: path(1 + upTo(16), () => starred(1 + upTo(2))) }),
    () => ({ pattern: `**/${path(1 + upTo(8), () => starred(1 + upTo(2)))}/**/${starred(3)}/**/x` }),
    () => ({ pattern: `{${path(1 + upTo(3), () => starred(2))},${starred(3)}}/{*a*a,**}/**/{x,*b*b}` }),
    () => ({ pattern: `**/*/**/*/**/${pick(NAMES)}` }),
    () => ({ pattern: `{{a,b},{*a,*b}*{1..${1 + upTo(9)}}}/**/*a*a*b` }),
  ];
  for (let made = 0; made < count; made += 1) yield (kinds[upTo(kinds.length - 1)] as () => HostileGlob)();
}

/** Paths of 4,096 characters, the longest that are judged, which nearly fit such patterns. */
export const HOSTILE_PATHS = [
  `${'a'.repeat(250)}/`.repeat(16) + 'y'.repeat(80),
  'a/'.repeat(2047) + 'aa',
  'aab/'.repeat(1023) + 'caaa',
  'a'.repeat(4096),
].map((path) => path.slice(0, 4096));
