import type { ShellEffects, ShellRemark, ShellWrite } from '../../domain/shell-effects.ts';
import { LIMITS, TooMuch } from './budget.ts';
import { shown } from './words/unseen.ts';

/** Collects what a command line does: each path once, and no more than can be looked at. */
export class Effects {
  private readonly writes = new Map<string, ShellWrite>();
  private readonly unknown = new Map<string, ShellRemark>();
  private readonly evasions = new Map<string, ShellRemark>();
  private readonly commands = new Map<string, string[]>();

  add(write: ShellWrite): void {
    const key = `${write.operation} ${write.path}`;
    const before = this.writes.get(key);
    if (before && (before.certainty === 'known' || write.certainty === 'possible')) return;
    if (!before && this.writes.size >= LIMITS.paths) throw new TooMuch(`it writes more than ${LIMITS.paths} paths`);
    this.writes.set(key, write);
  }

  addUnknown(by: string, why: string): void {
    remember(this.unknown, by, why);
  }

  addEvasion(by: string, why: string): void {
    remember(this.evasions, by, why);
  }

  addCommand(words: readonly string[]): void {
    const seen = words.slice(0, MOST_WORDS).map((word) => shown(word).slice(0, MOST_TEXT));
    if (this.commands.size < MOST_COMMANDS) this.commands.set(seen.join('\0'), seen);
  }

  get all(): ShellEffects {
    return {
      writes: [...this.writes.values()],
      unknown: [...this.unknown.values()],
      commands: [...this.commands.values()],
      evasions: [...this.evasions.values()],
    };
  }
}

/** Remarks kept at most: one is enough for a verdict, and nobody reads more. */
const MOST_REMARKS = 50;
/** Characters of a name, a reason or a word that is shown. */
const MOST_TEXT = 1000;
const MOST_WORDS = 1000;
const MOST_COMMANDS = 2000;

function remember(remarks: Map<string, ShellRemark>, by: string, why: string): void {
  const remark = { by: shown(by).slice(0, 80), why: shown(why).slice(0, 200) };
  if (remarks.size < MOST_REMARKS) remarks.set(`${remark.by}\n${remark.why}`, remark);
}
