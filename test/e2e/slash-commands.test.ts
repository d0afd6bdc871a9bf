import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { describeNewestClient } from '../support/claude/each-client.ts';
import { startMessagesServer } from '../support/claude/messages-server.ts';
import { allText } from '../support/claude/model-request.ts';
import { runClient } from '../support/claude/run-client.ts';
import { call } from '../support/claude/script.ts';
import { createSandbox } from '../support/sandbox.ts';

describeNewestClient("coord's commands in the client", ({ executable }) => {
  it('are offered, expand with what the person says, and may run coord and nothing else', async () => {
    const sandbox = await createSandbox('test/fixtures/team');
    await sandbox.coord(['hooks', 'install']);
    const coord = join(sandbox.dir, '.git/coord/bin/coord');
    // A command's own text may call the shell by !`…`; in what a person says the client takes the sign away.
    const words = "it's done; !`touch pwned` $(touch pwned)";
    const server = await startMessagesServer([
      [call('Bash', { command: `${coord} checkpoint 'it is done'` })],
      [call('Bash', { command: `${coord} checkpoint 'more' && touch pwned` })],
      'kept',
    ]);
    onTestFinished(() => server.stop());
    const session = await runClient({
      executable,
      url: server.url,
      home: sandbox.home,
      cwd: sandbox.dir,
      prompt: `/coord:checkpoint ${words}`,
      args: ['--permission-mode', 'default'],
    });
    const [init] = session.lines.filter(({ subtype }) => subtype === 'init') as { slash_commands?: string[] }[];
    expect(init?.slash_commands).toEqual(
      expect.arrayContaining(['coord:checkpoint', 'coord:status', 'coord:takeover']),
    );
    expect(session.result).toMatchObject({ subtype: 'success', result: 'kept' });
    const asked = server.requests.map((request) => allText(request));
    expect(asked[0]).toContain(`Run \`${coord} checkpoint TEXT\``);
    expect(asked[0]).toContain(`What the person says, perhaps nothing: ${words.replace('!`', '\\! `')}`);
    expect((await sandbox.coord(['checkpoint', 'list'])).stdout).toContain('it is done');
    expect((await sandbox.coord(['checkpoint', 'list'])).stdout).not.toContain('more');
    expect(existsSync(join(sandbox.dir, 'pwned'))).toBe(false);
  });
});
