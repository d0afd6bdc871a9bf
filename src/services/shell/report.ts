import { join, resolve } from 'node:path';
import type { Certainty } from '../../domain/shell-effects.ts';
import { canonicalPath } from '../../store/canonical-path.ts';
import type { Context } from './context.ts';
import type { Shell } from './shell.ts';
import { isSeen, whyUnseen } from './words/unseen.ts';

/** Devices that are no files. */
const DEVICES = /^\/dev\/(?:null|zero|full|tty|stdin|stdout|stderr|fd\/\d+|tcp\/.*|udp\/.*|u?random|shm)$/;

/** What a command says of what it does. */
export class Report {
  readonly shell: Shell;
  readonly context: Context;
  /** As it is shown to people. */
  readonly by: string;

  constructor(shell: Shell, context: Context, by: string) {
    this.shell = shell;
    this.context = context;
    this.by = by;
  }

  /** Writes one file. @param isMode whether only its mode changes */
  write(path: string, certainty: Certainty = 'known', { isMode } = { isMode: false }): void {
    const whole = path === '' ? undefined : this.absolute(path);
    if (whole === undefined || DEVICES.test(whole)) return;
    const { disk } = this.shell;
    const isFolder = disk.is(whole, 'folder');
    if (isFolder && certainty === 'known' && !isMode) return;
    this.add('write', path, whole, certainty);
    if (isMode) return;
    for (const twin of disk.twins(whole)) this.add('write', path, twin, 'possible');
    if (!isFolder) disk.set(whole, 'file');
  }

  /** Takes one file away. */
  remove(path: string, certainty: Certainty = 'known'): void {
    const whole = path === '' ? undefined : this.entry(path);
    if (whole === undefined || DEVICES.test(whole)) return;
    this.add('remove', path, whole, certainty);
    this.shell.disk.set(whole, 'none');
  }

  /** May write anything. */
  unknown(why: string): void {
    this.context.line.effects.addUnknown(this.by, why);
    this.shell.disk.disturb();
  }

  evasion(why: string): void {
    this.context.line.effects.addEvasion(this.by, why);
  }

  /** The path as it is seen from the root; undefined where it can't be known, which is reported. */
  absolute(path: string): string | undefined {
    return this.placed(path, true);
  }

  /** The same, but a link that lies at the path itself is not followed. */
  entry(path: string): string | undefined {
    return this.placed(path, false);
  }

  private placed(path: string, isWhole: boolean): string | undefined {
    const { cwd, disk } = this.shell;
    if (!isSeen(path)) this.unknown(whyUnseen(path));
    else if (path.length > LONGEST_PATH) this.unknown('a path that is longer than any can be');
    else if (path.startsWith('/')) return disk.led(plain(path), isWhole);
    else if (cwd !== undefined) return disk.led(plain(join(cwd, '/') + path), isWhole);
    else this.unknown('the folder it runs in is not known');
    return undefined;
  }

  private add(operation: 'write' | 'remove', path: string, whole: string, certainty: Certainty): void {
    const isSure = certainty === 'known' && (path.startsWith('/') || !this.shell.isDoubtful);
    const said = isSure ? this.context.certainty : 'possible';
    this.context.line.effects.add({ operation, path: whole, certainty: said, by: this.by });
  }
}

/** Characters; Linux takes paths of 4096 bytes. */
const LONGEST_PATH = 4096;

/** Without what goes nowhere; `..` stays where a link before it leads elsewhere. */
function plain(path: string): string {
  const short = resolve(path);
  if (!path.includes('..')) return short;
  return canonicalPath(short) === canonicalPath(path) ? short : path;
}
