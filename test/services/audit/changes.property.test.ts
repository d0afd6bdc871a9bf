import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  chmodSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/services/audit/compare.ts';
import { lookAt } from '../../../src/services/audit/look-at.ts';
import type { Content } from '../../../src/domain/records.ts';
import { readBlob } from '../../../src/store/git-blobs.ts';
import { repositoryPath } from '../../../src/store/git-path.ts';
import { openWorkplace } from '../../../src/services/workplace.ts';
import { createSandbox, type Sandbox } from '../../support/sandbox.ts';
import { seeded } from '../../support/seeded.ts';
import { ofSoak, soaked } from '../../support/soaked.ts';

/** What is on disk, by path: everything that an audit could tell apart. */
type Picture = Map<string, string>;

const FILES = ['a', 'b', 'dir/c', 'dir/d', 'dir/deep/e', 'new\nline', '\u00e9 "x" \\y', ' leading', 'run.sh', 'link'];

function pictureOf(dir: string): Picture {
  const picture: Picture = new Map();
  const walk = (folder: string) => {
    for (const name of readdirSync(join(dir, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (path === '.git') continue;
      const stats = lstatSync(join(dir, path));
      if (stats.isDirectory()) walk(path);
      else if (stats.isSymbolicLink()) picture.set(path, `link ${readlinkSync(join(dir, path))}`);
      else
        picture.set(path, `${(stats.mode & 0o100) === 0 ? 'file' : 'exec'} ${readFileSync(join(dir, path), 'latin1')}`);
    }
  };
  walk('');
  return picture;
}

const differing = (a: Picture, b: Picture): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));

/** What a session has seen last, and what was done since: here, or brought along by HEAD. */
interface Reference {
  picture: Picture;
  made: Set<string>;
  /** Paths that differed from the commit then. */
  dirty: Set<string>;
  head: string;
  /** Whether HEAD has gone to a commit that was there already: that may have at a path what work has made there. */
  hasMoved: boolean;
  /** Whether HEAD was reset: a commit may then make anew what HEAD had brought along. */
  hasReset: boolean;
}

/** A worktree in which random things happen. */
class Scene {
  readonly sandbox: Sandbox;
  readonly random: () => number;
  readonly done: string[] = [];
  private count = 0;

  constructor(sandbox: Sandbox, random: () => number) {
    this.sandbox = sandbox;
    this.random = random;
  }

  one<T>(all: readonly T[]): T {
    return all[Math.floor(this.random() * all.length)] as T;
  }

  private git(...args: string[]): void {
    this.done.push(`git ${args.join(' ')}`);
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@b.c', '-c', 'core.editor=true'];
    try {
      execFileSync('git', [...identity, ...args], { cwd: this.sandbox.dir, stdio: 'ignore' });
    } catch {
      // What git refuses changes nothing.
    }
  }

  private write(path: string): void {
    const file = join(this.sandbox.dir, path);
    this.count += 1;
    try {
      mkdirSync(dirname(file), { recursive: true });
      rmSync(file, { force: true });
      if (path === 'link') symlinkSync(this.one(FILES), file);
      // The same text again is no change.
      else writeFileSync(file, this.random() < 0.2 ? 'often\n' : `${this.count}\r\n\u0000`);
      this.done.push(`write ${path}`);
    } catch {
      // A folder in its place.
    }
  }

  private touch(): void {
    const path = join(this.sandbox.dir, this.one(FILES));
    try {
      if (this.random() < 0.4) chmodSync(path, this.random() < 0.5 ? 0o755 : 0o644);
      else if (this.random() < 0.5) rmSync(path);
      else renameSync(path, join(this.sandbox.dir, this.one(FILES)));
      this.done.push(`touch ${path}`);
    } catch {
      // It is not there.
    }
  }

  /** Does one thing. @returns whether it was work, went back to the commit that is checked out, or moved HEAD elsewhere */
  step(): 'work' | 'back' | 'move' {
    const chance = this.random();
    if (chance < 0.45) this.write(this.one(FILES));
    else if (chance < 0.6) this.touch();
    else if (chance < 0.68) this.git('add', '--all');
    else if (chance < 0.76) this.git('commit', '--quiet', '-am', 'work');
    else if (chance < 0.8) {
      this.git(
        ...this.one([
          ['stash', '-u'],
          ['stash', 'pop'],
          ['checkout', '--', '.'],
          ['reset', '--hard'],
        ]),
      );
      return 'back';
    } else if (chance < 0.85) this.git('reset', '--quiet', this.one(['--soft', '--mixed']), 'HEAD~1');
    else if (chance < 0.88) this.git('commit', '--quiet', '--amend', '--no-edit');
    else {
      this.git(
        ...this.one([
          ['checkout', '--quiet', 'theirs'],
          ['checkout', '--quiet', 'main'],
          ['merge', '--quiet', '--no-edit', 'theirs~1'],
          ['merge', '--quiet', '--no-edit', 'theirs'],
        ]),
      );
      return 'move';
    }
    return 'work';
  }

  dirty(): Set<string> {
    const args = ['status', '--porcelain', '-z', '--untracked-files=all', '--no-renames'];
    const text = execFileSync('git', args, { cwd: this.sandbox.dir, encoding: 'utf8' });
    return new Set(
      text
        .split('\0')
        .filter((row) => row !== '')
        .map((row) => row.slice(3)),
    );
  }

