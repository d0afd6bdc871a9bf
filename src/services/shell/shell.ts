import type { CompoundList, Function as FunctionNode } from 'unbash';
import { Disk } from './disk.ts';
import { unseen } from './words/unseen.ts';

/** What a variable holds: one of several texts, or a list. */
export type Value =
  | { kind: 'texts'; texts: readonly string[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'unset' };

export type Body = FunctionNode['body'] | CompoundList | 'unseen';

/** Readings of one variable that are told apart; with more it is unseen. */
const MOST_TEXTS = 4;

/** A shell in the middle of a command line: what it knows of itself. */
export class Shell {
  /** Undefined where nobody can say. */
  cwd: string | undefined;
  before: string | undefined;
  args: readonly string[] = [];
  zero = 'bash';
  disk: Disk;
  /** What was assigned here; everything else is as in the environment. */
  private own = new Map<string, Value>();
  private functions = new Map<string, readonly (Body | undefined)[]>();
  /** A text that nobody can see was run in this very shell: it may have gone elsewhere, and set anything. */
  isDoubtful = false;
  /** Names that commands see which this shell starts, beside those of the environment. */
  private exported = new Set<string>();
  /** Programs are looked for in folders that come before the usual ones. */
  isPathChanged = false;
  /** `set -f`. */
  isLiteral = false;
  /** Patterns follow other rules than those that bash begins with. */
  hasOddPatterns = false;
  /** `set -a`. */
  exportsAll = false;
  stack: (string | undefined)[] = [];
  private readonly env: Readonly<Record<string, string | undefined>>;

  constructor(cwd: string | undefined, env: Readonly<Record<string, string | undefined>>, disk: Disk) {
    this.cwd = cwd;
    this.env = env;
    this.disk = disk;
  }

  /** The same shell for one of two ways that it may go on. */
  fork(): Shell {
    this.disk.budget.step((this.own.size + this.functions.size + this.exported.size) >> 4);
    const copy = new Shell(this.cwd, this.env, this.disk.fork());
    copy.before = this.before;
    copy.args = this.args;
    copy.zero = this.zero;
    copy.own = new Map(this.own);
    copy.functions = new Map(this.functions);
    copy.isDoubtful = this.isDoubtful;
    copy.exported = new Set(this.exported);
    copy.isPathChanged = this.isPathChanged;
    copy.isLiteral = this.isLiteral;
    copy.hasOddPatterns = this.hasOddPatterns;
    copy.exportsAll = this.exportsAll;
    copy.stack = [...this.stack];
    return copy;
  }

  /** A shell that this one starts: it sees what is exported. */
  child(): Shell {
    const child = this.fork();
    for (const name of this.own.keys())
      if (!this.exported.has(name) && !this.exportsAll && this.env[name] === undefined)
        child.own.set(name, { kind: 'unset' });
    child.functions.clear();
    child.zero = 'bash';
    child.args = [];
    return child;
  }

  export(name: string): void {
    this.exported.add(name);
  }

  /** Undefined for a variable that is not set here. */
  get(name: string): Value | undefined {
    const own = this.own.get(name);
    if (own) return own;
    const text = this.env[name];
    return text === undefined ? undefined : { kind: 'texts', texts: [text] };
  }

  set(name: string, value: Value): void {
    this.own.set(name, value);
  }

  /** The variable as it was in the environment, or before a function's `local`. */
  restore(name: string, value: Value | undefined): void {
    if (value) this.own.set(name, value);
    else this.own.delete(name);
  }

  ownValue(name: string): Value | undefined {
    return this.own.get(name);
  }

  /** Whether the name of a command stands for a function. */
  bodies(name: string): readonly (Body | undefined)[] {
    return this.functions.get(name) ?? [];
  }

  define(name: string, body: Body): void {
    this.functions.set(name, [body]);
  }

  undefine(name: string): void {
    this.functions.delete(name);
  }

  /** After a text that nobody can see was run in this very shell. */
  lose(): void {
    this.isDoubtful = true;
    this.disk.disturb();
  }

  /** Whether the variables and the folder are the same; the disk is not looked at. */
  isLike(other: Shell): boolean {
    if (this.cwd !== other.cwd || this.isDoubtful !== other.isDoubtful || this.own.size !== other.own.size)
      return false;
    return [...this.own].every(([name, value]) => isSame(value, other.own.get(name)));
  }

  /** Makes unseen what is not as it was before. Whether there was anything. */
  forgetChanges(before: Shell): boolean {
    let isChanged = this.cwd !== before.cwd || this.isDoubtful !== before.isDoubtful;
    if (this.cwd !== before.cwd) this.cwd = undefined;
    for (const [name, value] of this.own) {
      const old = before.own.get(name);
      if (isSame(value, old)) continue;
      isChanged ||= old === undefined || !isSame(old, UNSEEN);
      this.own.set(name, UNSEEN);
    }
    return isChanged;
  }

  /** What is known of a shell that has gone one of two ways. */
  join(other: Shell): Shell {
    if (other === this) return this;
    const joined = this.fork();
    if (this.cwd !== other.cwd) joined.cwd = undefined;
    if (this.before !== other.before) joined.before = undefined;
    joined.disk = this.disk.join(other.disk);
    joined.isDoubtful ||= other.isDoubtful;
    for (const name of other.exported) joined.exported.add(name);
    joined.isPathChanged ||= other.isPathChanged;
    joined.isLiteral &&= other.isLiteral;
    joined.hasOddPatterns ||= other.hasOddPatterns || this.isLiteral !== other.isLiteral;
    joined.exportsAll ||= other.exportsAll;
    for (const name of new Set([...this.own.keys(), ...other.own.keys()]))
      joined.restore(name, either(this.get(name), other.get(name)));
    for (const name of new Set([...this.functions.keys(), ...other.functions.keys()])) {
      const bodies = [this.functions.get(name) ?? [undefined], other.functions.get(name) ?? [undefined]].flat();
      joined.functions.set(name, [...new Set(bodies)].slice(0, MOST_TEXTS));
    }
    return joined;
  }
}

function isSame(one: Value, other: Value | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function either(one: Value | undefined, other: Value | undefined): Value | undefined {
  if (one?.kind === 'list' || other?.kind === 'list') return one && other && isSame(one, other) ? one : UNSEEN;
  const texts = new Set([...textsOf(one), ...textsOf(other)]);
  return texts.size > MOST_TEXTS ? UNSEEN : { kind: 'texts', texts: [...texts] };
}

const UNSEEN: Value = { kind: 'texts', texts: [unseen('a variable that is set in several ways')] };

function textsOf(value: Value | undefined): readonly string[] {
  if (value?.kind === 'texts') return value.texts;
  return value?.kind === 'unset' ? [''] : [unseen('a variable that is not set here')];
}
