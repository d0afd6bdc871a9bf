import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Handoff } from '../../src/domain/records.ts';
import { endsOf, journalOf, onlyRun, reasonOf, runFile } from '../support/runs.ts';
import { COORD, createSandbox, type Sandbox } from '../support/sandbox.ts';

const chain = () => createSandbox('test/fixtures/runs/handoffs');

async function handoffs(sandbox: Sandbox): Promise<Handoff[]> {
  const { stdout } = await sandbox.coord(['handoff', 'list', '--all', '--json']);
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Handoff]));
}

const ways = ({ history }: Handoff) => history.filter(({ from, to }) => from !== to).map(({ to }) => to);

const SOUND = ['ACTIVE', 'HANDOFF_READY', 'VERIFICATION', 'APPROVED', 'HANDOFF_COMPLETE'];
const MENDED = [
  'ACTIVE',
  'HANDOFF_READY',
  'VERIFICATION',
  'FAILED',
  'REMEDIATION',
  'HANDOFF_READY',
  'VERIFICATION',
  'APPROVED',
  'HANDOFF_COMPLETE',
];

it('hands over from role to role; what fails its verifier is mended by its giver and verified again', async () => {
  const sandbox = await chain();
  const { code, stdout, stderr } = await sandbox.coord(['run', 'chain']);
  expect([code, stderr], stdout).toEqual([0, '']);
  const run = onlyRun(sandbox);
  expect(endsOf(journalOf(sandbox, run))).toEqual([
    'design succeeded',
    'to_frontend_rounds.1/to_frontend_document succeeded',
    'to_frontend_rounds.1/to_frontend_verify succeeded',
    'to_frontend_rounds succeeded',
    'to_frontend succeeded',
    'page succeeded',
    'to_backend_rounds.1/to_backend_remedy skipped',
    'to_backend_rounds.1/to_backend_document succeeded',
    'to_backend_rounds.1/to_backend_verify succeeded',
    'to_backend_rounds.2/to_backend_remedy succeeded',
    'to_backend_rounds.2/to_backend_document succeeded',
    'to_backend_rounds.2/to_backend_verify succeeded',
    'to_backend_rounds succeeded',
    'to_backend succeeded',
    'endpoint succeeded',
    'to_devops_rounds.1/to_devops_document succeeded',
    'to_devops_rounds.1/to_devops_verify succeeded',
    'to_devops_rounds succeeded',
    'to_devops succeeded',
    'start succeeded',
  ]);
  // The frontend mended it in the session in which it had built it, and was told what was found.
  expect(readFileSync(join(sandbox.home, 'calls'), 'utf8')).toBe(
    'architect new\nfrontend new\nfrontend s-frontend\nbackend new\ndevops new\n',
  );
  const prompt = readFileSync(join(sandbox.home, 'prompt-frontend'), 'utf8');
  expect(prompt).toContain('- layer page, check no-drafts: exit code 1');
  expect(prompt).toContain('```\nweb/draft.html is a draft\n```');
  expect(prompt).toContain('Mend the page, and nothing else.');
  expect(await sandbox.git('ls-tree', '-r', '--name-only', `coord/${run}`, 'web/')).toBe('web/page.html\n');

  const made = await handoffs(sandbox);
  expect(made.map((one) => [one.id, one.title, one.from, one.to, one.state, one.run])).toEqual([
    ['HAND-0001', 'The design', 'architect', 'frontend', 'HANDOFF_COMPLETE', run],
    ['HAND-0002', 'The page', 'frontend', 'backend', 'HANDOFF_COMPLETE', run],
    ['HAND-0003', 'The endpoint', 'backend', 'devops', 'HANDOFF_COMPLETE', run],
  ]);
  expect(made.map(ways)).toEqual([SOUND, MENDED, SOUND]);
  const [, second] = made;
  expect(second?.history.find(({ did }) => did === 'failed')?.note).toBe('layer page, check no-drafts: exit code 1');
  expect(second?.history.find(({ did }) => did === 'remedying')?.by).toEqual({ as: 'agent', role: 'frontend', run });

  const document = readFileSync(runFile(sandbox, run, 'to_backend.md'), 'utf8');
  expect(document).toContain('frontend is done');
  const history = document.slice(document.indexOf('## History')).replaceAll(/\d{4}-\d\d-\d\dT\S+Z/g, 'TIME');
  expect(history).toBe(`## History

- TIME coord created
- TIME frontend began: STANDBY → ACTIVE
- TIME frontend readied: ACTIVE → HANDOFF_READY
- TIME coord verifying: HANDOFF_READY → VERIFICATION
- TIME coord failed: VERIFICATION → FAILED (layer page, check no-drafts: exit code 1)
- TIME frontend remedying: FAILED → REMEDIATION (round 2)
- TIME frontend readied: REMEDIATION → HANDOFF_READY
- TIME coord verifying: HANDOFF_READY → VERIFICATION
- TIME coord verified (passed page)
- TIME coord approved: VERIFICATION → APPROVED (the playbook asks for no more)
- TIME coord completed: APPROVED → HANDOFF_COMPLETE
`);
});

