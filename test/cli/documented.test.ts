import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createSandbox } from '../support/sandbox.ts';

/** The YAML blocks of a page, in order. */
function yamlIn(page: string): string[] {
  return Array.from(readFileSync(page, 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms), ([, text = '']) => text);
}

it('the config in the README is valid, and its team can plan the shipped playbooks', async () => {
  const sandbox = await createSandbox();
  sandbox.write('coord.config.yaml', yamlIn('README.md')[0] ?? '');
  expect(await sandbox.coord(['validate'])).toMatchObject({ code: 0 });
  for (const [playbook, input] of [
    ['review-chain', 'task'],
    ['parallel-consultation', 'question'],
  ] as const) {
    const { code, stderr } = await sandbox.coord(['plan', playbook, '--input', `${input}=this`]);
    expect([code, stderr]).toEqual([0, '']);
  }
});

it('the playbook and the agents in the page about playbooks are valid', async () => {
  const blocks = yamlIn('docs/playbooks.md');
  const [playbook = ''] = blocks;
  const agents = blocks.find((block) => block.startsWith('roles:')) ?? '';
  const sandbox = await createSandbox();
  const owning = agents.replaceAll(/^ {2}(\w+):\n/gm, '  $1:\n    owns: [$1/**]\n');
  sandbox.write('coord.config.yaml', `version: 1\nproject: { name: shop }\n${owning}`);
  sandbox.write('playbooks/new-endpoint.yaml', playbook);
  const parts = ['backend=backend', 'frontend=data', 'reviewers=data,operations'].flatMap((pair) => ['--part', pair]);
  const { code, stdout, stderr } = await sandbox.coord(['plan', 'new-endpoint', '--input', 'task=this', ...parts]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('3 page: agent by data; after contract;');
});

it('so is every piece of a playbook in it', async () => {
  const blocks = yamlIn('docs/playbooks.md').filter((block) => /^(- id|inputs:|finally:)/.test(block));
  expect(blocks.length).toBeGreaterThan(4);
  const sandbox = await createSandbox('test/fixtures/team');
  const given = ['--part', 'backend=backend', '--part', 'reviewer=frontend', '--input', 'task=this'];
  const names = ['backend', 'reviewer', 'security', 'performance', 'ux', 'documentation'];
  const parts = names.map((name) => `${name}: { description: x }`).join(', ');
  const head = `version: 1\nname: piece\nparts: { ${parts} }\n`;
  for (const block of blocks) {
    const task = block.startsWith('inputs:') ? '' : 'inputs: { task: {} }\n';
    const steps = block.startsWith('- id')
      ? `steps:\n${block.replaceAll(/^/gm, '  ').trimEnd()}\n`
      : `steps: [{ id: review, agent: backend, prompt: Review it. }]\n${block}`;
    sandbox.write('playbooks/piece.yaml', `${head}${task}${steps}`);
    const { stderr } = await sandbox.coord(['plan', 'piece', ...given]);
    expect([block, stderr.match(/ error .*/g)]).toEqual([block, null]);
  }
});

it('the config in the page about CI is valid, and rules as the page says', async () => {
  const [config = ''] = yamlIn('docs/ci.md');
  const sandbox = await createSandbox();
  sandbox.write('coord.config.yaml', config);
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '-m', 'rules');
  const codeWith = async (...args: string[]) => (await sandbox.coord(['check', '--base', 'main', ...args])).code;
  await sandbox.git('switch', '--quiet', '--create', 'design/new');
  sandbox.write('web/a.html', 'a');
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '-m', 'work');
  expect(await codeWith()).toBe(0);
  expect(await codeWith('--branch', 'hotfix/api-1')).toBe(1);
  expect(await codeWith('--branch', 'from-a-fork')).toBe(4);
  sandbox.write('.github/workflows/a.yaml', 'a');
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '-m', 'more');
  expect(await codeWith()).toBe(4);
  expect(await codeWith('--approved-by', 'somebody')).toBe(4);
  expect(await codeWith('--approved-by', 'octocat')).toBe(0);
});
