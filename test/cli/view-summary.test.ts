import { expect, it } from 'vitest';
import { costLines } from '../../src/cli/run/summary/cost.ts';
import { foldRun } from '../../src/domain/run.ts';
import { onlyRun, runFile } from '../support/runs.ts';
import { at, STARTED } from '../support/happenings.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

/** A team whose playbook `demo` has these steps; backend is its author, and both roles are its experts. */
async function teamWith(steps: string, script: string): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  const parts = '{ author: { description: writes }, experts: { description: know, many: true } }';
  sandbox.write('playbooks/demo.yaml', `version: 1\nname: demo\nparts: ${parts}\nsteps:\n${steps}`);
  sandbox.write('playbooks/demo.rehearsal.yaml', `version: 1\nplaybook: demo\nsteps:\n${script}`);
  const bound = 'playbooks:\n  demo:\n    parts: { author: backend, experts: [frontend, backend] }\n';
  sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replace('playbooks:\n', bound));
  return sandbox;
}

/** The section of a summary, without the two spaces before its lines. */
function sectionIn(printed: string, title: string): string[] {
  const [, body = ''] = new RegExp(`^${title}:\\n((?: {2}.*\\n)*)`, 'm').exec(printed) ?? [];
  return body.split('\n').flatMap((line) => (line === '' ? [] : line.slice(2)));
}

const ASK_TWICE = `  - { id: write, agent: author, prompt: Write. }
  - id: consult
    needs: [write]
    each:
      part: experts
      need: 1
      steps: [{ id: advise, agent: experts, access: read, prompt: Say it. }]
  - { id: one, needs: [consult], approve: { question: "The\\nfirst?" } }
  - { id: two, needs: [consult], approve: { question: The second? } }
`;

it('says who cost what, which branches failed, and how each question is answered', async () => {
  const sandbox = await teamWith(
    ASK_TWICE,
    `  write: [{ cost_usd: 1.5 }]
  advise: [{ cost_usd: 0.25 }]
  "advise:frontend": [{ fails: "has\\nno idea", cost_usd: 0.125 }]
`,
  );
  const { stdout, code } = await sandbox.coord(['run', 'demo', '--rehearse']);
  expect(code).toBe(4);
  const run = onlyRun(sandbox);
  expect(sectionIn(stdout, 'Failed branches')).toEqual(['consult:frontend: has no idea']);
  expect(sectionIn(stdout, 'Cost')).toEqual([
    'all: 3 calls, $1.88',
    'backend: 2 calls, $1.75',
    'frontend: one call, $0.13',
  ]);
  expect(sectionIn(stdout, 'Next')).toEqual([
    'one: The first?',
    `  answer with: coord approve ${run} one  (or: coord reject ${run} one --reason '…')`,
    'two: The second?',
    `  answer with: coord approve ${run} two  (or: coord reject ${run} two --reason '…')`,
  ]);
});

it('of branches that failed together with their block, says what failed in each', async () => {
  const sandbox = await teamWith(
    ASK_TWICE,
    `  write: [{}]
  advise: [{ fails: no idea }]
`,
  );
  const { stdout, code } = await sandbox.coord(['run', 'demo', '--rehearse']);
  expect(code).toBe(1);
  expect(sectionIn(stdout, 'Failed branches')).toEqual([
    'consult:frontend/advise: no idea',
    'consult:backend/advise: no idea',
  ]);
});

it('is short where there is little to say', async () => {
  const sandbox = await teamWith('  - { id: write, agent: author, prompt: Write. }\n', '  write: [{}]\n');
  const { stdout } = await sandbox.coord(['run', 'demo', '--rehearse']);
  const run = onlyRun(sandbox);
  const summary = `\nRun ${run} succeeded\nJournal:\n  ${runFile(sandbox, run, 'journal.jsonl')}\n`;
  expect(stdout.slice(stdout.indexOf('\nRun '))).toBe(summary);
});

it('tells a person who plays a role what to do, and where', async () => {
  const sandbox = await teamWith('  - { id: write, agent: author, prompt: "Write\\nit." }\n', '  write: [{}]\n');
  const config = sandbox.read('coord.config.yaml');
  const manual = '    title: Backend developer\n    agent: { kind: manual }\n';
  sandbox.write('coord.config.yaml', config.replace('    title: Backend developer\n', manual));
  const { stdout, stderr, code } = await sandbox.coord(['run', 'demo']);
  expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
  const run = onlyRun(sandbox);
  expect(sectionIn(stdout, 'Next').slice(0, 4)).toEqual([
    'write is left to a person: Write it.',
    `  the whole task: ${runFile(sandbox, run, 'write.task.md')}`,
    `  to be done in: ${sandbox.dir}.worktrees/${run}/backend`,
    `  when it is done: coord done ${run} write --text '…'`,
  ]);
  expect((await sandbox.coord(['approvals'])).stdout).toContain(`answer with: coord done ${run} write --text '…'\n`);
  expect((await sandbox.coord(['status'])).stdout).toContain(`coord done ${run} write --text '…'`);
  const { stdout: listed } = await sandbox.coord(['runs', '--json']);
  expect(JSON.parse(listed)).toMatchObject({
    status: 'waiting',
    waiting: [{ key: 'write', wants: 'work', question: 'Write\nit.', folder: expect.stringContaining('/backend') }],
  });
});

it.each([
  { used: [], lines: [] },
  { used: [{ role: 'ops', costUsd: 0, input: 0, output: 0 }], lines: [] },
  {
    used: [{ role: 'ops', costUsd: 0, input: 12_345, output: 950 }],
    lines: ['ops: one call, 12k tokens in, 950 out'],
  },
  {
    used: [
      { role: 'ops', costUsd: 0.001, input: 1000, output: 1_500_000 },
      { role: 'ux', costUsd: 2, input: 0, output: 0 },
      { role: 'ops', costUsd: 0.001, input: 0, output: 0 },
    ],
    lines: [
      'all: 3 calls, $2.00, 1.0k tokens in, 1.5M out',
      'ux: one call, $2.00',
      'ops: 2 calls, <$0.01, 1.0k tokens in, 1.5M out',
    ],
  },
])('the cost of $used.length calls: $lines.length lines', ({ used, lines }) => {
  const events = used.flatMap(({ role, costUsd, input, output }, index) => {
    const session = { id: 's', costUsd, tokens: { input, output }, denials: [] };
    const key = `step_${index}`;
    return [
      { type: 'step.started' as const, at: at(0), key, attempt: 1, role },
      { type: 'step.finished' as const, at: at(1), key, outcome: { kind: 'failed' as const, reason: 'no', session } },
    ];
  });
  expect(costLines(foldRun([STARTED, ...events]))).toEqual(lines);
});
