import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { describeEachClient } from '../support/claude/each-client.ts';
import { type MessagesServer, startMessagesServer } from '../support/claude/messages-server.ts';
import { allText } from '../support/claude/model-request.ts';
import { runClient } from '../support/claude/run-client.ts';
import { call, type Script } from '../support/claude/script.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

describeEachClient('the audit', ({ executable }) => {
  let sandbox: Sandbox;
  let server: MessagesServer;

  beforeEach(async () => {
    sandbox = await createSandbox('test/fixtures/team');
    expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0, stderr: '' });
    // What a program writes nobody can read in the command that starts it.
    writeFileSync(
      join(sandbox.dir, 'web/build.cjs'),
      "require('fs').writeFileSync('server/main.js', process.argv[2]);\n",
    );
    await sandbox.git('add', '--all');
    await sandbox.git('commit', '--quiet', '-m', 'a build');
  });

  const session = async (script: Script) => {
    server = await startMessagesServer(script);
    onTestFinished(() => server.stop());
    const call = { executable, url: server.url, home: sandbox.home, cwd: sandbox.dir, prompt: 'MAIN: go' };
    return runClient({ ...call, env: { COORD_ROLE: 'frontend' }, args: ['--allowedTools', 'Bash'] });
  };

  it('tells the model after a command what it has changed against the rules, and keeps it from stopping until it has mended it', async () => {
    const build = call('Bash', { command: `${process.execPath} web/build.cjs x`, description: 'build' });
    const before = sandbox.read('server/main.js');
    const undo = call('Bash', {
      command: `${join(sandbox.dir, '.git/coord/bin/coord')} audit undo server/main.js`,
      description: 'undo',
    });
    await session([[build], 'Done.', [undo], 'Mended.']);
    const [, afterBuild, afterStop] = server.requests.filter((request) => allText(request).includes('MAIN: go'));
    expect(afterBuild && allText(afterBuild)).toContain('while Bash ran, this changed in');
    expect(afterStop && allText(afterStop)).toContain('Before you stop, mend this.');
    expect(sandbox.read('server/main.js')).toBe(before);
    expect((await sandbox.coord(['audit'])).stdout).toBe('Nothing is open.\n');
  });
});
