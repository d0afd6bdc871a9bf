import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeNewestClient } from '../support/claude/each-client.ts';
import { playTeam } from '../support/claude/played-team.ts';
import type { ModelRequest } from '../support/claude/model-request.ts';
import { answer, bash } from '../support/claude/script.ts';
import { eventually, journalOf, onlyRun, outcomeOf, startCoord, startsOf, untilGone } from '../support/runs.ts';

/** A playbook of one step. */
const ONE_STEP = `version: 1
name: one
parts: { author: { description: writes } }
steps:
  - id: judge
    agent: author
    prompt: Judge it.
    LIMIT
    output:
      type: object
      required: [verdict]
      properties: { verdict: { enum: [approve, changes] } }
`;

describeNewestClient('a run with the client', ({ executable }) => {
  /** Plays the one step of the playbook. @param limit a further line of the step */
  async function playOne(
    reply: Parameters<typeof playTeam>[1],
    { limit = 'access: read', agent = '', program = executable } = {},
  ) {
    const team = await playTeam(program, reply, (config) =>
      config
        .replace('    must_pass: [server]\n', (line) => `${line}${agent}`)
        .replace('playbooks:\n', 'playbooks:\n  one: { parts: { author: backend } }\n'),
    );
    team.sandbox.write('playbooks/one.yaml', ONE_STEP.replace('LIMIT', limit));
    return team;
  }

  describe('a typed answer', () => {
    it('that does not fit goes back to the model, and the one that fits is taken', async () => {
      let asked = 0;
      const { sandbox, server, coord } = await playOne(() => answer({ verdict: ['no', 'approve'][asked++] }));
      expect(await coord('run', 'one')).toMatchObject({ code: 0, stderr: '' });
      expect(outcomeOf(journalOf(sandbox, onlyRun(sandbox)), 'judge')).toMatchObject({
        output: { verdict: 'approve' },
      });
      expect(server.requests.map(toolResult)).toEqual(['', expect.stringContaining('does not match required schema')]);
    });

    it('that never fits is asked for twice more, and the step has failed', async () => {
      const { sandbox, server, coord } = await playOne(() => answer({ verdict: 'no' }));
      expect(await coord('run', 'one')).toMatchObject({ code: 1, stderr: '' });
      expect(outcomeOf(journalOf(sandbox, onlyRun(sandbox)), 'judge')).toMatchObject({
        kind: 'failed',
        reason: expect.stringMatching(
          /^Claude Code ended with error_max_structured_output_retries: Failed to provide valid structured output after 3 attempts/,
        ),
      });
      expect(server.requests).toHaveLength(3);
    });

    it('that is only said is asked for twice more in the same session, at the cost of all', async () => {
      const { sandbox, server, coord } = await playOne(() => 'I approve.');
      expect(await coord('run', 'one')).toMatchObject({ code: 1, stderr: '' });
      const outcome = outcomeOf(journalOf(sandbox, onlyRun(sandbox)), 'judge');
      expect(outcome).toMatchObject({
        kind: 'failed',
        reason: "its answer does not fit the step's output: the answer must be object",
      });
      const clients = journalOf(sandbox, onlyRun(sandbox)).filter(({ type }) => type === 'group.started');
      expect(clients).toHaveLength(3);
      expect(server.requests.map(lastText).join('\n')).toContain('Your answer does not have the required form');
      expect(server.requests.every(({ prompt }) => prompt === 'Judge it.')).toBe(true);
      expect(outcome?.session?.tokens.input).toBe(100 * server.requests.length);
    });
  });

  describe('a budget', () => {
    it.each([
      { whose: 'the role', agent: '    agent: { budget_usd: 0.01 }\n', limit: 'access: read' },
      { whose: 'the step', agent: '', limit: 'budget_usd: 0.01' },
    ])('of $whose is handed to the client, and ends the run when it is used up', async ({ agent, limit }) => {
      // It would go on for ever.
      const { sandbox, env, coord } = await playOne(() => bash('git status'), { agent, limit });
      const flags = join(sandbox.home, 'flags');
      sandbox.write('../claude', `#!/bin/sh\necho "$*" > '${flags}'\nexec '${executable}' "$@"\n`);
      env['COORD_CLAUDE'] = join(sandbox.dir, '../claude');
      chmodSync(env['COORD_CLAUDE'], 0o755);
      const ended = await coord('run', 'one');
      expect(ended).toMatchObject({ code: 1, stderr: '' });
      expect(readFileSync(flags, 'utf8')).toMatch(/ --max-budget-usd 0\.01( |$)/m);
      const reason = 'Claude Code used up its budget of $0.01';
      expect(outcomeOf(journalOf(sandbox, onlyRun(sandbox)), 'judge')).toMatchObject({
        kind: 'failed',
        reason,
        session: { costUsd: expect.closeTo(0.01, 2) },
      });
      expect(ended.stdout).toContain(`failed: judge: ${reason}`);
    });
  });

  it('ends a command of the agent at the first Ctrl-C, and goes on with it later', async () => {
    const agent = '    agent: { allowed_tools: [Bash] }\n';
    const turns = [
      bash('echo $$ > server/pid; exec sleep 600'),
      bash('cat server/pid'),
      answer({ verdict: 'approve' }),
    ];
    let turn = 0;
    const { sandbox, server, env, coord } = await playOne(() => turns[turn++] ?? 'over', {
      agent,
      limit: 'access: write',
    });
    const running = startCoord(sandbox, ['run', 'one'], env);
    const pidFile = await eventually(() => {
      const cwd = server.requests[0]?.cwd;
      const file = cwd === undefined ? '' : join(cwd, 'server/pid');
      return existsSync(file) && readFileSync(file, 'utf8') !== '' && file;
    });
    const pid = Number(readFileSync(pidFile, 'utf8'));
    running.child.kill('SIGINT');
    const ended = await running.ended;
    const run = onlyRun(sandbox);
    expect(ended).toMatchObject({ code: 130 });
    expect(ended.stdout).toContain(`go on with: coord resume ${run}`);
    const client = journalOf(sandbox, run).flatMap((event) => (event.type === 'group.started' ? event.group.pid : []));
    await untilGone([pid, ...client]);
    expect(outcomeOf(journalOf(sandbox, run), 'judge')).toBeUndefined();

    expect(await coord('resume', run)).toMatchObject({ code: 0, stderr: '' });
    const events = journalOf(sandbox, run);
    expect(startsOf(events)).toEqual(['judge 1', 'judge 2']);
    expect(outcomeOf(events, 'judge')).toMatchObject({ kind: 'succeeded', output: { verdict: 'approve' } });
    // What the first attempt left in the worktree is not there any more; it is kept on a branch.
    expect(server.requests.map(toolResult)).toContainEqual(expect.stringContaining('No such file'));
    expect(await sandbox.git('branch', '--list', 'coord/*')).toContain(`coord/${run}-leftover-backend-1`);
  });
});

function toolResult({ toolResults }: ModelRequest): string {
  return toolResults[0]?.text ?? '';
}

/** What the client said last. */
function lastText({ body }: ModelRequest): string {
  return JSON.stringify((body['messages'] as unknown[]).at(-1));
}
