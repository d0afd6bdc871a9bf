import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { onTestFinished } from 'vitest';

/** How a command ended. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

export interface CallOptions {
  cwd?: string;
  env?: Record<string, string>;
  input?: string;
}

/** A git repository of its own in a temporary folder, with an empty HOME, gone when the test has finished. */
export interface Sandbox {
  dir: string;
  home: string;
  write(path: string, text: string): void;
  read(path: string): string;
  git(...args: string[]): Promise<string>;
  /** Runs the built command as a person would, with nothing of the machine's settings. */
  coord(args: string[], options?: CallOptions): Promise<Ended>;
  /** Runs any program in the same empty environment. */
  exec(program: string, args: string[], options?: CallOptions): Promise<Ended>;
}

export const COORD = resolve('dist/coord.js');

/** @param fixture a folder whose files are copied in and committed */
export async function createSandbox(fixture?: string): Promise<Sandbox> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'coord-test-')));
  // A hook of a client that was ended may still be writing there.
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  const dir = join(root, 'repo');
  const home = join(root, 'home');
  for (const folder of [dir, home]) mkdirSync(folder);

  const exec = async (program: string, args: string[], options: CallOptions = {}): Promise<Ended> => {
    const result = await execa(program, args, {
      cwd: options.cwd ?? dir,
      env: { HOME: home, PATH: process.env['PATH'], LANG: 'C.UTF-8', TMPDIR: root, ...options.env },
      extendEnv: false,
      input: options.input ?? '',
      reject: false,
      stripFinalNewline: false,
    });
    return { code: result.exitCode ?? -1, stdout: result.stdout, stderr: result.stderr };
  };
  const git = async (...args: string[]): Promise<string> => {
    const identity = ['-c', 'user.name=A Person', '-c', 'user.email=person@example.com'];
    const ended = await exec('git', [...identity, ...args]);
    if (ended.code !== 0) throw new Error(`git ${args.join(' ')}: ${ended.stderr}`);
    return ended.stdout;
  };

  await git('init', '--quiet', '--initial-branch=main');
  if (fixture !== undefined) cpSync(fixture, dir, { recursive: true });
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', '-m', 'first');
  return {
    dir,
    home,
    git,
    exec,
    write: (path, text) => {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    },
    read: (path) => readFileSync(join(dir, path), 'utf8'),
    coord: (args, options) => exec(process.execPath, [COORD, ...args], options),
  };
}
