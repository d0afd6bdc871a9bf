import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Instance } from '../../src/domain/records.ts';
import { systemProcesses } from '../../src/store/files/processes.ts';
import { systemClock } from '../../src/store/files/system-clock.ts';
import { describeEachClient } from '../support/claude/each-client.ts';
import { type MessagesServer, startMessagesServer } from '../support/claude/messages-server.ts';
import { allText } from '../support/claude/model-request.ts';
import { type ClientOutcome, runClient } from '../support/claude/run-client.ts';
import { bash, call, conversations, type Script } from '../support/claude/script.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { storeOf } from '../support/store-of.ts';

describeEachClient('a session, from its start to its end', ({ executable }) => {
  let sandbox: Sandbox;
  let server: MessagesServer;

  beforeEach(async () => {
    sandbox = await createSandbox('test/fixtures/team');
    expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0, stderr: '' });
    await sandbox.coord(['brief']);
  });

  async function session(script: Script, args: string[] = []): Promise<ClientOutcome> {
    server = await startMessagesServer(script);
    onTestFinished(() => server.stop());
    const env = { COORD_ROLE: 'backend' };
    const { dir: cwd, home } = sandbox;
    const outcome = await runClient({ executable, url: server.url, home, cwd, prompt: 'MAIN: go', env, args });
    expect(outcome.result).toMatchObject({ subtype: 'success' });
    return outcome;
  }

  const ask = async (text: string, ...more: string[]) =>
    expect(await sandbox.coord(['ask', 'backend', text, ...more], asFrontend)).toMatchObject({ code: 0 });
  const asFrontend = { env: { COORD_ROLE: 'frontend' } };
  const said = (index: number) => {
    const request = server.requests.at(index);
    return request ? allText(request) : '';
  };
  const instances = async (): Promise<Instance[]> =>
    (await storeOf(sandbox).documents('instances').list()).map(({ value }) => value);

  it('is registered with its process, hears the checklist, and has ended afterwards', async () => {
    await ask('Which port does the server use?');
    let during: Instance[] = [];
    const { result } = await session([
      async () => {
        during = await instances();
        return 'Done.';
      },
      'Really done.',
    ]);
    expect(during).toMatchObject([
      { id: result?.['session_id'], kind: 'session', role: 'backend', worktree: sandbox.dir, branch: 'main' },
    ]);
    expect(during[0]?.ended).toBeUndefined();
    // It was the client's own process, which has ended by now.
    const processes = systemProcesses(systemClock(process.platform), process.platform);
    expect(during.map((one) => one.process && processes.stateOf(one.process))).toEqual(['ended']);
    expect(said(0)).toMatch(/coord check-in\. You are backend\.[^]*Wait for your answer[^]*- MSG-1 from frontend/);
    expect(said(0)).toContain('> Which port does the server use?');
    expect(await instances()).toMatchObject([{ id: result?.['session_id'], ended: { reason: expect.any(String) } }]);
  });

  it('hears of an urgent message after its next tool, and of another one at its next prompt', async () => {
    await session(
      [
        async () => {
          await ask('Stop the deployment!', '--urgency', 'urgent');
          await ask('How long are tokens valid?');
          return bash('true');
        },
        'Done.',
        'I will answer.',
      ],
      ['--session-id', SESSION, '--allowedTools', 'Bash'],
    );
    expect(said(1)).toContain('> Stop the deployment!');
    expect(said(1)).not.toContain('How long are tokens valid?');
    await session(['Done.'], ['--resume', SESSION]);
    expect(said(0)).toContain('> How long are tokens valid?');
  });

  it('is reminded once of what it has not answered when it means to stop', async () => {
    await session([
      async () => {
        await ask('Which port does the server use?');
        return 'Done.';
      },
      'I leave it unanswered.',
    ]);
    expect(server.requests).toHaveLength(2);
    expect(said(1)).toMatch(/Before you stop: others wait[^]*> Which port does the server use\?/);
  });

  it('knows in its shell which instance it is, so that what it says is its own', async () => {
    const { result } = await session(
      [bash(`echo "I am $COORD_INSTANCE"; .git/coord/bin/coord status set --doing 'the form'`), 'Done.'],
      ['--allowedTools', 'Bash'],
    );
    const id = result?.['session_id'];
    expect(server.requests.at(-1)?.toolResults[0]?.text).toContain(`I am ${id}`);
    expect(await instances()).toMatchObject([{ id, doing: 'the form' }]);
  });

  it('has its subagents under it, which end with their work', async () => {
    const brief = { description: 'look', prompt: 'SUBTASK: look', subagent_type: 'general-purpose' };
    let during: Instance[] = [];
    const { result } = await session(
      conversations({
        SUBTASK: [
          async () => {
            during = await instances();
            return 'Looked.';
          },
        ],
        MAIN: [[call('Agent', { ...brief, run_in_background: false })], 'Done.'],
      }),
    );
    const parent = result?.['session_id'];
    const subagent = during.find(({ kind }) => kind === 'subagent');
    expect(subagent).toMatchObject({ parent, role: 'backend', agentType: 'general-purpose' });
    expect(subagent?.ended).toBeUndefined();
    const after = await instances();
    expect(after.find(({ id }) => id === subagent?.id)?.ended).toMatchObject({ reason: 'done' });
  });
});

const SESSION = '11111111-2222-4333-8444-555555555555';
