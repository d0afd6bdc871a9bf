import { join } from 'node:path';
import { expect } from 'vitest';
import type { Setting } from './settings.ts';
import { type Met, sessionIn, tryWay } from './trial.ts';
import { bash, file, hidden, type Way } from './ways.ts';

/** What a session does to a file: by a tool, by a command that names it, and by one that nobody can know before. */
const MEANS: { name: string; wayOf: (path: string, script: string) => Way }[] = [
  {
    name: 'the Write tool',
    wayOf: (path, script) => file('Write', '', { file_path: path, content: 'changed\n' }, script),
  },
  { name: 'a command that names the file', wayOf: (_, script) => bash('', script) },
  { name: 'a script of its own', wayOf: (_, script) => hidden('', script) },
];

interface Case {
  name: string;
  path: string;
  script: string;
  /** Role backend's own session has just written the file, in the same checkout. */
  isShared?: true;
}

/** Where what coord can know ends. */
export const CASES: Case[] = [
  {
    name: 'a file that git ignores',
    path: 'server/cache/app.js',
    script: 'mkdir -p server/cache && echo changed > server/cache/app.js',
  },
  { name: 'outside the repository', path: '../notes.txt', script: 'echo changed > ../notes.txt' },
  {
    name: 'put back before the tool ends',
    path: 'server/app.js',
    script: 'echo changed > server/app.js && echo "export const app = 1;" > server/app.js',
  },
  {
    name: "the owner's worktree, where nobody is at work",
    path: '../backend/server/app.js',
    script: 'echo changed > ../backend/server/app.js',
  },
  {
    name: "another session's file, in the same checkout",
    path: 'server/app.js',
    script: 'echo changed > server/app.js',
    isShared: true,
  },
];

/** Tries each means in each case. @returns one row for each means, with where it was met in each case */
export async function tryEnds(setting: Setting): Promise<{ name: string; met: Met[][] }[]> {
  const rows: { name: string; met: Met[][] }[] = [];
  await addOwnersWorktree(setting);
  for (const { name, wayOf } of MEANS) {
    const met: Met[][] = [];
    for (const { name: which, path, script, isShared } of CASES) {
      const session = `${name}, ${which}`;
      if (isShared) await ownerWrites(path, setting, `${session}, its owner`);
      // What is put back differs in nothing but the time of its last change.
      const effect = isShared ? {} : { effect: `stat -c %z ${path}` };
      met.push(await tryWay({ ...wayOf(path, script), ...effect }, setting, session));
    }
    rows.push({ name, met });
  }
  return rows;
}

async function addOwnersWorktree({ sandbox }: Setting): Promise<void> {
  const cwd = join(sandbox.dir, '../backend');
  await sandbox.git('worktree', 'add', '--quiet', '-b', 'backend/1', cwd);
  expect(await sandbox.coord(['role', 'switch', 'backend'], { cwd })).toMatchObject({ code: 0 });
}

async function ownerWrites(path: string, setting: Setting, session: string): Promise<void> {
  const { shell, send } = sessionIn(setting, session);
  const call = { tool_name: 'Write', tool_input: { file_path: join(setting.folder, path), content: 'own\n' } };
  const env = { ...setting.env, COORD_ROLE: 'backend' };
  await send('PreToolUse', { ...call, tool_use_id: session }, env);
  await shell(`echo own > ${path}`, 'person');
  await send('PostToolUse', { ...call, tool_use_id: session }, env);
}
