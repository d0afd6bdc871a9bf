import { expect, it } from 'vitest';
import { onlyRun } from '../support/runs.ts';
import { createSandbox } from '../support/sandbox.ts';

const CONFIG = `version: 1
project: { name: shop }
roles:
  backend:
    title: Backend developer
    owns: [server/**]
    agent:
      kind: command
      budget_usd: 2
      command:
        argv: [sh, tools/agent.sh]
        answer: { format: json, value: /text, cost_usd: /cost }
playbooks:
  build: { parts: { author: backend } }
`;

const PLAYBOOK = `version: 1
name: build
parts: { author: { description: Builds. } }
steps:
  - { id: plan, agent: author, prompt: Plan it. }
  - { id: check, run: "true", part: author }
`;

it('is estimated before a run, by its budgets and then by former runs, and told by step and role after it', {
  timeout: 60_000,
}, async () => {
  const sandbox = await createSandbox();
  sandbox.write('coord.config.yaml', CONFIG);
  sandbox.write('playbooks/build.yaml', PLAYBOOK);
  sandbox.write('tools/agent.sh', `cat > /dev/null; echo '{"text":"done","cost":0.5}'\n`);
  sandbox.write('server/main.js', '');
  await sandbox.git('add', '.');
  await sandbox.git('commit', '--quiet', '-m', 'team');
  const BUDGETS = 'at most $2.00 (by its budgets; no run of it has succeeded yet)';
  expect((await sandbox.coord(['plan', 'build'])).stdout).toContain(`Cost:\n  ${BUDGETS}\n`);
  const first = await sandbox.coord(['run', 'build']);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^Cost: at most \$2\.00 \(by its budgets; no run of it has succeeded yet\)\n/);
  const run = onlyRun(sandbox);

  const page = await sandbox.coord(['runs', run]);
  expect(page.stdout.split('\n')[0]).toBe(`${run}: succeeded`);
  expect(page.stdout).toMatch(/^STEP +ROLE +STATUS +TRIES +TOOK +COST +TOKENS$/m);
  expect(page.stdout).toMatch(/^plan +backend +succeeded +1 +\S+s +\$0\.50$/m);
  expect(page.stdout).toMatch(/^check +backend +succeeded +1 +\S+s$/m);
  expect(page.stdout).toMatch(/^ROLE +CALLS +COST +TOKENS\nbackend +1 +\$0\.50\nall +1 +\$0\.50$/m);
  const json = JSON.parse((await sandbox.coord(['runs', run, '--json'])).stdout) as Record<string, unknown>;
  expect(json).toMatchObject({
    id: run,
    costUsd: 0.5,
    costs: { total: { costUsd: 0.5 }, roles: [{ role: 'backend' }] },
  });

  const second = await sandbox.coord(['run', 'build', '--json']);
  expect(second.stdout).not.toContain('Cost:');
  expect((await sandbox.coord(['plan', 'build'])).stdout).toMatch(
    /^Cost:\n {2}about \$0\.50 in \S+s \(median of 2 runs, \$0\.50 to \$0\.50\); at most \$2\.00 by its budgets\n/m,
  );
  const plan = JSON.parse((await sandbox.coord(['plan', 'build', '--json'])).stdout) as Record<string, unknown>;
  expect(plan['estimate']).toMatchObject({ basis: 'runs', runs: 2, medianUsd: 0.5, atMostUsd: 2 });
  expect(await sandbox.coord(['runs', 'nothing'])).toMatchObject({
    code: 2,
    stderr: 'coord: there is no run nothing. See: coord runs\n',
  });
});
