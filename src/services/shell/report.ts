import type { Certainty } from '../../domain/shell-effects.ts';
import { canonicalPath } from '../../store/canonical-path.ts';
import { join, resolve } from 'node:path';
import type { Context } from './context.ts';
import type { Shell } from './shell.ts';
import { isSeen, whyUnseen } from './words/unseen.ts';

interface Where {
  shell: Shell;
  context: Context;
  /** As it is shown to people. */
  by: string;
}

/** What a command says of what it does. */
export interface Report {
  /** Writes one file. */
  write(path: string, certainty?: Certainty, change?: { isMode: boolean }): void;
  /** Takes one file away. */
  remove(path: string, certainty?: Certainty): void;
  /** May write anything. */
  unknown(why: string): void;
  evasion(why: string): void;
  /** The path as it is seen from the root; undefined where it can't be known, which is reported. */
  absolute(path: string): string | undefined;
  /** The same, but a link that lies at the path itself is not followed. */
  entry(path: string): string | undefined;
}

/** Devices that are no files. */
const DEVICES = /^\/dev\/(?:null|zero|full|tty|stdin|stdout|stderr|fd\/\d+|tcp\/.*|udp\/.*|u?random|shm)$/;

export function report({ shell, context, by }: Where): Report {
  const { effects } = context.line;
  const seen = (path: string, isWhole: boolean): string | undefined => {
    if (!isSeen(path)) unknown(whyUnseen(path));
    else if (path.startsWith('/')) return shell.disk.led(plain(path), isWhole);
    else if (shell.cwd !== undefined) return shell.disk.led(plain(join(shell.cwd, '/') + path), isWhole);
    else unknown('the folder it runs in is not known');
    return undefined;
  };
  const unknown = (why: string): void => {
    effects.addUnknown(by, why);
    shell.disk.disturb();
  };
  const isSure = (path: string): boolean => path.startsWith('/') || !shell.isDoubtful;
  const change =
    (operation: 'write' | 'remove') =>
    (path: string, certainty: Certainty = 'known', { isMode } = { isMode: false }): void => {
      if (path === '') return;
      const whole = seen(path, operation === 'write');
      if (whole === undefined || DEVICES.test(whole)) return;
      if (operation === 'write' && shell.disk.is(whole, 'folder') && certainty === 'known') return;
      effects.add({
        operation,
        path: whole,
        certainty: certainty === 'known' && isSure(path) ? context.certainty : 'possible',
        by,
      });
      if (isMode) return;
      if (operation === 'write')
        for (const twin of shell.disk.twins(whole)) effects.add({ operation, path: twin, certainty: 'possible', by });
      if (operation === 'remove') shell.disk.set(whole, 'none');
      else if (!shell.disk.is(whole, 'folder')) shell.disk.set(whole, 'file');
    };
  return {
    write: change('write'),
    remove: change('remove'),
    unknown,
    evasion: (why) => effects.addEvasion(by, why),
    absolute: (path) => seen(path, true),
    entry: (path) => seen(path, false),
  };
}

/** Without what goes nowhere; `..` stays where a link before it leads elsewhere. */
function plain(path: string): string {
  const short = resolve(path);
  if (!path.includes('..')) return short;
  return canonicalPath(short) === canonicalPath(path) ? short : path;
}
