import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sendEvent, SETTINGS } from '../support/hook-client.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

/** The team of the fixture, and a config of its own in a folder, where two other roles rule. */
async function twoTeams(): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write(
    'sub/coord.config.yaml',
    `version: 1
project: { name: sub }
roles:
  writer: { title: Writer, owns: [text/**] }
  reader: { title: Reader, owns: [notes/**] }
playbooks:
  review-chain:
    parts: { author: writer, security: reader, performance: reader, ux: reader, documentation: reader }
`,
  );
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '-m', 'a team in a folder');
  return sandbox;
}

/** The team of the fixture in `app/`, where nobody's files may be written by all. */
async function teamInFolder(): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  const config = sandbox.read('coord.config.yaml').replace('unowned: deny', 'unowned: allow');
  sandbox.write('app/coord.config.yaml', config);
  await sandbox.git('rm', '--quiet', 'coord.config.yaml');
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '-m', 'into a folder');
  expect(await sandbox.coord(['hooks', 'install', '-c', 'app/coord.config.yaml'])).toMatchObject({ code: 0 });
  return sandbox;
}

const COMMANDS = '.claude/commands/coord';
const FRONTEND = { COORD_ROLE: 'frontend' };

describe('a run with another config', () => {
  it('leaves the installed hooks as they are', async () => {
    const sandbox = await twoTeams();
    await sandbox.coord(['hooks', 'install']);
    const record = sandbox.read('.git/coord/hooks.json');
    const write = { worktree: sandbox.dir, path: join(sandbox.dir, 'server/main.js'), env: FRONTEND };
    const before = await sendEvent(sandbox, write);
    const run = await sandbox.coord(['run', 'review-chain', '--rehearse', '-c', 'sub/coord.config.yaml']);
    expect(run).toMatchObject({ code: 0 });
    expect(sandbox.read('.git/coord/hooks.json')).toBe(record);
    expect(await sendEvent(sandbox, write)).toEqual(before);
    expect(before?.['permissionDecisionReason']).toContain('server/main.js is owned by role backend');
  });

  it('has hooks that serve its own', async () => {
    const sandbox = await twoTeams();
    await sandbox.coord(['hooks', 'install']);
    const agent = join(sandbox.home, 'claude');
    writeFileSync(agent, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    await sandbox.coord(['run', 'review-chain', '--input', 'task=x', '-c', 'sub/coord.config.yaml'], {
      env: { COORD_CLAUDE: agent },
    });
    const runs = join(sandbox.dir, '.git/coord/runs');
    const folder = join(runs, readdirSync(runs)[0] ?? '');
    const settings = JSON.parse(readFileSync(join(folder, 'sessions/writer.settings.json'), 'utf8')) as {
      hooks: { PreToolUse: { hooks: { command: string }[] }[] };
    };
    const command = settings.hooks.PreToolUse[0]?.hooks[0]?.command ?? '';
    const env = { COORD_ROLE: 'reader' };
    const path = join(sandbox.dir, 'sub/text/a.md');
    const refused = await sendEvent(sandbox, { worktree: sandbox.dir, path, env, command });
    expect(refused?.['permissionDecisionReason']).toContain('sub/text/a.md is owned by role writer');
  });
});

it("keeps agents out of a state folder that the config names, and out of git's", async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const text = sandbox.read('coord.config.yaml').replace('unowned: deny', 'unowned: allow');
  sandbox.write('coord.config.yaml', `${text}state: { dir: team-state }\n`);
  await sandbox.coord(['hooks', 'install']);
  const state = join(sandbox.dir, 'team-state');
  for (const path of [join(state, 'hooks.json'), join(state, 'worktrees/x.json')]) {
    const refused = await sendEvent(sandbox, { worktree: sandbox.dir, path, env: FRONTEND });
    expect(refused?.['permissionDecisionReason']).toBe(
      `coord: ${path} is not written: it is inside coord's own state.`,
    );
  }
  const open = { worktree: sandbox.dir, path: join(sandbox.dir, 'notes.md'), env: FRONTEND };
  expect(await sendEvent(sandbox, open)).toBeUndefined();
});