  head(): string {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: this.sandbox.dir, encoding: 'utf8' });
  }

  isInConflict(): boolean {
    return execFileSync('git', ['ls-files', '-u'], { cwd: this.sandbox.dir, encoding: 'utf8' }) !== '';
  }

  abort(): void {
    this.git('merge', '--abort');
    this.git('reset', '--hard');
  }
}

/** What could be put back, as a picture has it. */
async function restored(dir: string, { path, before }: Change): Promise<string | undefined> {
  const { kind, id = '', executable, target }: Content = before;
  if (kind === 'absent') return undefined;
  const bytes = target ?? (await readBlob(dir, id, undefined))?.toString('latin1');
  if (kind === 'link') return `link ${Buffer.from(bytes ?? '', 'latin1').toString('utf8')}`;
  expect([path, kind]).toEqual([path, expect.stringMatching(/^(?:file|committed)$/)]);
  return `${executable ? 'exec' : 'file'} ${bytes}`;
}

async function theirWork(sandbox: Sandbox): Promise<void> {
  await sandbox.git('switch', '--quiet', '--create', 'theirs');
  for (const text of ['one', 'two', 'three']) {
    for (const path of ['a', 'dir/c', `theirs-${text}`]) sandbox.write(path, `${text}\n`);
    await sandbox.git('add', '--all');
    await sandbox.git('commit', '--quiet', '-m', text);
  }
  await sandbox.git('switch', '--quiet', 'main');
}

describe('what changed between two looks', () => {
  const sequences = ofSoak(150, 4);

  it(`is what a picture of everything says, for two sessions that look in turn, in ${sequences} sequences`, async ({
    task,
  }) => {
    let looks = 0;
    let changes = 0;
    for (let seed = 1; seed <= sequences; seed += 1) {
      const sandbox = await createSandbox();
      sandbox.write('coord.config.yaml', 'version: 1\nproject: { name: p }\nroles: { r: { title: R } }\n');
      for (const path of FILES.slice(0, 6)) sandbox.write(path, `${path}\n`);
      await sandbox.git('add', '--all');
      await sandbox.git('commit', '--quiet', '-m', 'files');
      await theirWork(sandbox);
      // What is committed within this second carries the time of its move; theirs must not.
      await new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000)));
      const workplace = openWorkplace({
        cwd: sandbox.dir,
        configPath: join(sandbox.dir, 'coord.config.yaml'),
        platform: process.platform,
      });
      const scene = new Scene(sandbox, seeded(seed));
      const sessions = new Map<string, Reference>();
      for (let turn = 0; turn < 25; turn += 1) {
        for (let steps = scene.one([1, 1, 2, 4]); steps > 0; steps -= 1) {
          const before = pictureOf(sandbox.dir);
          const head = scene.head();
          const kind = scene.step();
          if (scene.isInConflict()) scene.abort();
          const changed = differing(before, pictureOf(sandbox.dir));
          // Once HEAD has moved, going back to it is a part of the move.
          for (const seen of sessions.values()) {
            // Once HEAD has moved, going back to it is a part of the move.
            if (kind === 'work' || (kind === 'back' && seen.head === scene.head()))
              for (const path of changed) seen.made.add(path);
            seen.hasReset ||= scene.done.at(-1)?.startsWith('git reset --quiet') === true;
            seen.hasMoved ||= head !== scene.head() && !scene.done.at(-1)?.startsWith('git commit');
          }
        }
        const session = scene.one(['one', 'two']);
        const found = await lookAt(workplace, sandbox.dir, session, async (looked) =>
          looked.kind === 'compared' ? looked.changes : undefined,
        );
        const now = pictureOf(sandbox.dir);
        const reference = sessions.get(session);
        if (reference) {
          const reported = new Set((found ?? []).map(({ path }) => repositoryPath(path)));
          const really = differing(reference.picture, now);
          const about = `seed ${seed}, ${session}: ${scene.done.join('; ')}`;
          expect(
            [...reported].filter((path) => !really.includes(path)),
            `never changed, ${about}`,
          ).toEqual([]);
          // What differed from the commit before counts whoever replaced it.
          const dirty = scene.dirty();
          const isMade = (path: string) => reference.made.has(path) && (dirty.has(path) || !reference.hasMoved);
          const due = really.filter((path) => reference.dirty.has(path) || isMade(path));
          expect(
            due.filter((path) => !reported.has(path)),
            `missed, ${about}`,
          ).toEqual([]);
          for (const change of found ?? [])
            expect(await restored(sandbox.dir, change), `${change.path}, ${about}`).toBe(
              reference.picture.get(repositoryPath(change.path)),
            );
          const brought = really.filter(
            (path) =>
              !reference.hasReset && !reference.made.has(path) && !reference.dirty.has(path) && !dirty.has(path),
          );
          expect(
            brought.filter((path) => reported.has(path)),
            `not its work, ${about}`,
          ).toEqual([]);
          changes += reported.size;
        }
        looks += 1;
        sessions.set(session, {
          picture: now,
          made: new Set(),
          dirty: scene.dirty(),
          head: scene.head(),
          hasMoved: false,
          hasReset: false,
        });
      }
    }
    expect(changes).toBeGreaterThan(sequences * 10);
    soaked(task, { sequences, looks, changes });
  }, 600_000);
});
