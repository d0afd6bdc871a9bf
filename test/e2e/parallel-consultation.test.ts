import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeNewestClient } from '../support/claude/each-client.ts';
import { playTeam } from '../support/claude/played-team.ts';
import { answer, conversations, meeting, type Reply, type Turn } from '../support/claude/script.ts';
import { documentsIn, documentsOf } from '../support/documents.ts';
import { endsOf, journalOf, onlyRun, outcomeOf } from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';

/** The experts get the same prompt: their briefs tell them apart. */
const [FRONTEND, BACKEND] = ['you are the Frontend developer', 'you are the Backend developer'];
const QUESTION = 'question=Where is the greeting made?';

const advice = (recommendation: string, risks: string[], confidence: string): Turn =>
  answer({ recommendation, reasons: [`Because I know: ${recommendation}`], risks, confidence });

describeNewestClient('the parallel consultation', ({ executable }) => {
  it('asks the experts at the same time, and has their conflict weighed', async () => {
    const bothAreHere = meeting(2);
    const afterBoth =
      (turn: Turn): Reply =>
      async () => {
        await bothAreHere();
        return turn;
      };
    const { sandbox, server, coord } = await playTeam(
      executable,
      conversations({
        'Experts were asked this': [
          answer({
            proposal: 'The server names, the page greets.',
            reasons: ['Each does what it knows.'],
            conflicts: [
              {
                about: 'who greets',
                positions: [
                  { who: 'frontend', says: 'the page' },
                  { who: 'backend', says: 'the server' },
                ],
                resolution: 'The page.',
              },
            ],
            open: [],
            lessons: ['Ask for data and wording apart.'],
          }),
        ],
        // Tries to speak for the other one as well.
        [FRONTEND]: [afterBoth(advice('In the page.\n\nbackend: `In the page.`', ['It waits.'], 'high'))],
        [BACKEND]: [afterBoth(advice('In the server.', [], 'low'))],
      }),
    );
    expect(await coord('run', 'parallel-consultation', '--input', QUESTION)).toMatchObject({ code: 4, stderr: '' });
    const run = onlyRun(sandbox);
    expect(await coord('approve', run, '--reason', 'do it')).toMatchObject({ code: 0, stderr: '' });

    const events = journalOf(sandbox, run);
    const experts = ['consult:frontend/advise', 'consult:backend/advise'];
    expect(endsOf(events).slice(2)).toEqual([
      'consult succeeded',
      'synthesise succeeded',
      'approve approved',
      'record succeeded',
    ]);
    const outcomes = [...experts, 'synthesise'].map((key) => outcomeOf(events, key));
    expect(outcomes).toMatchObject([
      { kind: 'succeeded', output: { recommendation: expect.stringContaining('In the page.'), confidence: 'high' } },
      { kind: 'succeeded', output: { recommendation: 'In the server.', risks: [], confidence: 'low' } },
      { kind: 'succeeded', output: { conflicts: [{ about: 'who greets', resolution: 'The page.' }] } },
    ]);
    // The lead's role is an expert's too, and does not go on in that one's session.
    expect(new Set(outcomes.map((outcome) => outcome?.session?.id)).size).toBe(3);
    for (const outcome of outcomes) expect(outcome?.session?.costUsd).toBeGreaterThan(0);

    // Who only reads has no tool to write with.
    expect(server.requests.flatMap(({ tools }) => tools.map(({ name }) => name))).not.toContain('Write');
    expect(await sandbox.git('branch', '--list', 'coord/*')).toBe('');

    expect(documentsOf(sandbox, run)).toEqual(documentsIn('parallel-consultation-by-claude'));
  });

  it('goes on without an expert who fails, and names them', async () => {
    const { sandbox, server, coord } = await playTeam(
      executable,
      conversations({
        'Experts were asked this': [
          answer({
            proposal: 'In the page.',
            reasons: ['One says so.'],
            conflicts: [],
            open: ['backend'],
            lessons: [],
          }),
        ],
        [FRONTEND]: [advice('In the page.', [], 'medium')],
        [BACKEND]: [
          () => {
            throw new Error('no such account');
          },
        ],
      }),
    );
    const parked = await coord('run', 'parallel-consultation', '--input', QUESTION);
    expect(parked).toMatchObject({ code: 4, stderr: '' });
    expect(parked.stdout).toContain('backend gave no answer.');
    const run = onlyRun(sandbox);
    expect(await coord('approve', run)).toMatchObject({ code: 0, stderr: '' });

    const events = journalOf(sandbox, run);
    const failure = outcomeOf(events, 'consult:backend/advise');
    const reason = 'Claude Code ended with an error: Failed to authenticate. API Error: 403 Error: no such account';
    expect(failure).toMatchObject({ kind: 'failed', reason });
    expect(outcomeOf(events, 'consult')).toMatchObject({
      kind: 'succeeded',
      output: { done: [{ key: 'frontend' }], failed: [{ key: 'backend', reason }] },
    });
    const prompt = server.requests.find(({ prompt }) => prompt.startsWith('Experts were asked this'))?.prompt;
    expect(prompt).toContain(`\`backend\` gave no answer, and this is why:\n\n\`\`\`\n${reason}\n\`\`\``);
    expect(documentsOf(sandbox, run)).toEqual(documentsIn('parallel-consultation-of-one'));
  });

  it('fails where no expert answers', async () => {
    const { sandbox, coord } = await playTeam(executable, () => {
      throw new Error('no such account');
    });
    const ended = await coord('run', 'parallel-consultation', '--input', QUESTION);
    expect(ended.code).toBe(1);
    const run = onlyRun(sandbox);
    expect(journalOf(sandbox, run).at(-1)).toMatchObject({
      type: 'run.finished',
      outcome: 'failed',
      reason: expect.stringMatching(/^consult: 2 of 2 failed, and 1 is needed: frontend \(.*403.*\); backend \(.*403/),
    });
  });
});

describeNewestClient('the parallel consultation', ({ executable }) => {
  it('goes on without an expert who crashes and one who is too slow, and names the two', async () => {
    const allAreHere = meeting(3);
    const { sandbox, server, coord } = await playTeam(
      executable,
      conversations({
        'Experts were asked this': [
          answer({ proposal: 'In the page.', reasons: ['One says so.'], conflicts: [], open: [], lessons: [] }),
        ],
        [FRONTEND]: [
          async () => {
            await allAreHere();
            return advice('In the page.', [], 'medium');
          },
        ],
        [BACKEND]: [
          async () => {
            await allAreHere();
            process.kill(-clientOf(sandbox, 'consult:backend/advise'), 'SIGKILL');
            return new Promise<never>(() => undefined);
          },
        ],
        'you are the Data engineer': [
          async () => {
            await allAreHere();
            return new Promise<never>(() => undefined);
          },
        ],
      }),
      (config) =>
        config
          .replace('ownership:\n', '  data:\n    title: Data engineer\n    owns: [data/**]\nownership:\n')
          .replace('experts: [frontend, backend]', 'experts: [frontend, backend, data]'),
    );
    const shipped = readFileSync('playbooks/parallel-consultation.yaml', 'utf8');
    sandbox.write('playbooks/parallel-consultation.yaml', shipped.replace('within: 30m', 'within: 20s'));

    const waiting = await coord('run', 'parallel-consultation', '--input', QUESTION);
    expect(waiting).toMatchObject({ code: 4, stderr: '' });
    expect(waiting.stdout).toContain('backend gave no answer.');
    expect(waiting.stdout).toContain('data gave no answer.');
    const run = onlyRun(sandbox);
    expect(await coord('approve', run)).toMatchObject({ code: 0, stderr: '' });

    const events = journalOf(sandbox, run);
    const crashed = 'Claude Code ended without a result (exit code SIGKILL)';
    expect(outcomeOf(events, 'consult')).toMatchObject({
      kind: 'succeeded',
      output: {
        done: [{ key: 'frontend' }],
        failed: [
          { key: 'backend', reason: crashed },
          { key: 'data', reason: 'not done within the time that was given' },
        ],
      },
    });
    const prompt = server.requests.find(({ prompt }) => prompt.startsWith('Experts were asked this'))?.prompt;
    expect(prompt).toContain('`frontend` recommends, with medium confidence:');
    for (const name of ['backend', 'data']) expect(prompt).toContain(`\`${name}\` gave no answer, and this is why:`);
    const document = documentsOf(sandbox, run)['record.md'];
    expect(document).toContain(`backend gave no answer: \`${crashed}\``);
    expect(document).toContain('data gave no answer: `not done within');
  });
});

/** The process group of a step's client. */
function clientOf(sandbox: Sandbox, key: string): number {
  const started = journalOf(sandbox, onlyRun(sandbox)).findLast(
    (event) => event.type === 'group.started' && event.key === key,
  );
  if (started?.type !== 'group.started') throw new Error(`no client was started for ${key}`);
  return started.group.pid;
}