it('coord hook keeps its state where the config says', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('coord.config.yaml', `${sandbox.read('coord.config.yaml')}state: { dir: ../team-state }\n`);
  const input = JSON.stringify({
    session_id: 's-1',
    cwd: sandbox.dir,
    tool_name: 'Write',
    tool_input: { file_path: 'web/index.html' },
  });
  const ended = await sandbox.coord(['hook', 'PreToolUse'], { input, env: FRONTEND });
  expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(existsSync(join(sandbox.dir, '../team-state/leases'))).toBe(true);
  expect(existsSync(join(sandbox.dir, '.git/coord'))).toBe(false);
});

describe('where the config lies in a folder', () => {
  it.each([
    '.claude/settings.json',
    'app/.claude/settings.json',
    'other/.claude/commands/x.md',
    '.coord/roles/backend/CLAUDE.md',
    'app/.coord/roles/backend/CLAUDE.md',
    'app/coord.config.yaml',
  ])('no agent writes %s', async (path) => {
    const sandbox = await teamInFolder();
    const write = { worktree: sandbox.dir, path: join(sandbox.dir, path), env: FRONTEND };
    expect((await sendEvent(sandbox, write))?.['permissionDecisionReason']).toContain(`${path} is protected`);
  });

  it('a worktree below .claude is a worktree', async () => {
    const sandbox = await teamInFolder();
    const worktree = join(sandbox.dir, '.claude/worktrees/blue');
    await sandbox.git('worktree', 'add', '--quiet', worktree);
    await sandbox.coord(['hooks', 'install', '-c', 'app/coord.config.yaml']);
    const write = (path: string) => sendEvent(sandbox, { worktree, path: join(worktree, path), env: FRONTEND });
    expect(await write('notes.md')).toBeUndefined();
    expect((await write('app/server/main.js'))?.['permissionDecisionReason']).toContain('owned by role backend');
    expect((await write('.claude/settings.json'))?.['permissionDecisionReason']).toContain('is protected');
  });

  it('a session that has its role from the environment gets the brief beside the config', async () => {
    const sandbox = await teamInFolder();
    await sandbox.coord(['brief', '--all', '-c', 'app/coord.config.yaml']);
    const event = { event: 'SessionStart' as const, worktree: sandbox.dir, env: FRONTEND };
    const answer = await sendEvent(sandbox, event);
    expect(answer?.['additionalContext']).toBe(sandbox.read('app/.coord/roles/frontend/CLAUDE.md'));
  });
});

it('a config that is a link is protected with the file it leads to', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const text = sandbox.read('coord.config.yaml').replace('unowned: deny', 'unowned: allow');
  sandbox.write('settings/team.yaml', text);
  rmSync(join(sandbox.dir, 'coord.config.yaml'));
  symlinkSync('settings/team.yaml', join(sandbox.dir, 'coord.config.yaml'));
  await sandbox.coord(['hooks', 'install']);
  for (const path of ['coord.config.yaml', 'settings/team.yaml']) {
    const write = { worktree: sandbox.dir, path: join(sandbox.dir, path), env: FRONTEND };
    expect((await sendEvent(sandbox, write))?.['permissionDecisionReason']).toContain(
      'settings/team.yaml is protected: no agent writes it',
    );
  }
});

it('a clone in a worktree, with no config of its own, is ruled by the config in force', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const worktree = join(sandbox.dir, '../blue');
  await sandbox.git('worktree', 'add', '--quiet', worktree);
  const clone = join(worktree, 'server/vendor');
  await sandbox.git('init', '--quiet', clone);
  expect(await sandbox.coord(['owner', 'x.js'], { cwd: clone })).toEqual({
    code: 0,
    stdout: 'server/vendor/x.js: backend (coord.config.yaml:10:12 server/**)\n',
    stderr: '',
  });
});

describe('where the git directory lies elsewhere', () => {
  it('the main checkout is the one that has the config', async () => {
    const sandbox = await createSandbox('test/fixtures/team');
    const gitDir = join(dirname(sandbox.dir), 'elsewhere.git');
    await sandbox.git('init', '--quiet', `--separate-git-dir=${gitDir}`);
    const worktree = join(sandbox.dir, '../blue');
    await sandbox.git('worktree', 'add', '--quiet', worktree);
    const installed = await sandbox.coord(['hooks', 'install']);
    const own = [SETTINGS, COMMANDS].flatMap((file) => [file, join(worktree, file)]);
    const files = [...own, join(gitDir, 'coord-hooks/hooks')];
    expect(installed.stdout).toBe(files.map((file) => `written   ${file}\n`).join(''));
    for (const root of [worktree, sandbox.dir]) {
      const write = { worktree: root, path: join(root, 'server/main.js'), env: FRONTEND };
      expect((await sendEvent(sandbox, write))?.['permissionDecisionReason']).toContain(
        'server/main.js is owned by role backend, and you are role frontend (coord.config.yaml:',
      );
    }
  });
});

