import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../support/sandbox.ts';
import { effectsOf, inShort } from './effects-of.ts';

const ROWS: [command: string, expected: string[]][] = [
  ['echo a > x', ['x']],
  ['echo a >> x', ['x']],
  ['echo a >| x', ['x']],
  ['> x', ['x']],
  ['make-it &> x', ['x', 'unknown (make-it)']],
  ['ls 2> x', ['x']],
  ['ls > x 2>&1', ['x']],
  ['ls >& x', ['x']],
  ['ls &>> x', ['x']],
  ['cat <> x', ['?x']],
  ['cat < x', []],
  ['ls > /dev/null 2>&1', []],
  ['ls {fd}> x', ['x']],
  ['exec 3> x; echo a >&3', ['x']],
  ['cat <<EOF > x\ntext > y\nEOF', ['x']],
  ['cat <<< "a > y" > x', ['x']],
  ['{ echo a; echo b; } > x', ['x']],
  ['(echo a) > x', ['x']],
  ['for i in 1 2; do echo; done > x', ['x']],
  ['echo a > "$SET/x"', ['set/x']],
  ['echo a > "$NOT_SET/x"', ['unknown (>)']],
  ['echo a > src', []],
  ['echo a > >(tee x)', ['x']],
  ['echo \'a > y\' "b > z"', []],
  ['echo a \\> x', []],
];

describe('redirections', () => {
  it.each(ROWS)('%s', async (command, expected) => {
    const sandbox = await createSandbox();
    sandbox.write('src/a.ts', 'a\n');
    expect(inShort(sandbox, await effectsOf(sandbox, command))).toEqual(expected);
  });
});
