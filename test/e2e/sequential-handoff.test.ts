import { expect, it } from 'vitest';
import { describeNewestClient } from '../support/claude/each-client.ts';
import { playTeam } from '../support/claude/played-team.ts';
import { answer, conversations, type Reply, type Turn, write } from '../support/claude/script.ts';
import { documentsIn, documentsOf } from '../support/documents.ts';
import { endsOf, filesAt, journalOf, onlyRun, outcomeOf } from '../support/runs.ts';

/** What a role answers. */
const report = (summary: string, decisions: string[], next: string, open: string[]): Turn =>
  answer({ summary, decisions, next, open });

describeNewestClient('the sequential handoff', ({ executable, version }) => {
  it('hands over from one role to the next, each with the document of the one before', {
    timeout: 600_000,
  }, async () => {
    const turns: Record<string, (Turn | Reply)[]> = {
      'Decide how this is to be built': [
        write('docs/name.md', 'The page asks the server.\n'),
        report('The page asks GET /name.', ['The server knows the name: it has the session.'], 'Call GET /name.', [
          'What is shown without a name.',
        ]),
      ],
      'Build the frontend of this': [
        write('web/name.html', '<p id="name"></p>\n'),
        write('server/name.js', 'not mine\n'),
        report('The page greets.', ['Without a name it says Hello.'], 'GET /name answers { name }.', []),
      ],
      'Build the backend of this': [
        write('server/name.js', "route('/name')\n"),
        report('GET /name answers.', [], 'It needs SESSION_SECRET.', ['How long a session lasts.']),
      ],
      'Make this run': [
        write('docs/running.md', 'SESSION_SECRET\n'),
        report('It reads SESSION_SECRET.', ['From the environment.'], 'Rotate it.', ['How long a session lasts.']),
      ],
    };
    const { sandbox, server, coord } = await playTeam(executable, conversations(turns));
    expect(await coord('run', 'sequential-handoff', '--input', 'task=Greet by name.')).toMatchObject({
      code: 4,
      stderr: '',
    });
    const run = onlyRun(sandbox);
    expect(await coord('approve', run, '--reason', 'it greets')).toMatchObject({ code: 0, stderr: '' });

    const events = journalOf(sandbox, run);
    expect(endsOf(events)).toEqual([
      'architecture succeeded',
      'to_frontend succeeded',
      'frontend succeeded',
      ...verified('to_backend'),
      'backend succeeded',
      ...verified('to_devops'),
      'devops succeeded',
      'verify_devops succeeded',
      'approve approved',
      'complete succeeded',
    ]);
    const parts = ['architecture', 'frontend', 'backend', 'devops'];
    const outcomes = parts.map((key) => outcomeOf(events, key));
    expect(outcomes).toMatchObject([
      { output: { summary: 'The page asks GET /name.', open: ['What is shown without a name.'] } },
      { output: { decisions: ['Without a name it says Hello.'], open: [] } },
      { output: { decisions: [], next: 'It needs SESSION_SECRET.' } },
      { output: { summary: 'It reads SESSION_SECRET.' } },
    ]);
    // Two roles play four parts: no part goes on in the session of another.
    expect(new Set(outcomes.map((outcome) => outcome?.session?.id)).size).toBe(4);
    for (const outcome of outcomes) {
      expect(outcome?.session?.costUsd).toBeGreaterThan(0);
      expect(outcome?.session?.tokens.input).toBeGreaterThan(0);
    }
    const path = expect.stringMatching(/server\/name\.js$/);
    // What its own rules refuse, 2.1.197 does not count among its denials; coord records it all the same.
    expect(outcomes[1]?.session?.denials).toEqual(version === '2.1.197' ? [] : [{ tool: 'Write', path }]);
    expect(events.filter(({ type }) => type === 'write.refused')).toMatchObject([
      { key: 'frontend', role: 'frontend', path: 'server/name.js' },
    ]);

    // What the journal has as the document is what the next role reads, whole and fenced.
    const openings = [
      ['Build the frontend of this', 'to_frontend'],
      ['Build the backend of this', 'to_backend'],
      ['Make this run', 'to_devops'],
    ] as const;
    for (const [opening, key] of openings) {
      const outcome = outcomeOf(events, key);
      const { text } = (outcome?.kind === 'succeeded' ? outcome.output : {}) as { text?: string };
      const prompt = server.requests.find(({ prompt }) => prompt.startsWith(opening))?.prompt;
      expect(prompt).toContain(`\`\`\`\`\n${text?.trimEnd()}\n\`\`\`\``);
    }

    expect(documentsOf(sandbox, run)).toEqual(documentsIn('sequential-handoff-by-claude'));
    expect(await filesAt(sandbox, `coord/${run}`, 'docs')).toEqual([
      'docs/name.md: The page asks the server.',
      'docs/running.md: SESSION_SECRET',
      'docs/shop.md: # Shop',
    ]);
    expect(await filesAt(sandbox, `coord/${run}`, 'server')).toEqual([
      'server/main.js: listen(80)',
      "server/name.js: route('/name')",
    ]);
  });
});

/** How a handoff ends whose verifiers pass at once. */
function verified(id: string): string[] {
  const first = (step: string) => `${id}_rounds.1/${id}_${step}`;
  const ends = [`${first('remedy')} skipped`, `${first('document')} succeeded`, `${first('verify')} succeeded`];
  return [...ends, `${id}_rounds succeeded`, `${id} succeeded`];
}
