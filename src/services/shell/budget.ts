/** Thrown where a command line is too much to follow; what was found until then counts, and the rest is unknown. */
export class TooMuch extends Error {}

/** What one command line may cost. All numbers are far above what people and agents write. */
export const LIMITS = {
  /** Characters of a text that is parsed. */
  text: 64 * 1024,
  /** Milliseconds of computing until a text is given up that is hard to parse. */
  parseMs: 40,
  /** Commands, words and list entries that are looked at. */
  steps: 3_000,
  /** Commands inside commands: functions, bash -c, substitutions. */
  depth: 20,
  /** Paths that are listed. */
  paths: 1_000,
  /** Entries of folders that are read. */
  entries: 3_000,
  /** Readings of one command: each is looked at by itself. */
  readings: 16,
  /** Commands of git that git itself is asked about: each takes a few milliseconds. */
  git: 3,
};

export class Budget {
  private steps = LIMITS.steps;
  private entries = LIMITS.entries;
  private git = LIMITS.git;

  step(count = 1): void {
    this.steps -= count;
    if (this.steps < 0) throw new TooMuch('it is too long to follow');
  }

  /** Entries of folders that may still be read. */
  get entriesLeft(): number {
    return this.entries;
  }

  takeEntries(count: number): void {
    this.entries -= count;
  }

  takeGit(): boolean {
    this.git -= 1;
    return this.git >= 0;
  }
}
