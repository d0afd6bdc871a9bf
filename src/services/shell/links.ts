import { dirname } from 'node:path';

/** Links followed at most, as by the system (path_resolution(7)). */
const MOST_LINKS = 40;

/** The links that a command line makes: nobody finds them on the disk before it runs. */
export class Links {
  private readonly targets = new Map<string, string>();
  private readonly others = new Map<string, Set<string>>();

  get size(): number {
    return this.targets.size + this.others.size;
  }

  copy(): Links {
    const copy = new Links();
    copy.addAll(this);
    return copy;
  }

  addAll(other: Links): void {
    for (const [path, target] of other.targets) this.targets.set(path, target);
    for (const [path, twins] of other.others) this.others.set(path, new Set([...twins, ...this.twins(path)]));
  }

  lead(path: string, target: string): void {
    this.targets.set(path, target);
  }

  twin(path: string, other: string): void {
    for (const [one, two] of [
      [path, other],
      [other, path],
    ] as const)
      this.others.set(one, new Set([...this.twins(one), two, ...this.twins(two)]));
  }

  forget(path: string): void {
    this.targets.delete(path);
  }

  target(path: string): string | undefined {
    return this.targets.get(path);
  }

  twins(path: string): ReadonlySet<string> {
    return this.others.get(path) ?? NOBODY;
  }

  led(path: string, isWhole: boolean): string {
    let here = path;
    for (let left = this.targets.size === 0 ? 0 : MOST_LINKS; left > 0; left -= 1) {
      const next = this.ledOnce(here, isWhole);
      if (next === undefined) break;
      here = next;
    }
    return here;
  }

  private ledOnce(path: string, isWhole: boolean): string | undefined {
    for (let part = isWhole ? path : dirname(path); dirname(part) !== part; part = dirname(part)) {
      const target = this.targets.get(part);
      if (target !== undefined) return target + path.slice(part.length);
    }
    return undefined;
  }
}

const NOBODY: ReadonlySet<string> = new Set();
