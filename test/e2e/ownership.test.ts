import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { describeEachClient } from '../support/claude/each-client.ts';
import { type MessagesServer, startMessagesServer } from '../support/claude/messages-server.ts';
import { allText } from '../support/claude/model-request.ts';
import { type ClientCall, type ClientOutcome, runClient } from '../support/claude/run-client.ts';
import { call, conversations, type Script } from '../support/claude/script.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const write = (path: string) => call('Write', { file_path: path, content: 'x\n' });

describeEachClient('the installed hook', ({ executable }) => {
  let sandbox: Sandbox;
  let server: MessagesServer;

  beforeEach(async () => {
    sandbox = await createSandbox('test/fixtures/team');
    expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0, stderr: '' });
  });

  async function session(script: Script, more: Partial<ClientCall> = {}): Promise<ClientOutcome> {
    server = await startMessagesServer(script);
    onTestFinished(() => server.stop());
    return runClient({
      executable,
      url: server.url,
      home: sandbox.home,
      cwd: sandbox.dir,
      prompt: 'MAIN: go',
      ...more,
    });
  }

  /** What the model read in answer to its last tool call. */
  const answer = () => server.requests.at(-1)?.toolResults[0];

  /** The refusal has to name the owner, the line that decided, and a command that asks the owner. */
  const REFUSAL = new RegExp(
    'coord: server/new\\.js is owned by role backend, and you are role frontend \\(coord\\.config\\.yaml:10, server/\\*\\*\\)\\.\\n' +
      "Do not work round it\\. Ask the owner: \\S+/coord ask backend --path 'server/new\\.js' 'what you need changed, and why'",
  );

  it('refuses a write outside the globs in the main checkout, and says so to the model', async () => {
    const path = join(sandbox.dir, 'server/new.js');
    await session([[write(path)], 'I see.'], { env: { COORD_ROLE: 'frontend' } });
    expect(answer()).toMatchObject({ isError: true, text: expect.stringMatching(REFUSAL) });
    expect(existsSync(path)).toBe(false);
  });

  it('refuses it in a worktree that is bound to the role', async () => {
    const worktree = join(sandbox.dir, '../frontend');
    await sandbox.git('worktree', 'add', '--quiet', worktree);
    expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0 });
    expect(await sandbox.coord(['role', 'switch', 'frontend'], { cwd: worktree })).toMatchObject({ code: 0 });
    const path = join(worktree, 'server/new.js');
    await session([[write(path)], 'I see.'], { cwd: worktree });
    expect(answer()).toMatchObject({ isError: true, text: expect.stringMatching(REFUSAL) });
    expect(existsSync(path)).toBe(false);
  });

  it('refuses it in a subagent', async () => {
    const path = join(sandbox.dir, 'server/new.js');
    const brief = { description: 'write it', prompt: 'SUBTASK: write it', subagent_type: 'general-purpose' };
    await session(
      conversations({
        SUBTASK: [[write(path)], 'I could not.'],
        MAIN: [[call('Agent', { ...brief, run_in_background: false })], 'It could not.'],
      }),
      { env: { COORD_ROLE: 'frontend' } },
    );
    const told = server.requests.flatMap(({ toolResults }) => toolResults).filter(({ isError }) => isError);
    expect(told).toMatchObject([{ text: expect.stringMatching(REFUSAL) }]);
    expect(existsSync(path)).toBe(false);
  });

  it('lets the owner write, and keeps a lease that another session meets until this one ends', async () => {
    const path = join(sandbox.dir, 'docs/new.md');
    // 2.1.197 itself refuses to write over a file that the session has not read.
    const other = () =>
      session([[call('Read', { file_path: path })], [write(path)], 'Done.'], { env: { COORD_ROLE: 'backend' } });
    const meanwhile = async () => {
      const why = await sandbox.coord(['why', 'docs/new.md', '--role', 'backend']);
      expect(why.code).toBe(3);
      expect(why.stdout).toMatch(
        /^deny: docs\/new\.md is being written by role frontend \(session [\w-]+\), who has had its lease since /,
      );
      await other();
      expect(answer()).toMatchObject({
        isError: true,
        text: expect.stringContaining('is being written by role frontend'),
      });
      return 'Done.';
    };
    const { result } = await session([[write(path)], meanwhile], { env: { COORD_ROLE: 'frontend' } });
    expect(result).toMatchObject({ subtype: 'success', permission_denials: [], result: 'Done.' });
    expect(sandbox.read('docs/new.md')).toBe('x\n');
    await other();
    expect(answer()).toMatchObject({ isError: false });
  });

  it('only warns in mode warn: the file is there, and the model has read why it should not be', async () => {
    sandbox.write(
      'coord.config.yaml',
      sandbox.read('coord.config.yaml').replace('unowned: deny', 'unowned: deny\n  mode: warn'),
    );
    const path = join(sandbox.dir, 'server/new.js');
    await session([[write(path)], 'Noted.'], { env: { COORD_ROLE: 'frontend' } });
    expect(existsSync(path)).toBe(true);
    const last = server.requests.at(-1);
    expect(last && allText(last)).toContain('server/new.js is owned by role backend');
  });

  it('blocks where the hook program itself is gone', async () => {
    await sandbox.exec('rm', [join(sandbox.dir, '.git/coord/bin/hook.cjs')]);
    const path = join(sandbox.dir, 'docs/new.md');
    await session([[write(path)], 'I see.'], { env: { COORD_ROLE: 'frontend' } });
    expect(existsSync(path)).toBe(false);
  });

  it('works with a shell quote and a space in the path of the repository', async () => {
    const moved = join(sandbox.dir, "../it's a repo");
    await sandbox.exec('mv', [sandbox.dir, moved], { cwd: sandbox.home });
    expect(await sandbox.coord(['hooks', 'install'], { cwd: moved })).toMatchObject({ code: 0 });
    const path = join(moved, 'server/new.js');
    await session([[write(path)], 'I see.'], { cwd: moved, env: { COORD_ROLE: 'frontend' } });
    expect(answer()).toMatchObject({ isError: true, text: expect.stringContaining('owned by role backend') });
    expect(existsSync(path)).toBe(false);
  });
});
