import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { agentShell } from '../support/queue.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const TIMEOUT = 180_000;

const config = (worktrees: string) => `version: 1
project: { name: shop }
roles:
  backend:
    title: Backend developer
    owns: [server/**]
    must_pass: [server]
    agent:
      kind: command
      command: { argv: [sh, tools/port.sh, agent], answer: { format: text } }
  frontend: { title: Frontend developer, owns: [web/**] }
layers:
  server: { type: service, checks: [{ name: port, command: sh tools/port.sh verifier }] }
playbooks:
  build: { parts: { author: backend, other: frontend } }
  break: { parts: { author: backend } }
worktrees: ${worktrees}
`;

const BUILD = `version: 1
name: build
parts: { author: { description: Builds. }, other: { description: Looks. } }
steps:
  - { id: plan, agent: author, prompt: Plan it. }
  - { id: check, run: sh tools/port.sh command, part: author }
  - { id: look, run: sh tools/port.sh other, part: other }
  - { id: verify, verify: { part: author } }
`;

const BREAK = `version: 1
name: break
parts: { author: { description: Builds. } }
steps:
  - { id: check, run: "false", part: author }
`;

async function sandboxWith(worktrees: string): Promise<Sandbox & { beside: string; runs(): string[] }> {
  const sandbox = await createSandbox();
  sandbox.write('coord.config.yaml', config(worktrees));
  sandbox.write('playbooks/build.yaml', BUILD);
  sandbox.write('playbooks/break.yaml', BREAK);
  sandbox.write('tools/port.sh', `echo "$1 $COORD_PORT" >> "$HOME/ports"; echo done\n`);
  sandbox.write('server/main.js', '');
  sandbox.write('web/index.html', '');
  await sandbox.git('add', '.');
  await sandbox.git('commit', '--quiet', '-m', 'team');
  const beside = `${sandbox.dir}.worktrees`;
  return { ...sandbox, beside, runs: () => (existsSync(beside) ? readdirSync(beside) : []) };
}

it('each worktree of a run has ports of its own: for agents, commands and verifiers', {
  timeout: TIMEOUT,
}, async () => {
  const sandbox = await sandboxWith('{ ports: { from: 4000, each: 5 } }');
  expect(await sandbox.coord(['run', 'build'])).toMatchObject({ code: 0, stderr: '' });
  const ports = () => readFileSync(join(sandbox.home, 'ports'), 'utf8').trimEnd().split('\n');
  expect(ports()).toEqual(['agent 4000', 'command 4000', 'other 4005', 'verifier 4000']);
  // They are free again with their worktrees.
  expect((await sandbox.coord(['run', 'build'])).code).toBe(0);
  expect(ports().slice(4)).toEqual(ports().slice(0, 4));
});

it.each([
  { keep: 'never', succeeded: 0, failed: 0 },
  { keep: 'failed', succeeded: 0, failed: 1 },
  { keep: 'always', succeeded: 1, failed: 2 },
])('worktrees.keep: $keep', { timeout: TIMEOUT }, async ({ keep, succeeded, failed }) => {
  const sandbox = await sandboxWith(`{ keep: ${keep} }`);
  expect((await sandbox.coord(['run', 'build'])).code).toBe(0);
  expect(sandbox.runs()).toHaveLength(succeeded);
  expect((await sandbox.coord(['run', 'break'])).code).toBe(1);
  expect(sandbox.runs()).toHaveLength(failed);
});

it('coord worktree remove takes one out, with the care of prune', { timeout: TIMEOUT }, async () => {
  const sandbox = await sandboxWith('{}');
  const place = (name: string) => join(sandbox.beside, name);
  for (const _ of [1, 2]) expect((await sandbox.coord(['worktree', 'add', 'backend'])).code).toBe(0);
  const remove = (...args: string[]) => sandbox.coord(['worktree', 'remove', ...args]);
  writeFileSync(join(place('backend-1'), 'server/new.js'), '');
  expect(await remove('backend-1')).toMatchObject({
    code: 3,
    stderr: `coord: ${place('backend-1')} stays: one file in it is changed and not committed.\n`,
  });
  expect(await remove('backend/2')).toMatchObject({
    code: 0,
    stdout: `${place('backend-2')} is removed; branch backend/2 went with it, as others have all of it.\n`,
  });
  expect(existsSync(place('backend-1'))).toBe(true);
  expect(existsSync(place('backend-2'))).toBe(false);
  expect((await remove('backend-3')).stderr).toMatch(/^coord: there is no worktree backend-3\. .*backend-1/);
  expect((await sandbox.coord(['worktree', 'remove', 'backend-1'], agentShell('backend'))).code).toBe(3);
  // The main checkout is no worktree that could be removed.
  expect((await remove('main')).code).toBe(2);
});

it('a worktree of a run that is not over stays with it', { timeout: TIMEOUT }, async () => {
  const sandbox = await sandboxWith('{}');
  sandbox.write(
    'playbooks/build.yaml',
    BUILD.replace(
      /steps:[^]*/,
      'steps:\n  - { id: look, run: "true", part: other }\n  - { id: ask, approve: { question: Go on? } }\n',
    ),
  );
  expect((await sandbox.coord(['run', 'build'])).code).toBe(4);
  const [run = ''] = sandbox.runs();
  const refused = await sandbox.coord(['worktree', 'remove', join(sandbox.beside, run, 'frontend')]);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain(`run ${run} is not over`);
  expect((await sandbox.coord(['reject', run, '--reason', 'no'])).code).toBe(1);
  expect((await sandbox.coord(['worktree', 'remove', 'frontend'])).code).toBe(0);
  expect(sandbox.runs()).toEqual([]);
});
