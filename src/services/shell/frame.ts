import type { Shell, Value } from './shell.ts';

/** A function that runs: its local variables, and where it has returned. */
export class Frame {
  returned: Shell | undefined;
  private readonly outer = new Map<string, Value | undefined>();

  /** Before a variable is made local. */
  keep(name: string, shell: Shell): void {
    if (!this.outer.has(name)) this.outer.set(name, shell.ownValue(name));
  }

  restore(shell: Shell): void {
    for (const [name, value] of this.outer) shell.restore(name, value);
  }
}
