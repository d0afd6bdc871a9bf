import { createSandbox, type CallOptions, type Sandbox } from './sandbox.ts';

export const CONFIG = 'coord.config.yaml';

/** A repository with two roles, on a branch. @param more appended to its config, on main */
export async function branchSandbox(branch: string, more = ''): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  if (more !== '') {
    sandbox.write(CONFIG, sandbox.read(CONFIG) + more);
    await commitAll(sandbox, 'rules');
  }
  await sandbox.git('switch', '--quiet', '--create', branch);
  return sandbox;
}

/** @returns the commit */
export async function commitAll(sandbox: Sandbox, message = 'work'): Promise<string> {
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '--allow-empty', '-m', message);
  return (await sandbox.git('rev-parse', 'HEAD')).trim();
}

interface Found {
  verdict: string;
  path: string;
  commit?: string;
}

/** `coord check` into main: its exit code, and each finding as `verdict path`. */
export async function checkInto(sandbox: Sandbox, args: string[] = [], options: CallOptions = {}) {
  const { code, stdout, stderr } = await sandbox.coord(['check', '--base', 'main', '--json', ...args], options);
  const findings: Found[] = stdout === '' ? [] : JSON.parse(stdout).findings;
  return { code, stderr, findings, found: findings.map(({ verdict, path }) => `${verdict} ${path}`) };
}
