import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../support/sandbox.ts';

const TEAM = 'test/fixtures/team';

describe('coord brief', () => {
  it('writes every brief, says what it did, and finds nothing to do the second time', async () => {
    const sandbox = await createSandbox(TEAM);
    expect(await sandbox.coord(['brief'])).toEqual({
      code: 0,
      stdout: `written   .coord/roles/frontend/CLAUDE.md
written   .coord/roles/frontend/AGENTS.md
written   .coord/roles/backend/CLAUDE.md
written   .coord/roles/backend/AGENTS.md
`,
      stderr: '',
    });
    expect(await sandbox.git('status', '--porcelain')).toBe('');
    expect(await sandbox.coord(['brief', 'backend'])).toEqual({
      code: 0,
      stdout: `unchanged .coord/roles/backend/CLAUDE.md
unchanged .coord/roles/backend/AGENTS.md
The brief of backend: ${sandbox.dir}/.coord/roles/backend/CLAUDE.md
`,
      stderr: '',
    });
  });

  it('puts the brief of a bound role into its worktree, from whichever worktree it is run', async () => {
    const sandbox = await createSandbox(TEAM);
    await sandbox.git('worktree', 'add', '-q', '../second', '-b', 'second');
    const second = join(sandbox.dir, '../second');
    expect((await sandbox.coord(['role', 'switch', 'frontend'], { cwd: second })).code).toBe(0);
    expect((await sandbox.coord(['brief'], { cwd: second })).code).toBe(0);
    expect(sandbox.read('../second/CLAUDE.md')).toBe(sandbox.read('.coord/roles/frontend/CLAUDE.md'));
    expect(existsSync(join(sandbox.dir, 'CLAUDE.md'))).toBe(false);
    expect(existsSync(join(second, '.coord'))).toBe(false);
  });

  it('--check writes nothing, names what has drifted and the command that mends it', async () => {
    const sandbox = await createSandbox(TEAM);
    expect(await sandbox.coord(['brief', '--check'])).toEqual({
      code: 1,
      stdout: `missing   .coord/roles/frontend/CLAUDE.md
missing   .coord/roles/frontend/AGENTS.md
missing   .coord/roles/backend/CLAUDE.md
missing   .coord/roles/backend/AGENTS.md
git is not set up to keep the briefs out of commits
`,
      stderr: 'coord: the briefs are not as the config has them. Mend them with: coord brief\n',
    });
    expect(existsSync(join(sandbox.dir, '.coord'))).toBe(false);

    await sandbox.coord(['brief']);
    expect((await sandbox.coord(['brief', '--check'])).code).toBe(0);
    sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replace('Backend developer', 'API developer'));
    const path = join(sandbox.dir, '.coord/roles/frontend/AGENTS.md');
    writeFileSync(path, sandbox.read('.coord/roles/frontend/AGENTS.md').replace('What you own', 'What you may do'));
    const drifted = await sandbox.coord(['brief', '--check']);
    expect(drifted.stdout).toBe(`outdated  .coord/roles/frontend/CLAUDE.md
edited    .coord/roles/frontend/AGENTS.md
outdated  .coord/roles/backend/CLAUDE.md
outdated  .coord/roles/backend/AGENTS.md
`);
    expect(drifted.code).toBe(1);
  });

  it('--remove takes everything away again', async () => {
    const sandbox = await createSandbox(TEAM);
    const config = sandbox.read('.git/config');
    const exclude = sandbox.read('.git/info/exclude');
    await sandbox.coord(['role', 'switch', 'backend']);
    sandbox.write('CLAUDE.md', '# Mine');
    await sandbox.coord(['brief']);
    expect(sandbox.read('CLAUDE.md')).not.toBe('# Mine');
    expect((await sandbox.coord(['brief', '--remove'])).code).toBe(0);
    expect(sandbox.read('CLAUDE.md')).toBe('# Mine');
    expect(sandbox.read('.git/config')).toBe(config);
    expect(sandbox.read('.git/info/exclude')).toBe(exclude);
    expect(existsSync(join(sandbox.dir, '.coord'))).toBe(false);
  });

  it('--json says what was done with each file', async () => {
    const sandbox = await createSandbox(TEAM);
    const { stdout } = await sandbox.coord(['brief', 'backend', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      files: ['CLAUDE.md', 'AGENTS.md'].map((name) => ({
        path: join(sandbox.dir, '.coord/roles/backend', name),
        role: 'backend',
        state: 'missing',
        action: 'written',
      })),
      skipped: [],
      git: 'changed',
    });
  });

  it.each([
    [['nobody'], 'coord: there is no role nobody; the roles are frontend, backend.\n'],
    [['backend', '--all'], 'coord: a role and --all exclude each other.\n'],
    [['--check', '--remove'], 'coord: --check and --remove exclude each other.\n'],
  ])('%j is refused', async (args, stderr) => {
    const sandbox = await createSandbox(TEAM);
    expect(await sandbox.coord(['brief', ...args])).toEqual({ code: 2, stdout: '', stderr });
  });

  it('shows every mistake of a template with its place', async () => {
    const sandbox = await createSandbox(TEAM);
    sandbox.write('brief.hbs', 'I am {{role.titel}}.\n');
    sandbox.write(
      'coord.config.yaml',
      sandbox
        .read('coord.config.yaml')
        .replace('title: Backend developer', 'title: Backend developer\n    brief: { template: brief.hbs }'),
    );
    expect(await sandbox.coord(['brief'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `brief.hbs:1:13 error template-unknown-name: 'role' has no 'titel'
  1 | I am {{role.titel}}.
    |             ^^^^^
  hint: did you mean 'title'?

1 error
`,
    });
  });
});
