// The most that one path costs one pattern which the config takes, among 10,000 hostile patterns and the longest paths that are
// judged. Beside it stands the ratio to reading the same path once with the plainest expression there is.
import { bundled } from './bundled.mjs';

const { parseGlob, hostileGlobs, HOSTILE_PATHS } = await bundled(`
  export { parseGlob } from './src/config/globs/glob.ts';
  export { hostileGlobs, HOSTILE_PATHS } from './test/support/hostile-globs.ts';
`);

const plain = Math.min(...HOSTILE_PATHS.map((path) => timed(/^[^\n]*$/u, path)));
let refused = 0;
let worst = { ms: 0, pattern: '', length: 0 };
let total = 0;
let judged = 0;
for (const { pattern } of hostileGlobs(10_000, 5)) {
  const parsed = parseGlob(pattern, false);
  if (!parsed.ok) {
    refused += 1;
    continue;
  }
  const regex = new RegExp(parsed.value.regex, 'u');
  for (const path of HOSTILE_PATHS) {
    // The lower of two: the first also compiles the expression.
    const ms = Math.min(timed(regex, path), timed(regex, path));
    total += ms;
    judged += 1;
    if (ms > worst.ms) worst = { ms, pattern, length: path.length };
  }
}
console.log(`10,000 hostile patterns: ${refused} refused when the config is loaded.`);
console.log(`The others, a path of ${worst.length} characters each: ${(total / judged).toFixed(3)} ms in the mean,`);
console.log(
  `${worst.ms.toFixed(2)} ms at worst (limit 50; ${Math.round(worst.ms / plain)} x one plain read): ${worst.pattern}`,
);

function timed(regex, path) {
  const start = performance.now();
  regex.test(path);
  return performance.now() - start;
}
