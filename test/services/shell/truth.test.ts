import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../support/sandbox.ts';
import { effectsOf } from './effects-of.ts';
import { BRANCHING_COMMANDS, TRUE_COMMANDS } from './true-commands.ts';

/**
 * The truth about commands: bash runs each in a copy of a small repository. Whatever it changed was said before, or that
 * anything may change; and whatever was said to be known did change.
 */
describe('what bash does is what was said', () => {
  it.each(TRUE_COMMANDS)('%s', async (command) => {
    const { unsaid, untrue } = await told(command);
    expect(unsaid, 'changed, and neither said nor unknown').toEqual([]);
    expect(untrue, 'known, and not changed').toEqual([]);
  });

  it.each(BRANCHING_COMMANDS)('%s', async (command) => {
    expect((await told(command)).unsaid, 'changed, and neither said nor unknown').toEqual([]);
  });
});

async function told(command: string): Promise<{ unsaid: string[]; untrue: string[] }> {
  const sandbox = await smallRepository();
  const { writes, unknown } = await effectsOf(sandbox, command);
  const before = stateOf(sandbox.dir);
  const env = { SET: 'set', GIT_AUTHOR_NAME: 'A Person', GIT_AUTHOR_EMAIL: 'person@example.com' };
  const committer = { GIT_COMMITTER_NAME: 'A Person', GIT_COMMITTER_EMAIL: 'person@example.com' };
  await sandbox.exec('bash', ['-c', command], {
    env: { ...env, ...committer, GIT_EDITOR: 'true', PATH: '/usr/bin:/bin' },
  });
  const after = stateOf(sandbox.dir);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  const said = new Set(writes.map(({ path }) => path));
  const under = writes.filter(({ certainty }) => certainty === 'possible').map(({ path }) => `${path}/`);
  const isSaid = (path: string) => said.has(path) || under.some((folder) => path.startsWith(folder));
  const unsaid = unknown.length > 0 ? [] : changed.filter((path) => !isSaid(path));

  const known = writes.filter(({ certainty }) => certainty === 'known').map(({ path }) => path);
  const untrue = known.filter((path) => path.startsWith(sandbox.dir) && !changed.includes(path));
  return { unsaid, untrue };
}

/** Sources in two folders, a link, and two commits that differ. */
async function smallRepository(): Promise<Sandbox> {
  const sandbox = await createSandbox();
  sandbox.write('README.md', 'one\ntwo\nthree\n');
  sandbox.write('src/a.ts', 'a\n');
  sandbox.write('src/b.ts', 'b\n');
  sandbox.write('src/deep/c.ts', 'c\n');
  sandbox.write('docs/guide.md', 'guide\n');
  sandbox.write('run.sh', 'echo run > "$1"\n');
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '-m', 'second');
  await sandbox.git('checkout', '--quiet', '-b', 'other');
  sandbox.write('src/b.ts', 'b of the other branch\n');
  sandbox.write('other.md', 'other\n');
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '-m', 'third');
  await sandbox.git('checkout', '--quiet', 'main');
  sandbox.write('src/a.ts', 'a changed\n');
  sandbox.write('new.txt', 'new\n');
  return sandbox;
}

/** Every file outside git's own folder, with what tells that it was written. */
function stateOf(top: string): Map<string, string> {
  const state = new Map<string, string>();
  for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || path.startsWith(join(top, '.git/'))) continue;
    const stats = lstatSync(path, { bigint: true });
    const content = entry.isSymbolicLink() ? readlinkSync(path) : entry.isFile() ? readFileSync(path, 'utf8') : '';
    state.set(path, `${stats.ino} ${stats.mtimeNs} ${stats.mode} ${content}`);
  }
  return state;
}
