import { expect, it } from 'vitest';
import { describeNewestClient } from '../support/claude/each-client.ts';
import { playTeam } from '../support/claude/played-team.ts';
import { answer, write } from '../support/claude/script.ts';
import { eventually, journalOf, onlyRun, outcomeOf, startCoord } from '../support/runs.ts';

const ONE_STEP = `version: 1
name: one
parts: { author: { description: writes } }
steps:
  - id: note
    agent: author
    prompt: Note it.
    output:
      type: object
      required: [done]
      properties: { done: { type: boolean } }
`;

describeNewestClient('a write that a run asks a person about', ({ executable }) => {
  it.each([{ verb: 'approve' }, { verb: 'reject' }])('waits in the client until they $verb it', async ({ verb }) => {
    let turn = 0;
    const turns = [write('notes.txt', 'noted'), () => answer({ done: true })];
    const { sandbox, server, env, coord } = await playTeam(
      executable,
      (request) => turns[turn++]?.(request) ?? 'over',
      (config) =>
        config
          .replace('unowned: deny', 'unowned: ask')
          .replace('playbooks:\n', 'playbooks:\n  one: { parts: { author: backend } }\n'),
    );
    // A client may run these beside those of the run: nothing is to be done twice, and a yes is to hold.
    expect(await coord('hooks', 'install')).toMatchObject({ code: 0 });
    sandbox.write('playbooks/one.yaml', ONE_STEP);
    const running = startCoord(sandbox, ['run', 'one'], env);
    const question = 'backend asks to write notes.txt; coord approve ASK-0001';
    await eventually(() => running.printed().includes(`note: ${question}`));
    expect((await coord('status')).stdout).toContain(question);
    const run = onlyRun(sandbox);
    expect((await coord('runs')).stdout).toContain('ASK-0001: backend asks to write notes.txt');
    expect(server.requests).toHaveLength(1);
    expect(await coord(verb, 'ASK-0001', '--reason', 'seen')).toMatchObject({ code: 0, stderr: '' });
    const ended = await running.ended;
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const outcome = outcomeOf(journalOf(sandbox, run), 'note');
    expect(outcome?.kind).toBe('succeeded');
    const written = await sandbox.git('log', '--all', '--format=%s', '--', 'notes.txt');
    expect(written.trim() !== '').toBe(verb === 'approve');
    const told = server.requests[1]?.toolResults[0]?.text ?? '';
    if (verb === 'reject') expect(told).toContain('a person was asked (ASK-0001), and said no: seen.');
    const refused = verb === 'reject' ? 1 : 0;
    expect((await coord('log')).stdout.match(/met a rule at notes\.txt/g) ?? []).toHaveLength(refused);
    expect(ended.stdout.match(/refused to write notes\.txt/g) ?? []).toHaveLength(refused);
    // Nobody is asked about it once more when the step's work is taken in.
    expect(outcome).not.toHaveProperty('asked');
  });
});
