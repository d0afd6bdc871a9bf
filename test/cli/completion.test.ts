import { beforeEach, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
});

/** What is offered for the last word. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await sandbox.coord(['complete', '--', ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(':'))
    .map((line) => line.split('\t')[0] ?? '');
}

it('offers commands, their subcommands and options', async () => {
  expect(await offered('appr')).toEqual(['approvals', 'approve']);
  expect(await offered('hooks', '')).toEqual(expect.arrayContaining(['install', 'uninstall']));
  expect(await offered('status', '--v')).toEqual(['--verbose']);
});

it('offers the roles of the config, playbooks and runs where they can stand', async () => {
  expect(await offered('ask', 'b')).toEqual(['backend']);
  expect(await offered('plan', 'review')).toEqual(['review-chain']);
  await sandbox.coord(['run', 'parallel-consultation', '--rehearse']);
  expect(await offered('logs', '')).toEqual([expect.stringMatching(/parallel-consultation/)]);
});

it('offers what it can where no config is found', async () => {
  const { stdout } = await sandbox.coord(['complete', '--', 'ask', ''], { cwd: sandbox.home });
  expect(stdout).toBe(':4\n');
});

it('prints a script for each shell', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, stdout } = await sandbox.coord(['complete', shell]);
    expect(code).toBe(0);
    expect(stdout).toContain('coord complete -- ');
  }
  const { code, stderr } = await sandbox.coord(['complete', 'tcsh']);
  expect(code).toBe(2);
  expect(stderr).toContain('Allowed choices are zsh, bash, fish');
});
