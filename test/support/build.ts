import { execFileSync } from 'node:child_process';

/** Vitest's global set-up: the tests drive the built command, so it is built once before them. */
export default function setup(): void {
  if (process.env['COORD_BUILT']) return;
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
