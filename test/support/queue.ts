import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { QueueEntry } from '../../src/domain/records.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';

/** A repository whose config is test/fixtures/queue, with nothing in its queue. */
export const queueSandbox = (): Promise<Sandbox> => createSandbox('test/fixtures/queue');

/** A branch from main with one commit of these files; the main checkout stays as it is. */
export async function branchWith(sandbox: Sandbox, branch: string, files: Record<string, string>): Promise<string> {
  const place = join(sandbox.dir, '../made', branch);
  await sandbox.git('worktree', 'add', '--quiet', '-b', branch, place, 'main');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  await sandbox.git('-C', place, 'add', '--all');
  await sandbox.git('-C', place, 'commit', '--quiet', '-m', `work on ${branch}`);
  await sandbox.git('worktree', 'remove', place);
  return tipOf(sandbox, branch);
}

export async function tipOf(sandbox: Sandbox, name: string): Promise<string> {
  return (await sandbox.git('rev-parse', '--verify', `${name}^{commit}`)).trim();
}

export async function textAt(sandbox: Sandbox, commit: string, path: string): Promise<string> {
  return sandbox.git('show', `${commit}:${path}`);
}

/** Everything that was ever in the queue. */
export async function entriesOf(sandbox: Sandbox): Promise<QueueEntry[]> {
  const { stdout } = await sandbox.coord(['queue', 'list', '--all', '--json']);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as QueueEntry);
}

/** The three branches of a team of which the third can't be merged: it changes the same line as the first. */
export async function threeBranches(sandbox: Sandbox): Promise<void> {
  await branchWith(sandbox, 'frontend/1', {
    'web/page.txt': 'the new page\n',
    'shared/words.txt': 'one\nfrontend\nthree\n',
  });
  await branchWith(sandbox, 'backend/1', { 'server/service.txt': 'the new service\n' });
  await branchWith(sandbox, 'docs/1', {
    'guide/guide.txt': 'the new guide\n',
    'shared/words.txt': 'one\ndocs\nthree\n',
  });
  for (const branch of ['frontend/1', 'backend/1', 'docs/1']) {
    const added = await sandbox.coord(['queue', 'add', branch]);
    if (added.code !== 0) throw new Error(added.stderr);
  }
}

/** The environment of a shell of an agent. */
export const agentShell = (role: string) => ({ env: { CLAUDECODE: '1', COORD_ROLE: role } });
