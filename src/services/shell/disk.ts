import { type Dirent, lstatSync, opendirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { LIMITS, type Budget } from './budget.ts';
import { dirname, join, resolve } from 'node:path';
import { Links } from './links.ts';

export type Kind = 'file' | 'folder' | 'none';

/** A name in a folder; a link is not followed. */
export interface Entry {
  name: string;
  isFolder: boolean;
  isLink: boolean;
}

/** The files as they will be in the middle of a command line: what is on the disk, and what was done to it before. */
export class Disk {
  readonly budget: Budget;
  private made = new Map<string, ReadonlySet<Kind>>();
  private links: Links;
  /** What was found on the disk, once for the whole command line. */
  private readonly found: Map<string, Kind>;
  /** Something ran before whose writes nobody knows. */
  isDisturbed = false;
  /** git's index or refs were changed before: what it would change next can't be asked yet. */
  isGitTouched = false;

  constructor(budget: Budget, links = new Links(), found = new Map<string, Kind>()) {
    this.budget = budget;
    this.found = found;
    this.links = links;
  }

  /** Whether everything is as it is on the disk. */
  get isUntouched(): boolean {
    return !this.isDisturbed && this.made.size === 0;
  }

  fork(): Disk {
    this.budget.step((this.made.size + this.links.size) >> 4);
    const copy = new Disk(this.budget, this.links.copy(), this.found);
    copy.made = new Map(this.made);
    copy.isDisturbed = this.isDisturbed;
    copy.isGitTouched = this.isGitTouched;
    return copy;
  }

  join(other: Disk): Disk {
    if (other === this) return this;
    const joined = this.fork();
    joined.isDisturbed ||= other.isDisturbed;
    joined.isGitTouched ||= other.isGitTouched;
    joined.links.addAll(other.links);
    for (const path of new Set([...this.made.keys(), ...other.made.keys()])) {
      this.budget.step();
      joined.made.set(path, new Set([...this.kinds(path), ...other.kinds(path)]));
    }
    return joined;
  }

  disturb(): void {
    this.isDisturbed = true;
  }

  set(path: string, kind: Kind): void {
    this.made.set(path, new Set([kind]));
    this.links.forget(path);
  }

  /** After a link was made at a path: what is done to it is done to its target. */
  link(path: string, target: string): void {
    this.made.set(path, new Set(['file']));
    this.links.lead(path, target);
  }

  /** Two names of one file. */
  twin(path: string, other: string): void {
    this.links.twin(path, other);
  }

  twins(path: string): ReadonlySet<string> {
    return this.links.twins(path);
  }

  /** Where a path leads over links made before on this line. @param isWhole whether its last part is followed too */
  led(path: string, isWhole: boolean): string {
    return this.links.led(path, isWhole);
  }

  /** Where the link leads that lies at a path. */
  targetOf(path: string): string | undefined {
    return this.links.target(path) ?? (this.isLink(path) ? linkAt(path) : undefined);
  }

  /** What a path may be, links followed. More than one where it depends on what can't be seen. */
  kinds(path: string): ReadonlySet<Kind> {
    const own = this.made.get(path);
    if (own) return own;
    for (let above = dirname(path); this.made.size > 0; above = dirname(above)) {
      if (this.made.get(above)?.has('none')) return new Set(['none']);
      if (dirname(above) === above) break;
    }
    const kind = this.found.get(path) ?? kindOnDisk(path);
    this.found.set(path, kind);
    return new Set(kind === 'none' && this.isDisturbed ? ['none', 'folder', 'file'] : [kind]);
  }

  is(path: string, kind: Kind): boolean {
    const kinds = this.kinds(path);
    return kinds.size === 1 && kinds.has(kind);
  }

  may(path: string, kind: Kind): boolean {
    return this.kinds(path).has(kind);
  }

  /** Whether a link lies at the path itself. */
  isLink(path: string): boolean {
    return !this.made.has(path) && statOf(path)?.isSymbolicLink() === true;
  }

  /** What a file holds when the command reads it; undefined where that is not sure, or too long. */
  read(path: string): string | undefined {
    if (!this.isUntouched) return undefined;
    const stats = statOf(path);
    if (!stats?.isFile() || stats.size > LIMITS.text) return undefined;
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  }

  /** The names in a folder, links not followed; undefined where there are too many to look at. */
  list(folder: string): Entry[] | undefined {
    const found = new Map<string, Omit<Entry, 'name'>>();
    const entries = this.is(folder, 'none') ? [] : entriesOf(folder, this.budget.entriesLeft);
    this.budget.takeEntries(1 + entries.length);
    if (this.budget.entriesLeft < 0) return undefined;
    for (const entry of entries)
      found.set(entry.name, { isFolder: entry.isDirectory(), isLink: entry.isSymbolicLink() });
    this.budget.step(this.made.size >> 4);
    for (const [path, kinds] of this.made) {
      if (path === folder || dirname(path) !== folder) continue;
      const name = path.slice(folder === '/' ? 1 : folder.length + 1);
      if (kinds.size === 1 && kinds.has('none')) found.delete(name);
      else found.set(name, { isFolder: kinds.has('folder'), isLink: false });
    }
    return [...found].map(([name, entry]) => ({ name, ...entry })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /**
   * Every file below a folder, git's own folders as one each. Undefined where they are too many.
   * @param most how many
   */
  filesBelow(folder: string, most: number): string[] | undefined {
    const files: string[] = [];
    const folders = [folder];
    for (let here = folders.pop(); here !== undefined; here = folders.pop()) {
      const entries = this.list(here);
      if (!entries) return undefined;
      for (const { name, isFolder } of entries) {
        const path = join(here, name);
        if (isFolder && name !== '.git') folders.push(path);
        else files.push(path);
      }
      if (files.length > most) return undefined;
    }
    return files;
  }
}

function kindOnDisk(path: string): Kind {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return statOf(path) ? 'file' : 'none';
    return stats.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'none';
  }
}

function statOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** @param most after so many no more are read */
function entriesOf(folder: string, most: number): Dirent[] {
  const entries: Dirent[] = [];
  try {
    const opened = opendirSync(folder, { bufferSize: 512 });
    try {
      for (let entry = opened.readSync(); entry && entries.length <= most; entry = opened.readSync())
        entries.push(entry);
    } finally {
      opened.closeSync();
    }
  } catch {
    // What can't be read is as if it were empty: no pattern fills itself in there.
  }
  return entries;
}

function linkAt(path: string): string | undefined {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return undefined;
  }
}
