import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSandbox, type Ended, type Sandbox } from '../support/sandbox.ts';

/** The hook as it is installed, and the files beside it. */
function hookOf(sandbox: Sandbox) {
  const bin = join(sandbox.dir, '.git/coord/bin');
  const folder = join(bin, 'code-cache');
  return {
    body: join(bin, 'hook-body.js'),
    folder,
    kept: () => readdirSync(folder).map((name) => join(folder, name)),
    send: (tool: string): Promise<Ended> =>
      sandbox.exec(process.execPath, [join(bin, 'hook.cjs'), 'PreToolUse'], {
        input: JSON.stringify({
          session_id: 's-1',
          cwd: sandbox.dir,
          tool_name: tool,
          tool_input: { file_path: join(sandbox.dir, 'server/new.js'), content: 'x' },
        }),
        env: { CLAUDE_PROJECT_DIR: sandbox.dir, COORD_ROLE: 'frontend' },
      }),
  };
}

async function installed() {
  const sandbox = await createSandbox('test/fixtures/team');
  expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0 });
  const hook = hookOf(sandbox);
  const answer = await hook.send('Write');
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  expect(answer.stdout).toContain('is owned by role backend');
  return { sandbox, hook, answer };
}

it('what V8 compiled is kept once, found again, and gone with the hooks', async () => {
  const { sandbox, hook, answer } = await installed();
  const [kept = ''] = hook.kept();
  const before = statSync(kept).ino;
  expect(await hook.send('Write')).toEqual(answer);
  expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0 });
  expect(hook.kept()).toEqual([kept]);
  expect(statSync(kept).ino).toBe(before);
  await sandbox.coord(['hooks', 'uninstall']);
  expect(readdirSync(join(sandbox.dir, '.git/coord/bin'))).toEqual([]);
});

it.each([
  { what: 'is empty', damage: () => Buffer.alloc(0) },
  { what: 'is cut off', damage: (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1) },
  { what: 'is something else', damage: (bytes: Buffer) => Buffer.alloc(bytes.length, 'garbage') },
  { what: 'has another byte', damage: (bytes: Buffer) => bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 8) },
])('the answer is the same where what is kept $what, and the next start is well again', async ({ damage }) => {
  const { hook, answer } = await installed();
  const [kept = ''] = hook.kept();
  const broken = damage(readFileSync(kept));
  writeFileSync(kept, broken);
  expect(await hook.send('Write')).toEqual(answer);
  expect(readFileSync(kept).equals(broken)).toBe(false);
  expect(await hook.send('Write')).toEqual(answer);
});

it('code that was kept of another body is not run, however alike they are', async () => {
  const { hook } = await installed();
  const text = readFileSync(hook.body, 'utf8');
  const [old = ''] = hook.kept();
  const other = text.replace(/^\/\*\w{4}/, '/*0000').replace('is owned by role', 'was owned by rol');
  expect(other.length).toBe(text.length);
  writeFileSync(hook.body, other);
  expect((await hook.send('Write')).stdout).toContain('was owned by rol');
  // Under the other's name too.
  const own = hook.kept().find((path) => path !== old) ?? '';
  renameSync(old, own);
  expect((await hook.send('Write')).stdout).toContain('was owned by rol');
});

it('where nothing can be kept, the answer is the same', async () => {
  const { hook, answer } = await installed();
  rmSync(hook.folder, { recursive: true });
  writeFileSync(hook.folder, 'in the way of the folder');
  expect(await hook.send('Write')).toEqual(answer);
  rmSync(hook.folder);
  mkdirSync(hook.folder, { mode: 0o500 });
  expect(await hook.send('Write')).toEqual(answer);
});

it('without its body it lets through what only reads, and blocks what may write', async () => {
  const { hook } = await installed();
  rmSync(hook.body);
  expect(await hook.send('Read')).toEqual({ code: 0, stdout: '', stderr: '' });
  const blocked = await hook.send('Write');
  expect(blocked.code).toBe(2);
  expect(blocked.stderr).toContain('hook-body.js');
  expect(existsSync(hook.body)).toBe(false);
});
