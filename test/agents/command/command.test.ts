import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { commandAgent } from '../../../src/agents/command/command.ts';
import { type ProgramFolder, programFolder, watchedTask } from '../../support/agent-task.ts';
import { isAlive } from '../../support/alive.ts';
import { startProgram, VERDICT } from '../../support/command-agent.ts';

function briefIn({ dir }: ProgramFolder): string {
  const path = join(dir, 'CLAUDE.md');
  writeFileSync(path, 'You write servers.');
  return path;
}

describe('how the program is called', () => {
  it('reads the prompt, works in the worktree and in its group, and knows who it is', async () => {
    const script = 'pwd > where; ps -o pgid= -p $$ > group; env | grep -E "^(COORD_|FROM_|MINE)" | sort > env; cat';
    const { result, pids, folder } = startProgram(script, { env: { MINE: '1', COORD_ROLE: 'frontend' } });
    expect(await result).toEqual({ kind: 'answered', output: { text: 'Write it.' } });
    expect(await folder.written('where')).toBe(folder.dir);
    expect(pids).toEqual([Number(await folder.written('group'))]);
    expect((await folder.written('env')).split('\n')).toEqual([
      'COORD_ACCESS=write',
      'COORD_ROLE=backend',
      'COORD_RUN=r1',
      'COORD_WORKSPACE=backend+2',
      'FROM_COORD=yes',
      'MINE=1',
    ]);
  });

  it('is told of its brief, where there is one, in the prompt and in the environment', async () => {
    const folder = programFolder();
    const briefPath = briefIn(folder);
    const script = 'cat "$COORD_BRIEF" > read; echo "$COORD_ACCESS" > access; cat';
    const { result } = startProgram(script, {}, { briefPath, access: 'read' }, folder);
    const text = `Your role is described in ${briefPath}; read it first.\n\nWrite it.`;
    expect(await result).toEqual({ kind: 'answered', output: { text } });
    expect(await folder.written('read')).toBe('You write servers.');
    expect(await folder.written('access')).toBe('read');
  });

  it('is asked for JSON, and given the schema in a file, where the step has an output', async () => {
    const schema = ['--schema', 'file={schema_file}'];
    const script = 'cat > prompt; echo "$*" > args; cat "${2#file=}" > copy';
    const { result, folder, given } = startProgram(script, { schema }, { output: VERDICT });
    await result;
    expect(await folder.written('prompt')).toBe(
      `Write it.\n\nWhen you are done, answer with one JSON value that fits this JSON Schema, and with nothing else:\n${JSON.stringify(VERDICT)}`,
    );
    expect(await folder.written('args')).toMatch(/^--schema file=/);
    expect(JSON.parse(await folder.written('copy'))).toEqual(VERDICT);
    expect(readdirSync(given)).toHaveLength(1);
  });

  it('is given no schema where the step has no output, and no session where none goes on', async () => {
    const more = { schema: ['{schema_file}'], resume: ['{session}'] };
    const { result, folder, given } = startProgram('echo "$# arguments" > args', more, { resume: '' });
    await result;
    expect(await folder.written('args')).toBe('0 arguments');
    expect(existsSync(given)).toBe(false);
  });

  it('goes on in a session by the arguments for it, after all others, without its brief', async () => {
    const folder = programFolder();
    const task = { output: VERDICT, resume: "s-1$'", briefPath: briefIn(folder) };
    const more = { schema: ['--schema'], resume: ['resume', 'id={session}'] };
    await startProgram('cat > prompt; echo "$*" > args', more, task, folder).result;
    expect(await folder.written('args')).toBe("--schema resume id=s-1$'");
    expect(await folder.written('prompt')).toMatch(/^Write it\./);
  });

  it('may leave a long prompt unread', async () => {
    const { result } = startProgram('exec echo done', {}, { prompt: 'x'.repeat(3_000_000) });
    expect(await result).toEqual({ kind: 'answered', output: { text: 'done' } });
  });
});