it('is where it was when its runner was killed while it was mended', async () => {
  const sandbox = await chain();
  writeFileSync(join(sandbox.home, 'kill-frontend-s-frontend'), '');
  const killed = await sandbox.exec('sh', ['-c', `RUNNER=$$ exec "$@"`, 'sh', process.execPath, COORD, 'run', 'chain']);
  expect(killed.code).toBe(-1);
  const run = onlyRun(sandbox);
  const [, before] = await handoffs(sandbox);
  expect(before && ways(before).at(-1)).toMatch(/^(?:FAILED|REMEDIATION)$/);
  const resumed = await sandbox.coord(['resume', run]);
  expect(resumed.code, resumed.stderr).toBe(0);
  const made = await handoffs(sandbox);
  expect(made.map(({ id }) => id)).toEqual(['HAND-0001', 'HAND-0002', 'HAND-0003']);
  expect(made.map(ways)).toEqual([SOUND, MENDED, SOUND]);
});

it('has failed once its remedies are used up, and so has the run; a person may set it aside, and nobody else moves it', async () => {
  const sandbox = await chain();
  writeFileSync(join(sandbox.home, 'never'), '');
  const ended = await sandbox.coord(['run', 'chain']);
  expect(ended.code).toBe(1);
  const run = onlyRun(sandbox);
  const reason =
    '3 rounds are used up, and this never held: steps.to_backend_verify.output.passed (layer page, check no-drafts: exit code 1. Finish or remove the drafts.)';
  expect(reasonOf(journalOf(sandbox, run), 'to_backend_rounds')).toBe(reason);
  const said = [ended, await sandbox.coord(['logs', run]), await sandbox.coord(['runs', run])];
  for (const { stdout, stderr } of said) expect((stdout + stderr).replaceAll(/\s+/g, ' ')).toContain(reason);
  for (const { stdout, stderr } of said.slice(0, 2)) expect(stdout + stderr).toContain('web/draft.html is a draft');
  expect((await sandbox.coord(['lessons'])).stdout).not.toContain('never held');
  const [, second] = await handoffs(sandbox);
  expect(second?.state).toBe('FAILED');
  expect(second && ways(second).filter((state) => state === 'FAILED')).toHaveLength(3);
  expect(await sandbox.coord(['handoff', 'remedy', '2'])).toEqual({
    code: 3,
    stdout: '',
    stderr: `coord: HAND-0002 is moved by run ${run}. See: coord runs ${run}\n`,
  });
  sandbox.write('coord.config.yaml', `${sandbox.read('coord.config.yaml')}handoff: { escalation: { failures: 3 } }\n`);
  await sandbox.coord(['coordinate', '--once']);
  const helps = `HAND-0002 has failed: layer page, check no-drafts: exit code 1. Where run ${run} has failed by it: coord retry ${run}, or coord handoff rollback HAND-0002 --reason '…'`;
  expect((await sandbox.coord(['handoff', 'show', '2'])).stdout).toContain(helps);
  expect((await sandbox.coord(['status'])).stdout.replaceAll(/\s+/g, ' ')).toContain(helps);
  const now = JSON.parse((await sandbox.coord(['handoff', 'show', '2', '--json'])).stdout) as { next: string[] };
  expect(now.next).toEqual([`coord runs ${run}`, `coord retry ${run}`]);
  rmSync(runFile(sandbox, run, '.'), { recursive: true });
  expect((await sandbox.coord(['status'])).stdout).toContain('Nothing waits for a person.');
  expect((await sandbox.coord(['handoff', 'rollback', '2', '--reason', 'enough'])).stdout).toContain(`coord/${run}`);
  expect((await sandbox.coord(['handoff', 'list'])).stdout).toBe('No such handoffs.\n');
});
