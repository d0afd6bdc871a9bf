import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeEachClient } from '../support/claude/each-client.ts';
import { type MessagesServer, startMessagesServer } from '../support/claude/messages-server.ts';
import { allText } from '../support/claude/model-request.ts';
import { type ClientOutcome, runClient } from '../support/claude/run-client.ts';
import { call, conversations, type Script } from '../support/claude/script.ts';
import { isAlive } from '../support/alive.ts';

const PATIENCE = { timeout: 20_000, interval: 50 };

// Proves the ground that the other tests of the real client stand on.
describeEachClient('a scripted session', ({ executable }) => {
  let root: string;
  let cwd: string;
  let server: MessagesServer;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'coord-client-')));
    cwd = join(root, 'project');
    await mkdir(cwd);
    await mkdir(join(root, 'home'));
  });
  afterEach(async () => {
    await server.stop();
    await rm(root, { recursive: true, force: true });
  });

  const start = async (script: Script) => {
    server = await startMessagesServer(script);
  };
  const run = (prompt: string, args: string[] = [], signal?: AbortSignal): Promise<ClientOutcome> =>
    runClient({ executable, url: server.url, home: join(root, 'home'), cwd, prompt, args, ...(signal && { signal }) });

  it('does the writes of its script and reports a result', async () => {
    await start([[call('Write', { file_path: join(cwd, 'a.txt'), content: 'hello' })], 'All done.']);
    const { code, result, lines, stderr } = await run('write a.txt');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(result).toMatchObject({ subtype: 'success', is_error: false, result: 'All done.', num_turns: 2 });
    expect(await readFile(join(cwd, 'a.txt'), 'utf8')).toBe('hello');
    expect(lines.some((line) => line.type === 'system' && line.subtype === 'init')).toBe(true);
    expect(server.requests[0]?.prompt).toBe('write a.txt');
    expect(server.unknown).toEqual([]);
  });

  it('lets a hook that exits 2 refuse a write, and tells the model why', async () => {
    await start([[call('Write', { file_path: join(cwd, 'a.txt'), content: 'x' })], 'I see.']);
    const settings = await hookSettings('PreToolUse', 'echo "a.txt belongs to backend" >&2; exit 2');
    const { code, result } = await run('write a.txt', ['--settings', settings]);
    expect(code).toBe(0);
    expect(existsSync(join(cwd, 'a.txt'))).toBe(false);
    expect(server.requests.at(-1)?.toolResults).toEqual([
      { id: expect.any(String), text: expect.stringMatching(/hook error: .*a\.txt belongs to backend/), isError: true },
    ]);
    expect(result).toMatchObject({ permission_denials: [{ tool_name: 'Write' }] });
  });

  it('passes the writes of a subagent through the hooks, with the id of the agent', async () => {
    const brief = { description: 'write it', prompt: 'SUBTASK: write sub.txt', subagent_type: 'general-purpose' };
    await start(
      conversations({
        SUBTASK: [[call('Write', { file_path: join(cwd, 'sub.txt'), content: 'x' })], 'sub done'],
        MAIN: [[call('Agent', { ...brief, run_in_background: false })], 'main done'],
      }),
    );
    const heard = join(root, 'heard.jsonl');
    const settings = await hookSettings('PreToolUse', `{ tr -d '\\n'; echo; } >> '${heard}'`);
    const { result } = await run('MAIN: have it written', ['--settings', settings]);
    expect(result).toMatchObject({ subtype: 'success', result: 'main done' });
    expect(existsSync(join(cwd, 'sub.txt'))).toBe(true);
    expect(server.requests.at(-1)?.toolResults[0]?.text).toContain('sub done');
    const calls = (await readFile(heard, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(calls.map(({ tool_name, agent_type }) => ({ tool_name, agent_type }))).toEqual([
      { tool_name: 'Agent', agent_type: undefined },
      { tool_name: 'Write', agent_type: 'general-purpose' },
    ]);
    expect(calls[1]).toMatchObject({ session_id: calls[0].session_id, agent_id: expect.stringMatching(/./) });
  });

  it('gives a structured output, after an answer that did not fit', async () => {
    const schema = { type: 'object', properties: { verdict: { type: 'string' } }, required: ['verdict'] };
    await start([[call('StructuredOutput', { verdict: 1 })], [call('StructuredOutput', { verdict: 'approve' })]]);
    const { result } = await run('judge it', ['--json-schema', JSON.stringify(schema)]);
    expect(result).toMatchObject({ subtype: 'success', structured_output: { verdict: 'approve' } });
    expect(server.requests[0]?.tools.find((tool) => tool.name === 'StructuredOutput')?.input_schema).toEqual(schema);
    expect(server.requests[1]?.toolResults).toMatchObject([
      { text: 'Output does not match required schema: /verdict: must be string', isError: true },
    ]);
  });

  it('keeps the conversation of a resumed session', async () => {
    await start(['The word is plum.', 'Plum, I said.']);
    const session = '11111111-2222-4333-8444-555555555555';
    await run('say a word', ['--session-id', session]);
    const { result } = await run('which word was it?', ['--resume', session]);
    expect(result).toMatchObject({ session_id: session, result: 'Plum, I said.' });
    const last = server.requests.at(-1);
    expect(last?.prompt).toBe('say a word');
    expect(last && allText(last)).toMatch(/say a word[^]*The word is plum\.[^]*which word was it\?/);
  });

  it('ends at once, with the reason, when the script is over', async () => {
    await start([]);
    const { code, result } = await run('go');
    expect(code).toBe(1);
    expect(result).toMatchObject({ is_error: true });
    expect(result?.['result']).toContain('the script ends after 0 turns');
    expect(server.requests).toHaveLength(1);
  });

  it('ends with all it started when it is cut short', async () => {
    const pidFile = join(root, 'pid');
    await start([[call('Bash', { command: `echo $$ > '${pidFile}'; sleep 600`, description: 'wait' })], 'never']);
    const scissors = new AbortController();
    const session = run('wait', ['--allowedTools', 'Bash'], scissors.signal);
    const pid = await vi.waitUntil(async () => Number(await readFile(pidFile, 'utf8').catch(() => '')), PATIENCE);
    scissors.abort();
    expect(await session).toMatchObject({ cutShort: true });
    await vi.waitUntil(() => !isAlive(pid), PATIENCE);
  });

  async function hookSettings(event: string, command: string): Promise<string> {
    const file = join(root, 'settings.json');
    await writeFile(
      file,
      JSON.stringify({ hooks: { [event]: [{ matcher: '*', hooks: [{ type: 'command', command }] }] } }),
    );
    return file;
  }
});
