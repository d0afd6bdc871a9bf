import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { createSandbox, type Ended, type Sandbox } from './sandbox.ts';

/** Who gives a git command. */
export const PERSON: Record<string, string> = {};
export const FRONTEND = { CLAUDECODE: '1', COORD_ROLE: 'frontend' };
export const BACKEND = { CLAUDECODE: '1', COORD_ROLE: 'backend' };

/** A repository with coord's git hooks in it, and what is needed to try them. */
export interface Hooked extends Sandbox {
  /** git as somebody gives it, with the hooks. */
  as(env: Record<string, string>, args: string[], cwd?: string): Promise<Ended>;
}

export async function hookedSandbox(prepare: (sandbox: Sandbox) => unknown = () => undefined): Promise<Hooked> {
  const sandbox = await createSandbox('test/fixtures/team');
  for (const [key, value] of [
    ['user.name', 'A Person'],
    ['user.email', 'person@example.com'],
    ['advice.detachedHead', 'false'],
    ['protocol.file.allow', 'always'],
  ])
    await sandbox.exec('git', ['config', '--global', key ?? '', value ?? '']);
  await prepare(sandbox);
  const installed = await sandbox.coord(['hooks', 'install']);
  if (installed.code !== 0) throw new Error(installed.stderr);
  const as: Hooked['as'] = (env, args, cwd = sandbox.dir) => sandbox.exec('git', args, { env, cwd });
  return { ...sandbox, as };
}

/** git as somebody gives it, which has to work. */
export async function expectDone(
  { as }: Hooked,
  env: Record<string, string>,
  args: string[],
  cwd?: string,
): Promise<void> {
  const { code, stderr } = await as(env, args, cwd);
  expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
}

/** Writes a program of a person's. @param path absolute */
export function program(path: string, text: string, mode = 0o755): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
}

export const usualHooks = ({ dir }: Sandbox): string => join(dir, '.git/hooks');
