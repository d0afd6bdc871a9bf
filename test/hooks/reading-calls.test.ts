import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { type AuditStage, auditStage } from '../support/audit-stage.ts';

let stage: AuditStage;

beforeEach(async () => {
  stage = await auditStage();
});

const toolOf = (command: string, call = 'toolu_r', rest: object = {}) => ({
  tool_name: 'Bash',
  tool_use_id: call,
  tool_input: { command, ...rest },
});

/** What is told after a tool while which a file was changed that is another role's. */
async function toldAfter(before: object, after: object = before): Promise<string> {
  expect((await stage.session.send('PreToolUse', before)).hookSpecificOutput).toBeUndefined();
  stage.sandbox.write('server/main.js', 'changed\n');
  return stage.session.told('PostToolUse', { ...after, tool_response: {} });
}

it.each(['ls -la', 'cat web/index.html | grep x', 'git status --short && git diff', 'cd web && wc -l *'])(
  'after %s, which only reads, git is not asked; what was changed meanwhile is seen at the next look',
  async (command) => {
    expect(await toldAfter(toolOf(command))).toBe('');
    expect(await stage.open()).toEqual([]);
    expect(await stage.bash('true')).toContain('server/main.js');
    expect(readdirSync(join(stage.sandbox.dir, '.git/coord/signals/reading-calls'))).toEqual([]);
  },
);

it.each([
  ['may write anything', toolOf('node build.mjs')],
  ['writes what is its own', toolOf('echo x > web/new.js')],
  ['may write, by what cannot be seen', toolOf('cat web/index.html > $WHERE')],
  ['goes on in the background', toolOf('ls -la', 'toolu_r', { run_in_background: true })],
  ['takes too long to understand', toolOf('true; '.repeat(5000))],
])('after one that %s it is', async (_, tool) => {
  expect(await toldAfter(tool)).toContain('server/main.js');
});

it('so it is where another command ran than was judged, another call has ended, or nobody knows which', async () => {
  expect(await toldAfter(toolOf('ls'), toolOf('node build.mjs'))).toContain('server/main.js');
  await stage.sandbox.git('checkout', '--quiet', 'server');
  await stage.bash('true');
  expect(await toldAfter(toolOf('ls'), toolOf('ls', 'toolu_other'))).toContain('server/main.js');
  await stage.sandbox.git('checkout', '--quiet', 'server');
  await stage.bash('true');
  const { tool_use_id: _, ...nameless } = toolOf('ls');
  expect(await toldAfter(nameless)).toContain('server/main.js');
});
