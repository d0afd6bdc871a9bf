import { expect, it } from 'vitest';
import { createSandbox } from '../support/sandbox.ts';

const NONE = { COORD_CLAUDE: '/nowhere/claude' };

it('a run whose agents cannot be started is refused before it begins, role by role', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const ended = await sandbox.coord(['run', 'review-chain', '--input', 'task=x'], { env: NONE });
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  const lines = ended.stderr.trim().split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines)
    expect(line).toMatch(
      /^coord: role \S+ is played by Claude Code, and there is no program \/nowhere\/claude; install it, say where it is with COORD_CLAUDE, or rehearse the playbook with --rehearse$/,
    );
  expect((await sandbox.coord(['runs'])).stdout).toBe('No runs yet. Begin one with: coord run PLAYBOOK\n');
});

it('a rehearsal, and a playbook without agents, need no client', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  expect((await sandbox.coord(['run', 'review-chain', '--rehearse'], { env: NONE })).code).toBe(0);
  sandbox.write(
    'playbooks/none.yaml',
    'version: 1\nname: none\nsteps:\n  - { id: ask, approve: { question: Go on? } }\n',
  );
  expect((await sandbox.coord(['run', 'none'], { env: NONE })).code).toBe(4);
});

it('a program that plays a role is named', async () => {
  const sandbox = await createSandbox('test/fixtures/runs/kill');
  const config = sandbox.read('coord.config.yaml');
  const agent = 'agent: { kind: command, command: { argv: [no-such-agent], answer: { format: text } } }';
  sandbox.write(
    'coord.config.yaml',
    config
      .replace('    title: Web\n', `    title: Web\n    ${agent}\n`)
      .replace('  trio:', '  one: { parts: { writer: web } }\n  trio:'),
  );
  sandbox.write(
    'playbooks/one.yaml',
    'version: 1\nname: one\nparts: { writer: { description: Writes. } }\nsteps:\n  - { id: write, agent: writer, prompt: Write. }\n',
  );
  expect(await sandbox.coord(['run', 'one'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "coord: role web is played by no-such-agent, and there is no such program; install it, or say in the role's agent.command.argv where it is\n",
  });
});
