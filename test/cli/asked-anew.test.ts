import { expect, it } from 'vitest';
import { endsOf, journalOf, onlyRun, startsOf } from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

/** A sandbox with one more playbook, whose part `a` the lead plays. */
async function withPlaybook(text: string): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/runs/verbs');
  sandbox.write('playbooks/one.yaml', `version: 1\nname: one\ndescription: One.\n${text}`);
  return sandbox;
}

const RUN = ['run', 'one', '--part', 'a=lead'];
const asked = (sandbox: Sandbox) =>
  journalOf(sandbox, onlyRun(sandbox)).filter(({ type }) => type === 'approval.requested').length;

it('what was answered at the end of a run is asked anew at the end that it comes to later', async () => {
  const sandbox = await withPlaybook(`parts: { a: { description: a } }
steps: [{ id: go, run: 'test -e "$HOME/ok"', part: a }]
finally: [{ id: ask, approve: { question: "Publish? {{run.failed}}" } }]
`);
  expect((await sandbox.coord(RUN)).code).toBe(4);
  const run = onlyRun(sandbox);
  expect((await sandbox.coord(['approve', run, 'ask'])).code).toBe(1);
  sandbox.write('../home/ok', '');
  expect((await sandbox.coord(['retry', run])).code).toBe(4);
  expect(asked(sandbox)).toBe(2);
  expect((await sandbox.coord(['approvals'])).stdout).toContain('Publish? false');
  expect((await sandbox.coord(['approve', run, 'ask'])).code).toBe(0);
});

it('what was answered in a round of a loop is asked anew in the round that is done in its place', async () => {
  const sandbox = await withPlaybook(`parts: { a: { description: a } }
steps:
  - id: rounds
    loop:
      max: 1
      until: steps.look.output.text == "ok"
      steps:
        - { id: ask, approve: { question: Deploy? } }
        - { id: look, run: 'printf %s "$(ls "$HOME")"', part: a }
`);
  expect((await sandbox.coord(RUN)).code).toBe(4);
  const run = onlyRun(sandbox);
  expect((await sandbox.coord(['approve', run])).code).toBe(1);
  sandbox.write('../home/ok', '');
  expect((await sandbox.coord(['retry', run, 'rounds'])).code).toBe(4);
  expect(asked(sandbox)).toBe(2);
  expect((await sandbox.coord(['approve', run])).code).toBe(0);
});

it('once the steps are over, nobody is asked for work that was left to them, and its place is free for what is at the end', async () => {
  const sandbox = await withPlaybook(`parts: { a: { description: a } }
steps:
  - { id: work, agent: a, prompt: Do it. }
  - { id: go, needs: [], run: sleep 1; exit 3, part: a, workspace: fresh }
finally: [{ id: clean, run: echo cleaned, part: a }]
`);
  const config = sandbox.read('coord.config.yaml');
  sandbox.write('coord.config.yaml', config.replace('title: Lead', 'title: Lead\n    agent: { kind: manual }'));
  expect((await sandbox.coord(RUN)).code).toBe(1);
  expect(endsOf(journalOf(sandbox, onlyRun(sandbox)))).toEqual(['go failed', 'clean succeeded']);
  expect((await sandbox.coord(['approvals'])).stdout).toBe('Nothing waits for a person.\n');
});

it('what a look of a wait leaves behind is kept on no branch', async () => {
  const sandbox = await withPlaybook(`parts: { a: { description: a } }
steps: [{ id: w, wait: { run: 'date +%N > junk; test -e "$HOME/ok" || { touch "$HOME/ok"; exit 1; }', part: a, every: 10ms } }]
`);
  expect((await sandbox.coord(RUN)).code).toBe(0);
  expect(await sandbox.git('branch', '--list', 'coord/*')).toBe('');
});

it('a secret that is also the name of a step is no reason to do that step for ever', async () => {
  const sandbox = await withPlaybook(`parts: { a: { description: a } }
inputs: { token: { description: t, secret: { env: TOKEN } } }
steps: [{ id: test, run: 'echo "$TOKEN"', part: a }]
`);
  expect((await sandbox.coord(RUN, { env: { TOKEN: 'test' } })).code).toBe(0);
  const journal = journalOf(sandbox, onlyRun(sandbox));
  expect(endsOf(journal)).toEqual(['test succeeded']);
  expect(journal.at(-2)).toMatchObject({ outcome: { output: { text: '***\n' } } });
});

it('a question is shown whole, however much it says', async () => {
  const words = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
  const sandbox = await withPlaybook(`parts: {}\nsteps: [{ id: ask, approve: { question: ${words} and the end? } }]\n`);
  expect((await sandbox.coord(['run', 'one'])).code).toBe(4);
  const { stdout } = await sandbox.coord(['approvals']);
  const lines = stdout.split('\n').filter((line) => line.includes('word') || line.includes('the end?'));
  expect(lines.map((line) => line.trim()).join(' ')).toBe(`${words} and the end?`);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
});

it('what has failed at the end alone is done again alone', async () => {
  const sandbox = await withPlaybook(`parts: { a: { description: a } }
steps: [{ id: go, run: 'true', part: a }]
finally:
  - { id: publish, run: 'true', part: a, effect: once }
  - { id: tell, needs: [], run: 'test -e "$HOME/ok"', part: a }
`);
  expect((await sandbox.coord(RUN)).code).toBe(1);
  const run = onlyRun(sandbox);
  sandbox.write('../home/ok', '');
  expect((await sandbox.coord(['retry', run])).code).toBe(0);
  expect(startsOf(journalOf(sandbox, run))).toEqual(['go 1', 'publish 1', 'tell 1', 'tell 2']);
});