describe('how it ends', () => {
  it('fails with any exit code but 0, and shows what it complained about', async () => {
    const { result } = startProgram('echo working; echo "no key" >&2; exit 3');
    expect(await result).toEqual({
      kind: 'failed',
      class: 'exit',
      reason: expect.stringMatching(/^\S+\/program-1 ended with exit code 3:\nno key$/),
    });
    const quiet = startProgram('echo "{}"; exit 1', { answer: { format: 'json', session: '/id' } });
    expect(await quiet.result).toMatchObject({
      reason: expect.stringMatching(/exit code 1:\n\{\}$/),
      session: { id: '' },
    });
    const silent = startProgram('exit 1');
    expect(await silent.result).toMatchObject({ reason: expect.stringMatching(/exit code 1$/) });
  });

  it('fails with what has ended it', async () => {
    const { result } = startProgram('kill -SEGV $$');
    const reason = expect.stringMatching(/was ended by SIGSEGV/);
    expect(await result).toMatchObject({ kind: 'failed', class: 'crash', reason });
  });

  it.each([
    {
      argv: ['no-such-agent'],
      reason:
        "the program no-such-agent was not found; install it, or say in the role's agent.command.argv where it is",
    },
    { argv: ['./there'], reason: 'the program ./there may not be executed' },
    { argv: ['./odd'], reason: 'the program ./odd could not be started: what its first line names was not found' },
    { argv: ['sh', 'a\0b'], reason: expect.stringMatching(/^the program sh could not be started: /) },
    { argv: [''], reason: expect.stringMatching(/^the program {2}could not be started: /) },
  ])('fails where $argv cannot be started', async ({ argv, reason }) => {
    const folder = programFolder();
    writeFileSync(join(folder.dir, 'there'), 'text');
    writeFileSync(join(folder.dir, 'odd'), '#!/no/such/shell\n', { mode: 0o755 });
    const { result, pids } = startProgram('', { argv }, {}, folder);
    expect(await result).toEqual({ kind: 'failed', class: 'crash', reason });
    expect(pids).toEqual([]);
  });

  it('fails where the worktree is gone, or no program plays the role', async () => {
    const gone = '/no/such/worktree';
    expect(await startProgram('true', { argv: ['sh'] }, { folder: gone }).result).toEqual({
      kind: 'failed',
      class: 'crash',
      reason: `the program sh could not be started: its folder ${gone} is gone`,
    });
    const agent = commandAgent({ env: {}, settingsOf: () => undefined, folder: gone });
    expect(await agent.perform(watchedTask(gone).task)).toEqual({
      kind: 'failed',
      reason: 'role backend has neither agent.command nor agent.preset in the config',
    });
  });

  it('is stopped with all it has started, whatever it makes of the signal', async () => {
    const { result, stop, pids, folder } = startProgram(
      `sleep 300 & echo $! > background; trap 'exit 0' TERM; echo $$ > pid; wait`,
    );
    const both = [Number(await folder.written('background')), Number(await folder.written('pid'))];
    expect(pids).toEqual([both[1]]);
    stop();
    expect(await result).toEqual({ kind: 'failed', reason: expect.stringMatching(/program-1 was stopped$/) });
    await vi.waitUntil(() => both.every((pid) => !isAlive(pid)), { timeout: 20_000 });
  });

  it('does not wait for what it left in the background, and ends it', async () => {
    // Only a wait for the background process could take these 300 seconds.
    const { result, folder } = startProgram('sleep 300 & echo $! > pid; echo done');
    expect(await result).toEqual({ kind: 'answered', output: { text: 'done' } });
    const pid = Number(await folder.written('pid'));
    await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 });
  });

  it.each([
    { what: 'nothing', script: 'exec sleep 300' },
    { what: 'for ever', script: 'while :; do echo again; sleep 0.05; done' },
  ])('does not wait for what has left its process group, and prints $what', async ({ script }) => {
    const leave = `setsid sh -c 'echo $$ > left; ${script}' &\nuntil [ -s left ]; do sleep 0.05; done`;
    const { result, folder } = startProgram(`${leave}\necho done`);
    expect(await result).toMatchObject({ kind: 'answered', output: { text: expect.stringContaining('done') } });
    process.kill(Number(await folder.written('left')), 'SIGKILL');
  });

  it('is told to the journal, or ended', async () => {
    let started = 0;
    const { result } = startProgram(
      'sleep 300',
      {},
      {
        started: (pid) => {
          started = pid;
          throw new Error('the journal is closed');
        },
      },
    );
    await expect(result).rejects.toThrow('the journal is closed');
    await vi.waitUntil(() => !isAlive(started), { timeout: 20_000 });
  });

  it('has printed all of a long output', async () => {
    const { result } = startProgram('seq 300000');
    const { output } = (await result) as { output: { text: string } };
    expect(output.text.endsWith('\n299999\n300000')).toBe(true);
  });
});