it('a bare repository has no config in force: no hooks are put in, doctor says so, and what is there comes out', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const bare = join(sandbox.dir, '../bare.git');
  await sandbox.git('clone', '--quiet', '--bare', sandbox.dir, bare);
  const cwd = join(sandbox.dir, '../tree');
  await sandbox.git('-C', bare, 'worktree', 'add', '--quiet', cwd);
  const settings = readFileSync(join(bare, 'config'));
  const why = 'git knows no main checkout here, and so no config is in force';
  const mend = 'a bare repository has none: clone it, and put the hooks in there with coord hooks install';
  const install = await sandbox.coord(['hooks', 'install'], { cwd });
  expect(install).toEqual({ code: 2, stdout: '', stderr: `coord: ${why}. Go there; ${mend}.\n` });
  expect(await sandbox.coord(['start', 'frontend'], { cwd })).toMatchObject({ code: 3, stderr: install.stderr });
  const doctor = await sandbox.coord(['doctor', '--canary', '--json'], { cwd });
  expect(doctor.code).toBe(1);
  expect(JSON.parse(doctor.stdout)).toMatchObject({ where: cwd, what: why, mend: `Go there; ${mend}` });
  expect((await sandbox.coord(['worktree', 'add', 'frontend'], { cwd })).stderr).toContain(
    `: ${why}. Go there; ${mend}.`,
  );
  expect(readFileSync(join(bare, 'config'), 'utf8')).not.toContain('coord-hooks');

  // It was no bare one when they were put in.
  writeFileSync(join(bare, 'config'), settings);
  await sandbox.git('-C', bare, 'config', 'core.bare', 'false');
  await sandbox.git('-C', bare, 'config', 'core.worktree', cwd);
  const before = readFileSync(join(bare, 'config'));
  await sandbox.coord(['hooks', 'install'], { cwd });
  expect(readFileSync(join(bare, 'config'))).not.toEqual(before);
  await sandbox.git('-C', bare, 'config', '--unset', 'core.worktree');
  expect(await sandbox.coord(['hooks', 'uninstall'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(join(bare, 'config'), 'utf8')).not.toContain('coord-hooks');
});

it('a config above the repository is refused: nothing in it would be ruled', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const config = join(dirname(sandbox.dir), 'coord.config.yaml');
  writeFileSync(config, sandbox.read('coord.config.yaml'));
  await sandbox.git('rm', '--quiet', 'coord.config.yaml');
  const stderr = `coord: ${config} lies outside the repository, whose files it would have to rule. A person has to move it into the repository.\n`;
  expect(await sandbox.coord(['hooks', 'install'])).toEqual({ code: 2, stdout: '', stderr });
  const input = JSON.stringify({
    session_id: 's',
    cwd: sandbox.dir,
    tool_name: 'Write',
    tool_input: { file_path: 'a' },
  });
  expect(await sandbox.coord(['hook', 'PreToolUse'], { input })).toEqual({ code: 2, stdout: '', stderr });
});

it.each([
  ['an empty policy', '{"stamp":"x","document":{}}'],
  ['no policy', '{"stamp":"x","document":null}'],
  ['half a policy', undefined],
])('a cache that holds %s is compiled anew', async (_, text) => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const write = { worktree: sandbox.dir, path: join(sandbox.dir, 'server/main.js'), env: FRONTEND };
  const before = await sendEvent(sandbox, write);
  const folder = join(sandbox.dir, '.git/coord/policies');
  const [name = ''] = readdirSync(folder);
  const sound = readFileSync(join(folder, name), 'utf8');
  const stamp = /"stamp":"([^"]+)"/.exec(sound)?.[1] ?? expect.fail();
  writeFileSync(join(folder, name), text?.replace('"x"', `"${stamp}"`) ?? sound.slice(0, sound.length / 2));
  expect(await sendEvent(sandbox, write)).toEqual(before);
  expect(readFileSync(join(folder, name), 'utf8')).toBe(sound);
});
