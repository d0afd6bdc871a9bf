import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../support/sandbox.ts';
import { effectsOf, inShort } from './effects-of.ts';

/** `x` is written, `-x` removed, `?` possible; see effects-of.ts. What bash really does is held against it in truth.test.ts. */
type Row = [command: string, expected: string[]];

const FAMILIES: Record<string, Row[]> = {
  'what only looks': [
    [
      'ls -la; cat README.md | grep x | head -3 | wc -l; git log --oneline; git status; git diff HEAD~1; jq . < a.json',
      [],
    ],
    ['test -f x && [ -d y ] && echo "$(date)" || true', []],
    [
      'rg --files | sort | uniq -c; find . -name "*.ts" -print; sed -n 1,5p README.md; awk "{ print \\$1 }" README.md',
      [],
    ],
    ['rg --pre ./x y', ['unknown (rg --pre)']],
    ['tree -o list', ['list']],
    ['find . -name x -exec cat {} +', []],
  ],
  'copies and moves': [
    ['cp README.md src', ['src/README.md']],
    ['cp README.md src/new', ['src/new']],
    ['mv README.md src', ['-README.md', 'src/README.md']],
    ['mv src lib', ['-src/a.ts', '-src/deep/b.ts', 'lib/a.ts', 'lib/deep/b.ts']],
    ['ln -s ../README.md src/link', ['src/link']],
    ['cp $NOT_SET src', ['unknown (cp)']],
    ['if ls; then d=src; else d=docs; fi; cp README.md $d/y', ['?docs/y', '?src/y']],
  ],
  editors: [
    ['sed -i.bak s/a/b/ src/a.ts', ['src/a.ts', 'src/a.ts.bak']],
    ['sed -i "s/a/$NOT_SET/" src/a.ts', ['src/a.ts', 'unknown (sed)']],
    ["sed 's/a/b/w out' src/a.ts", ['out']],
    ["perl -pi -e 's/a/b/' src/a.ts", ['src/a.ts']],
    ["perl -pi -e 's/a/unlink(q(x))/e' src/a.ts", ['src/a.ts', 'unknown (perl)']],
    ['awk \'{ print > "out" }\' README.md', ['out']],
    ["awk -i inplace '{ print }' README.md", ['README.md']],
    ['printf "%s\\n" "1d" w q | ed -s README.md', ['README.md']],
    ["vim -es -c '%s/a/b/' -c 'wq' README.md", ['README.md']],
    ["vim -es -c '!rm x' README.md", ['?README.md', 'unknown (vim)']],
  ],
  'fetches and archives': [
    ['curl -sSfLo out https://example.com/x', ['out']],
    ['curl -O https://example.com/x.tgz', ['x.tgz']],
    ['curl -s https://example.com/x | sh', ['unknown (sh)']],
    ['wget -qO out https://example.com/x', ['out']],
    ['tar -xzf a.tgz -C src', ['?src']],
    ['tar czf a.tgz src', ['a.tgz']],
    ['unzip -q a.zip -d docs', ['?docs']],
    ['tar -tf a.tgz', []],
  ],
  'scripts of other languages': [
    ["python3 -c \"open('out', 'w').write('x')\"", ['out', 'unknown (python3)']],
    ['python3 build.py', ['unknown (python3)']],
    ["node -e \"require('fs').writeFileSync('out', 'x')\"", ['out', 'unknown (node)']],
    ["python3 - <<'EOF'\nif x:\n    pass\nopen('out', 'w')\nEOF", ['?out', 'unknown (python3)']],
    ["ruby -e \"File.write('out', 'x')\"", ['out', 'unknown (ruby)']],
    ['python3 -c "print(\'open(1)\')"', ['unknown (python3)']],
  ],
  'tools of projects': [
    ['npm test', ['unknown (npm test)']],
    ['npx prettier --write src/a.ts "docs/**/*.md"', ['?docs', '?src/a.ts']],
    ['prettier --check .', []],
    ['npx tsc --noEmit', []],
    ['eslint --fix src', ['?src']],
    ['make -C src all', ['unknown (make)']],
    ['rsync -a src/ docs', ['?docs']],
    ['./build.sh', ['unknown (./build.sh)']],
  ],
  'what cannot be known': [
    ['$COMMAND x', ['unknown (\u2026)']],
    ['cd "$NOT_SET"; echo > x', ['unknown (>)']],
    ['eval "$NOT_SET"; echo > x', ['?x', 'unknown (eval)']],
    ['source nothing.sh', ['unknown (source)']],
    ['PATH=.:$PATH; ls', ['unknown (ls)']],
    ['LD_PRELOAD=./x.so ls', ['unknown (LD_PRELOAD=)']],
    ['echo "unterminated > x', ['unknown (the command line)']],
    ['echo > x; for', ['?x', 'unknown (the command line)']],
  ],
};

describe.each(Object.entries(FAMILIES))('%s', (_, rows) => {
  it.each(rows)('%s', async (command, expected) => {
    const sandbox = await smallSandbox();
    expect(inShort(sandbox, await effectsOf(sandbox, command))).toEqual(expected);
  });
});

async function smallSandbox(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  for (const path of ['README.md', 'src/a.ts', 'src/deep/b.ts', 'docs/x.md']) sandbox.write(path, 'text\n');
  return sandbox;
}

const LONG = 'echo ' + 'x'.repeat(70_000);

it.each([
  ['a text that is too long', LONG, 'it is longer than 64 KiB'],
  ['commands too deep inside each other', 'f() { f; }; f', 'commands lie too deep inside each other'],
  ['too many commands', 'true; '.repeat(5_000), 'it is too long to follow'],
  ['what is opened and never closed', 'case a?>(~a()#\n'.repeat(4_000), 'it takes too long to read'],
  ['too many files', 'touch {1..400}{a,b,c,d}; touch {1..400}{e,f,g,h}', 'braces with too many words'],
])('%s: one sentence says so', async (_, command, why) => {
  const { unknown } = await effectsOf(await createSandbox(), command);
  expect(unknown.map((one) => one.why)).toContain(why);
});
