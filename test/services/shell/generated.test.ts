import { expect, it } from 'vitest';
import type { ShellEffects } from '../../../src/domain/shell-effects.ts';
import { createSandbox } from '../../support/sandbox.ts';
import { seeded } from '../../support/seeded.ts';
import { ofSoak, soaked } from '../../support/soaked.ts';
import { effectsOf } from './effects-of.ts';
import { BRANCHING_COMMANDS, TRUE_COMMANDS } from './true-commands.ts';

const COUNT = ofSoak(200_000, 5_000);

it(`answers to ${COUNT} generated command lines, whole and damaged`, { timeout: 0 }, async ({ task }) => {
  const sandbox = await createSandbox();
  for (const path of ['src/a.ts', 'src/b.ts', 'docs/x.md']) sandbox.write(path, 'text\n');
  const random = seeded(5);
  let withWrites = 0;
  for (let done = 0; done < COUNT; done += 1) {
    const command = generated(random);
    const effects = await effectsOf(sandbox, command);
    expect(faultsOf(effects), command).toEqual([]);
    if (effects.writes.length > 0) withWrites += 1;
  }
  // A generator of which nothing writes would try nothing.
  expect(withWrites).toBeGreaterThan(COUNT / 10);
  soaked(task, { 'command lines': COUNT });
});

/** What no answer may have: a fault of coord's own, a path that is not absolute, more than can be looked at. */
function faultsOf({ writes, unknown, commands }: ShellEffects): string[] {
  return [
    ...unknown.filter(({ why }) => why.startsWith('coord could not follow it')).map(({ why }) => why),
    ...writes.filter(({ path }) => !path.startsWith('/') || /[\uFDD0\uFDD1]/.test(path)).map(({ path }) => path),
    ...(writes.length > 2000 || unknown.length > 50 || commands.length > 2000 ? ['too much'] : []),
  ];
}

/** git is asked for each of these, which takes its time: they are tried elsewhere. */
const SEEDS = [...TRUE_COMMANDS, ...BRANCHING_COMMANDS].filter((command) => !command.includes('git '));

function generated(random: () => number): string {
  const way = random();
  if (way < 0.4) return line(random, 3);
  if (way < 0.8) return mutated(pick(random, SEEDS), random);
  if (way < 0.95) return mutated(line(random, 3), random);
  return Array.from({ length: 1 + Math.floor(random() * 60) }, () =>
    String.fromCharCode(Math.floor(random() * (random() < 0.9 ? 128 : 65_536))),
  ).join('');
}

const pick = <T>(random: () => number, choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;

const NAMES = (
  'cp mv rm ln tee sed awk perl find xargs bash sh eval env sudo time exec command cd pushd popd touch dd sort tar patch curl ' +
  'wget python3 node ruby ed vim install truncate chmod mktemp export local read set shift source unset echo printf cat ls ' +
  'split script gzip openssl rsync prettier npm make true false exit return trap alias mapfile declare timeout parallel'
).split(' ');
const WORDS = (
  'a b src docs src/a.ts *.ts src/* {a,b} {1..3} ~ ~/x .. . / - -- -i -e -r -rf -c -n -p -t -o -x -f -C -I{} -exec ; + {} ' +
  '\\; $x ${x:-y} ${x%.*} ${x/a/b} "$@" $1 $(echo\\ a) `pwd` $((1+2)) $? ${#x} ${!x} ${x[@]} a=b x=src s/a/b/ s/a/b/w\\ z ' +
  "'a b' \"a b\" $'a\\n' -delete -name of=x if=y --in-place --output=z -pi -exec\\ rm"
).split(' ');
const ENDS = ['', '', '', '> out', '>> $x', '2>&1', '< a', '&> b', '<<< x', '<<E\nrm a\nE\n', '> >(tee c)', '{fd}> d'];

function line(random: () => number, depth: number): string {
  const inner = () => (depth > 0 ? line(random, depth - 1) : simple(random));
  switch (Math.floor(random() * 14)) {
    case 0:
      return `${inner()}; ${inner()}`;
    case 1:
      return `${inner()} && ${inner()}`;
    case 2:
      return `${inner()} | ${inner()}`;
    case 3:
      return `(${inner()}) || ${inner()}`;
    case 4:
      return `if ${inner()}; then ${inner()}; else ${inner()}; fi`;
    case 5:
      return `for x in ${pick(random, WORDS)} ${pick(random, WORDS)}; do ${inner()}; done`;
    case 6:
      return `while ${inner()}; do ${inner()}; done`;
    case 7:
      return `f() { ${inner()}; }; f ${pick(random, WORDS)}`;
    case 8:
      return `bash -c '${inner().replaceAll("'", '')}' _ ${pick(random, WORDS)}`;
    case 9:
      return `case $x in a) ${inner()} ;; *) ${inner()} ;& b) ${inner()} ;; esac`;
    case 10:
      return `x=$(${inner()})`;
    default:
      return simple(random);
  }
}

function simple(random: () => number): string {
  const words = Array.from({ length: Math.floor(random() * 5) }, () => pick(random, WORDS));
  return [pick(random, NAMES), ...words, pick(random, ENDS)].join(' ');
}

/** A few characters are lost, doubled, put in or exchanged. */
function mutated(command: string, random: () => number): string {
  let text = command;
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) {
    const at = Math.floor(random() * text.length);
    const length = 1 + Math.floor(random() * 6);
    const part = pick(random, [
      '',
      text.slice(at, at + length).repeat(2),
      pick(random, WORDS),
      pick(random, [...'\'"`$(){}[]<>|&;\\\n*?~!#=']),
    ]);
    text = text.slice(0, at) + part + text.slice(at + (random() < 0.5 ? length : 0));
  }
  return text;
}
