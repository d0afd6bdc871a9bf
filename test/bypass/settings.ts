import { join } from 'node:path';
import { expect } from 'vitest';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

/** Where a session of role frontend works, and how. */
export interface Setting {
  name: string;
  sandbox: Sandbox;
  /** The session's project folder. */
  folder: string;
  /** Of the client, its hooks and its shells. */
  env: Record<string, string>;
  /** What each of its events has besides. */
  fields: Record<string, unknown>;
  /** Nobody is there to be asked. */
  isHeadless: boolean;
}

/** The five settings: each in a repository of its own, with hooks as `coord hooks install` puts them in. */
export const SETTINGS: Record<string, () => Promise<Setting>> = {
  'main checkout': () => open('main checkout', {}),
  worktree: () => open('worktree', { isWorktree: true }),
  subagent: () => open('subagent', { fields: { agent_id: 'a1', agent_type: 'general-purpose' } }),
  headless: () => open('headless', { isHeadless: true }),
  bypassPermissions: () => open('bypassPermissions', { fields: { permission_mode: 'bypassPermissions' } }),
};

interface Opening {
  isWorktree?: true;
  isHeadless?: true;
  fields?: Record<string, unknown>;
}

async function open(name: string, { isWorktree, isHeadless = false as never, fields = {} }: Opening): Promise<Setting> {
  const sandbox = await createSandbox('test/fixtures/bypass');
  for (const [key, value] of [
    ['user.name', 'A Person'],
    ['user.email', 'person@example.com'],
  ] as const)
    await sandbox.git('config', '--global', key, value);
  await commitOther(sandbox);
  const folder = isWorktree ? join(sandbox.dir, '../frontend') : sandbox.dir;
  if (isWorktree) await sandbox.git('worktree', 'add', '--quiet', '-b', 'frontend/1', folder);
  expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0 });
  if (isWorktree)
    expect(await sandbox.coord(['role', 'switch', 'frontend'], { cwd: folder })).toMatchObject({ code: 0 });
  const env = {
    CLAUDECODE: '1',
    CLAUDE_PROJECT_DIR: folder,
    ...(isWorktree ? {} : { COORD_ROLE: 'frontend' }),
  };
  return { name, sandbox, folder, env, fields: { permission_mode: 'acceptEdits', ...fields }, isHeadless };
}

/** A branch with another `server/app.js`, and the tag `start` that every trial begins from. */
async function commitOther({ git, write }: Sandbox): Promise<void> {
  await git('tag', 'start');
  await git('switch', '--quiet', '-c', 'other');
  write('server/app.js', 'other\n');
  await git('commit', '--quiet', '-am', 'other');
  await git('switch', '--quiet', 'main');
}
