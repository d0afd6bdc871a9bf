import type { Call, Family, Table } from '../call.ts';
import type { Outcome } from '../context.ts';
import { type Manual, manual } from '../options.ts';
import { isSeen } from '../words/unseen.ts';

/** Commands that run another: their options, and operands of their own before it. */
const PLAIN: Readonly<Record<string, [options: string, operands?: number]>> = {
  nice: ['n: adjustment: help version'],
  nohup: ['help version'],
  setsid: ['c f w ctty fork wait help version'],
  stdbuf: ['i: o: e: input: output: error: help version'],
  unbuffer: ['p'],
  time: ['p a v V f: o: portability append verbose quiet format: output: help version'],
  timeout: ['k: s: v foreground preserve-status kill-after: signal: verbose help version', 1],
  gtimeout: ['k: s: v foreground preserve-status kill-after: signal: verbose help version', 1],
  ionice: ['c: n: t p: class: classdata: ignore help version'],
  taskset: ['a c p all-tasks cpu-list pid help version', 1],
  caffeinate: ['d i m s u t: w:'],
  doas: ['n s u: C: L'],
  busybox: ['help list'],
  toybox: ['help list'],
  fakeroot: ['l: s: i: u b: h v'],
  strace: ['f F c C q v T t r y i n k e: o: p: s: u: E: a: b: I: O: S: P: X: D'],
};

export const WRAPPERS: Table = {
  ...Object.fromEntries(
    Object.entries(PLAIN).map(([name, [options, operands]]) => [name, through(manual(options), operands)]),
  ),
  sudo: through(
    manual(
      'A b E e H K k l n P S s V v B i C: D: g: h: p: R: r: T: t: U: u: a: c: askpass background preserve-env? ' +
        'set-home non-interactive stdin shell login user: group: host: prompt: chdir: help version',
    ),
  ),
  env: runInEnvironment,
  command: runUnwrapped,
  builtin: runUnwrapped,
  exec: replaceShell,
};

/** @param skipped operands of its own before the command that it runs */
function through(options: Manual, skipped = 0): Family {
  return (call) => {
    const { operands, has, values } = call.read(options, true);
    const command = withoutAssignments(call, operands.slice(skipped));
    if (call.name === 'time' || call.name === 'strace') for (const file of values('o', 'output')) call.write(file);
    if (call.name === 'sudo' && has('e', 's', 'i', 'D', 'R', 'shell', 'login', 'chdir'))
      call.unknown('what it runs is not looked into');
    return started(call, command);
  };
}

async function started(call: Call, command: readonly string[], inner = call.shell.fork()): Promise<void> {
  if (command.length === 0) return;
  const { ok, failed } = await call.run(command, { isUnwrapped: true }, inner);
  call.shell.disk = (ok ?? failed ?? inner).disk;
}

/** `sudo A=1 command` */
function withoutAssignments(call: Call, words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => !/^\w+=/.test(word));
  for (const word of words.slice(0, at === -1 ? undefined : at)) setVariable(call, word, call.shell);
  return at === -1 ? [] : words.slice(at);
}

function setVariable(call: Call, word: string, shell: Call['shell']): void {
  const equals = word.indexOf('=');
  call.assign(word.slice(0, equals), { kind: 'texts', texts: [word.slice(equals + 1)] }, shell);
}

const ENV = manual(
  'i 0 v u: C: S: P: ignore-environment null debug unset: chdir: split-string: block-signal? default-signal? ' +
    'ignore-signal? list-signal-handling argv0: help version',
);

function runInEnvironment(call: Call): Promise<void> | void {
  const { has, values, operands } = call.read(ENV, true);
  const inner = call.shell.fork();
  if (has('i', 'ignore-environment') || call.args[0] === '-')
    call.evasion('it hides who somebody is from coord: the environment is emptied');
  for (const name of values('u', 'unset')) {
    if (name.startsWith('COORD_') || name === 'CLAUDECODE') call.evasion('it hides who somebody is from coord');
    inner.set(name, { kind: 'unset' });
  }
  const folder = values('C', 'chdir').at(-1);
  if (folder !== undefined) inner.cwd = call.absolute(folder);
  const split = values('S', 'split-string').join(' ');
  if (/["'\\$]/.test(split) || !isSeen(split)) call.unknown('a text that it splits by rules of its own');
  const words = [...split.split(/\s+/).filter((word) => word !== ''), ...operands.filter((word) => word !== '-')];
  const at = words.findIndex((word) => !/^[^=]+=/.test(word));
  for (const word of words.slice(0, at === -1 ? undefined : at)) {
    setVariable(call, word, inner);
    inner.export(word.slice(0, word.indexOf('=')));
  }
  return at === -1 ? undefined : started(call, words.slice(at), inner);
}

/** Passes by functions of the same name. */
function runUnwrapped(call: Call): Promise<Outcome> | undefined {
  const at = call.args.findIndex((word) => !/^-[pvV]+$/.test(word) && word !== '--');
  const looks = call.args.slice(0, at === -1 ? undefined : at).some((word) => /^-p*[vV]/.test(word));
  return at === -1 || looks ? undefined : call.run(call.args.slice(at), { isUnwrapped: true });
}

/** `exec` with a command ends the shell; without one only its redirections count. */
async function replaceShell(call: Call): Promise<Outcome | undefined> {
  const { operands } = call.read(manual('c l a:'), true);
  if (operands.length === 0) return undefined;
  await started(call, operands);
  return { ok: undefined, failed: undefined };
}
