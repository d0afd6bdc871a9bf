import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Ended, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
  const installed = await sandbox.coord(['hooks', 'install']);
  expect(installed).toMatchObject({ code: 0, stderr: '' });
});

/** Runs the installed hook program itself, as the client would. */
function hook(event: string, input: string, role = 'backend'): Promise<Ended> {
  return sandbox.exec(process.execPath, [join(sandbox.dir, '.git/coord/bin/hook.cjs'), event], {
    input,
    env: { COORD_ROLE: role, CLAUDE_PROJECT_DIR: sandbox.dir },
  });
}

function payload(tool: string, input: object): string {
  return JSON.stringify({
    session_id: 's-1',
    cwd: sandbox.dir,
    hook_event_name: 'PreToolUse',
    tool_name: tool,
    tool_input: input,
  });
}

const write = (path: string, content = 'x') => payload('Write', { file_path: join(sandbox.dir, path), content });
const read = () => payload('Read', { file_path: join(sandbox.dir, 'web/index.html') });

/** Each way in which a hook can be left without what it needs, and a word of the mend it has to name. */
const FAULTS: { name: string; mend: RegExp; break: () => void }[] = [
  {
    name: 'a missing config',
    mend: /restore it, or take the hooks out/,
    break: () => rmSync(join(sandbox.dir, 'coord.config.yaml')),
  },
  {
    name: 'a broken config',
    mend: /coord\.config\.yaml:\d+:\d+: .*coord validate/,
    break: () => sandbox.write('coord.config.yaml', 'version: 1\nproject: { name: shop\n'),
  },
  {
    name: 'an unreadable installation record',
    mend: /moving it away/,
    break: () => writeFileSync(join(sandbox.dir, '.git/coord/hooks.json'), '{'),
  },
  {
    name: 'a lease folder that is no folder',
    mend: /A person has to look/,
    break: () => {
      rmSync(join(sandbox.dir, '.git/coord/leases'), { recursive: true, force: true });
      writeFileSync(join(sandbox.dir, '.git/coord/leases'), 'not a folder');
    },
  },
  {
    name: 'an installation record of another shape',
    mend: /moving it away/,
    break: () => writeFileSync(join(sandbox.dir, '.git/coord/hooks.json'), '[]'),
  },
];

describe.each(FAULTS)('with $name', ({ mend, break: breakIt }) => {
  beforeEach(() => breakIt());

  it('a write is blocked with the reason and the mend', async () => {
    const ended = await hook('PreToolUse', write('server/main.js'));
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^coord: /);
    expect(ended.stderr).toMatch(mend);
  });

  it('a read passes without a word', async () => {
    expect(await hook('PreToolUse', read())).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.each([
    'SessionStart',
    'UserPromptSubmit',
    'PostToolUse',
    'PostToolBatch',
    'PreCompact',
    'SubagentStart',
    'SubagentStop',
    'Stop',
    'SessionEnd',
  ])('%s does not block', async (event) => {
    const input = JSON.stringify({ session_id: 's-1', cwd: sandbox.dir, hook_event_name: event, agent_id: 'a1' });
    const ended = await hook(event, input);
    expect(ended.code).toBe(0);
    expect(ended.stdout).not.toContain('"decision"');
  });
});

const BAD_INPUT: { name: string; text: string; mend: RegExp }[] = [
  { name: 'no input', text: '', mend: /no input\. Run it as Claude Code does/ },
  { name: 'broken JSON', text: '{"session_id": "s-1", "tool_name": "Wri', mend: /not JSON: .*update both/ },
  { name: 'JSON of another kind', text: '[1, 2]', mend: /no usable "session_id"\. .*update both/ },
  {
    name: 'no working folder',
    text: '{"session_id":"s-1","tool_name":"Write","tool_input":{}}',
    mend: /no usable "cwd"/,
  },
];

describe.each(BAD_INPUT)('given $name', ({ text, mend }) => {
  it('PreToolUse blocks with the reason and the mend', async () => {
    const ended = await hook('PreToolUse', text);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(mend);
  });

  it.each(['Stop', 'UserPromptSubmit'])('%s tells the person and does not block', async (event) => {
    const ended = await hook(event, text);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout)).toEqual({ systemMessage: expect.stringMatching(mend) });
  });
});

describe('given a payload of 10 MB', () => {
  const large = 'x'.repeat(10_000_000);

  it('a write is blocked with the reason and the mend', async () => {
    const ended = await hook('PreToolUse', write('server/main.js', large));
    expect(ended.code).toBe(2);
    expect(ended.stderr).toBe(
      "coord: the hook's input is 9.5 MiB, and at most 4 MiB can be judged. Write the file in smaller parts, or let a person or a script make it.\n",
    );
  });

  it('a read passes', async () => {
    expect((await hook('PreToolUse', payload('Read', { file_path: large }))).code).toBe(0);
  });

  it('UserPromptSubmit does not block', async () => {
    const ended = await hook('UserPromptSubmit', JSON.stringify({ session_id: 's', cwd: sandbox.dir, prompt: large }));
    expect(ended.code).toBe(0);
  });
});

it('a config that only warned is remembered when it breaks: nothing is blocked', async () => {
  const text = sandbox.read('coord.config.yaml').replace('unowned: deny', 'unowned: deny\n  mode: warn');
  sandbox.write('coord.config.yaml', text);
  expect((await hook('PreToolUse', write('web/index.html'))).code).toBe(0);
  sandbox.write('coord.config.yaml', 'version: [');
  const ended = await hook('PreToolUse', write('web/index.html'));
  expect(ended.code).toBe(0);
  expect(JSON.parse(ended.stdout)).toHaveProperty('systemMessage');
});
