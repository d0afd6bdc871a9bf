import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AuditStage, auditStage } from '../support/audit-stage.ts';

let stage: AuditStage;
const inRepo = (path: string) => join(stage.sandbox.dir, path);
const as = (role: string, instance: string) => ({
  env: { CLAUDECODE: '1', COORD_INSTANCE: instance, COORD_ROLE: role },
});
const undo = (...args: string[]) =>
  stage.sandbox.coord(['audit', 'undo', ...args], {
    env: { CLAUDECODE: '1', COORD_INSTANCE: 's-1', COORD_ROLE: 'frontend' },
  });

const open = () => stage.open();
const paths = async () => (await stage.open()).map(({ path }) => path);

const filesIn = (folder: string) =>
  existsSync(inRepo(`.git/coord/${folder}`))
    ? readdirSync(inRepo(`.git/coord/${folder}`), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
    : [];

beforeEach(async () => {
  stage = await auditStage();
});

describe('after a command', () => {
  it('says what its role may not have changed, whose it is, what it was, and how it is put back', async () => {
    const told = await stage.bash('echo hijacked > server/main.js; echo mine > web/new.css');
    expect(told).toMatch(
      /^coord: while Bash ran, this changed in \S+ against the rules:\n- server\/main\.js is owned by role backend, and you are role frontend \(coord\.config\.yaml:10, server\/\*\*\)\. Before: as committed, blob [0-9a-f]{12}; now: blob [0-9a-f]{12}\.\n/,
    );
    expect(told).toMatch(/Put back what was there before with: \S+ audit undo server\/main\.js\n/);
    expect(told).not.toContain('new.css');
    expect(await open()).toMatchObject([
      { path: 'server/main.js', verdict: 'deny', by: { role: 'frontend', instance: 's-1' }, others: [] },
    ]);
    expect(await stage.bash('true')).toBe('');
  });

  it.each([
    ['a new file', 'echo x > server/new.js', ['server/new.js']],
    ['a change', 'sed -i 1d server/main.js', ['server/main.js']],
    ['a removal', 'rm server/main.js', ['server/main.js']],
    ['a removal from the index and the disk', 'git rm -q server/main.js', ['server/main.js']],
    ['a move', 'mv server/main.js server/other.js', ['server/main.js', 'server/other.js']],
    ['a move to its own folder', 'git mv server/main.js web/main.js', ['server/main.js']],
    ['a file mode', 'chmod +x server/main.js', ['server/main.js']],
    ['a link in the place of a file', 'ln -sf ../web/index.html server/main.js', ['server/main.js']],
    [
      'a folder in the place of a file',
      'rm server/main.js; mkdir server/main.js; echo > server/main.js/x',
      ['server/main.js', 'server/main.js/x'],
    ],
    ['a commit', 'echo x >> server/main.js; git commit -qam hidden', ['server/main.js']],
    ['an amended commit', 'echo x > server/b; git add server; git commit -q --amend -m first', ['server/b']],
    [
      'a commit under another date',
      'echo x > server/b; git add .; GIT_COMMITTER_DATE=2001-01-01T00:00:00Z git commit -qm old',
      ['server/b'],
    ],
    [
      'a commit on a new branch',
      'git switch -qc other; echo x > server/b; git add .; git commit -qm new',
      ['server/b'],
    ],
    ['a repository in a folder', 'git init -q server/lib; echo x > server/lib/x', ['server/lib']],
    [
      'names that need care',
      `printf x > $'server/new\\nline'; printf x > 'server/"quoted" \\ \u00e9'; printf x > $'server/\\xff'`,
      ['server/"quoted" \\ \u00e9', 'server/new\nline', 'server/\ufffd'],
    ],
    ['a failing command', 'echo x > server/new.js; exit 1', ['server/new.js']],
    ['what stands in the index alone', 'echo x > server/new.js; git add server/new.js', ['server/new.js']],
  ])('sees %s', async (_, command, expected) => {
    await stage.bash(command);
    expect((await paths()).toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    ['its own work', 'echo x > web/a; rm web/index.html; git add .; git commit -qm mine'],
    ['what stays as it is', 'cat server/main.js > /tmp/x.$$; touch server/main.js; git add .; git status'],
    [
      'a write that is taken back before it ends',
      'cp server/main.js /tmp/m.$$; echo x > server/main.js; cp /tmp/m.$$ server/main.js',
    ],
    ['what git ignores', 'echo "*.log" >> .git/info/exclude; echo x > server/a.log'],
    ['what is outside the repository', 'echo x > ../outside'],
  ])('says nothing of %s', async (_, command) => {
    expect(await stage.bash(command)).toBe('');
    expect(await open()).toEqual([]);
  });

  it('sees what a person had not committed yet, and only when it changes again', async () => {
    const { sandbox, session } = stage;
    sandbox.write('server/main.js', 'half done\n');
    sandbox.write('server/draft.js', 'a draft\n');
    await session.send('UserPromptSubmit', { prompt: 'go' });
    expect(await stage.bash('true')).toBe('');
    expect(await stage.bash('echo more >> server/main.js')).toContain('server/main.js');
    expect(await stage.bash('git stash -q -u')).toContain('server/draft.js');
    const popped = await stage.bash('git stash pop -q');
    expect(popped).toContain('server/main.js');
    expect(popped).not.toContain('server/draft.js');
    expect(await paths()).toEqual(['server/main.js']);
  });

  it('takes no commit of what was there for a change, nor a reset that leaves the files', async () => {
    const { sandbox, session } = stage;
    sandbox.write('server/main.js', 'half done\n');
    await session.send('UserPromptSubmit', { prompt: 'go' });
    expect(await stage.bash('git commit -qam "as it was"')).toBe('');
    expect(await stage.bash('git reset -q --soft HEAD~1')).toBe('');
    expect(await stage.bash('git reset -q')).toBe('');
    expect(await stage.bash('git checkout -q server/main.js')).toContain('server/main.js');
  });

  it('takes what others have committed for theirs: by merge, fast-forward, checkout, reset, pull and rebase', async () => {
    const { sandbox } = stage;
    const commitAs = async (branch: string, path: string, text: string) => {
      await sandbox.git('switch', '-q', branch);
      sandbox.write(path, text);
      await sandbox.git('add', '.');
      await sandbox.git('commit', '-qm', `${path} on ${branch}`);
      await sandbox.git('switch', '-q', 'main');
      await stage.session.send('UserPromptSubmit', { prompt: 'go' });
    };
    await sandbox.git('branch', 'backend');
    await commitAs('backend', 'server/main.js', 'better\n');
    expect(await stage.bash('git merge -q backend')).toBe('');
    expect(sandbox.read('server/main.js')).toBe('better\n');
    await commitAs('backend', 'server/two.js', 'two\n');
    expect(await stage.bash('echo x > web/a; git add .; git commit -qm mine; git merge -q --no-edit backend')).toBe('');
    expect(await stage.bash('git checkout -q backend; git checkout -q main')).toBe('');
    expect(await stage.bash('git reset -q --hard HEAD~1')).toBe('');
    expect(await stage.bash('git rebase -q backend')).toBe('');
    expect(sandbox.read('server/two.js')).toBe('two\n');
    const bare = join(sandbox.home, 'bare.git');
    await sandbox.git('clone', '-q', '--bare', '.', bare);
    await commitAs('backend', 'server/three.js', 'three\n');
    await sandbox.git('push', '-q', bare, 'backend');
    expect(await stage.bash(`git pull -q --no-rebase --no-edit ${bare} backend`)).toBe('');
    expect(sandbox.read('server/three.js')).toBe('three\n');
    expect(await open()).toEqual([]);
  });

  it('sees what a merge makes of files that both sides have changed', async () => {
    const { sandbox } = stage;
    await sandbox.git('switch', '-qc', 'backend');
    sandbox.write('server/main.js', 'theirs\n');
    await sandbox.git('commit', '-qam', 'theirs');
    await sandbox.git('switch', '-q', 'main');
    sandbox.write('server/main.js', 'ours\n');
    sandbox.write('web/index.html', 'ours\n');
    await sandbox.git('commit', '-qam', 'ours');
    await stage.session.send('UserPromptSubmit', { prompt: 'go' });
    expect(await stage.bash('git merge -q backend')).toBe('');
    expect(sandbox.read('server/main.js')).toContain('<<<<<<<');
    expect(await stage.bash('printf "both\\n" > server/main.js; git add .')).toContain(
      'server/main.js is owned by role backend',
    );
    expect(
      await stage.bash('git checkout -q --theirs server/main.js; git add .; git -c core.editor=true commit -q'),
    ).toBe('');
  });

  it('sees the evil in a merge: what neither side had', async () => {
    const { sandbox } = stage;
    await sandbox.git('switch', '-qc', 'backend');
    sandbox.write('server/b.js', 'theirs\n');
    await sandbox.git('add', '.');
    await sandbox.git('commit', '-qm', 'theirs');
    await sandbox.git('switch', '-q', 'main');
    await stage.session.send('UserPromptSubmit', { prompt: 'go' });
    await stage.bash(
      'git merge -q --no-ff --no-commit backend; echo evil >> server/main.js; git add .; git commit -qm merged',
    );
    expect(await paths()).toEqual(['server/main.js']);
  });

  it('judges what is not its own the same whether two thousand files changed, in a bounded text', async () => {
    const told = await stage.bash('mkdir server/gen; for i in $(seq 2000); do echo $i > server/gen/$i; done');
    expect(told.split('\n')).toHaveLength(15);
    expect(told).toContain('- and 1990 more: ');
    expect(await open()).toHaveLength(2000);
    await stage.bash('rm -r server/gen');
    expect(await open()).toEqual([]);
  });

  it('sees into submodules, and takes what their repository wants of them for others\u2019 work', async () => {
    const { sandbox } = stage;
    const library = join(sandbox.home, 'library');
    const make = [
      `git init -q -b main ${library} && cd ${library}`,
      'git config user.name A && git config user.email a@b.c',
      'echo 1 > x && git add . && git commit -qm one && echo 2 > x && git commit -qam two',
    ];
    expect(await sandbox.exec('bash', ['-c', make.join(' && ')])).toMatchObject({ code: 0 });
    await sandbox.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', library, 'server/library');
    await sandbox.git('-C', 'server/library', 'checkout', '-q', 'HEAD~1');
    await sandbox.git('commit', '-qam', 'library');
    await sandbox.git('switch', '-qc', 'newer');
    await sandbox.git('-C', 'server/library', 'checkout', '-q', 'main');
    await sandbox.git('commit', '-qam', 'newer library');
    await sandbox.git('switch', '-q', 'main');
    await sandbox.git('submodule', 'update', '-q');
    await stage.session.send('UserPromptSubmit', { prompt: 'go' });
    expect(await stage.bash('git merge -q newer; git submodule update -q')).toBe('');
    expect(sandbox.read('server/library/x')).toBe('2\n');
    await stage.bash('echo 3 > server/library/x; echo new > server/library/new');
    expect((await paths()).toSorted()).toEqual(['server/library/new', 'server/library/x']);
    await stage.bash('cd server/library; git checkout -q x; rm new');
    expect(await open()).toEqual([]);
    expect(await stage.bash('git -C server/library checkout -q HEAD~1')).toContain('server/library/x is owned by');
    await stage.bash('git submodule update -q');
    expect(await open()).toEqual([]);
    await stage.bash('cd server/library; echo 4 > x; git commit -qam four; cd ../..; git commit -qam "four, hidden"');
    expect(await paths()).toEqual(['server/library/x']);
  });

  it('knows a file by what git makes of it, where the ends of lines differ', async () => {
    const { sandbox } = stage;
    sandbox.write('.gitattributes', '*.txt text eol=crlf\n');
    sandbox.write('server/a.txt', 'one\r\ntwo\r\n');
    await sandbox.git('add', '.');
    await sandbox.git('commit', '-qm', 'crlf');
    await stage.session.send('UserPromptSubmit', { prompt: 'go' });
    expect(await stage.bash('git reset -q --mixed HEAD~1')).toBe('');
    expect(await stage.bash('git add server .gitattributes; git commit -qm again')).toBe('');
    await stage.bash('printf "one\\n" > server/a.txt');
    expect(await sandbox.coord(['audit', 'undo', 'server/a.txt'])).toMatchObject({ code: 0 });
    expect(sandbox.read('server/a.txt')).toBe('one\r\ntwo\r\n');
  });

  it('records only, in the mode audit; tells in the mode warn, and stops nobody', async () => {
    const { sandbox, session } = stage;
    const config = sandbox.read('coord.config.yaml');
    const inMode = (mode: string) =>
      sandbox.write('coord.config.yaml', config.replace('unowned: deny', `unowned: deny\n  mode: ${mode}`));
    inMode('audit');
    await session.send('UserPromptSubmit', { prompt: 'go' });
    expect(await stage.bash('echo x > server/a.js')).toBe('');
    expect(await paths()).toEqual(['server/a.js']);
    inMode('warn');
    await session.send('UserPromptSubmit', { prompt: 'go' });
    expect(await stage.bash('echo x > server/b.js')).toContain('server/b.js');
    expect(await session.send('Stop', { stop_hook_active: false })).toEqual({});
  });

  it('tells the person where git cannot say what has changed', async () => {
    writeFileSync(inRepo('.git/index'), 'damaged');
    const tool = { tool_name: 'Bash', tool_input: { command: 'npm test' } };
    const { systemMessage } = await stage.session.send('PostToolUse', tool);
    expect(systemMessage).toMatch(/: not looked at: GitFailed: git .*index file/);
  });

  it('begins anew where the last look is damaged, and says so to the person', async () => {
    rmSync(inRepo('.git/coord/looks'), { recursive: true });
    const answer = await stage.session.send('PostToolUse', { tool_name: 'Bash', tool_input: { command: 'npm test' } });
    expect(answer.systemMessage).toMatch(/what was there before is not known; changes are seen from now on\.$/);
    expect(await stage.bash('echo x > server/a.js')).toContain('server/a.js');
  });
});

describe('whose work it is', () => {
  it('is not said of a write that was judged before, whoever made it, until something else is there', async () => {
    const { sandbox, session } = stage;
    const config = sandbox.read('coord.config.yaml');
    sandbox.write('coord.config.yaml', config.replace('unowned: deny', 'unowned: ask'));
    await session.send('UserPromptSubmit', { prompt: 'go' });
    const tool = {
      tool_name: 'Write',
      tool_use_id: 'toolu_w',
      tool_input: { file_path: inRepo('notes.txt'), content: 'x' },
    };
    expect((await session.send('PreToolUse', tool)).hookSpecificOutput).toMatchObject({ permissionDecision: 'ask' });
    // A person has agreed.
    sandbox.write('notes.txt', 'x');
    await session.send('PostToolUse', tool);
    expect(await stage.bash('true')).toBe('');
    expect(await stage.bash('echo y >> notes.txt')).toContain('A person is asked about it, and nobody was.');
    expect(await session.send('Stop', { stop_hook_active: false })).toEqual({});
  });

  it('is not said of what a person has agreed to in a command, but of whatever else it did', async () => {
    const { sandbox, session } = stage;
    const config = sandbox.read('coord.config.yaml');
    sandbox.write('coord.config.yaml', config.replace('unowned: deny', 'unowned: ask'));
    await session.send('UserPromptSubmit', { prompt: 'go' });
    const tool = { tool_name: 'Bash', tool_use_id: 'toolu_a', tool_input: { command: 'echo x > notes.txt' } };
    expect((await session.send('PreToolUse', tool)).hookSpecificOutput).toMatchObject({ permissionDecision: 'ask' });
    sandbox.write('notes.txt', 'x\n');
    sandbox.write('other.txt', 'x\n');
    expect(await session.told('PostToolUse', tool)).toMatch(/rules:\n- other\.txt is owned by nobody\./);
    expect(await paths()).toEqual(['other.txt']);
  });

  it('cannot be told where two work in one checkout: what either may write is nobody\u2019s fault, what neither may is told so', async () => {
    const other = await stage.join('s-2', 'backend');
    expect(await stage.bash('echo x >> server/main.js')).toBe('');
    const told = await stage.bash('echo x > stray.txt', other);
    expect(told).toContain('Others are at work in this worktree (session s-1): it may have been one of them.');
    expect(await open()).toMatchObject([{ path: 'stray.txt', others: ['s-1'] }]);
    expect(await stage.bash('true')).toBe('');
  });

  it('is another\u2019s where another holds the lease', async () => {
    const other = await stage.join('s-2', 'backend');
    const tool = {
      tool_name: 'Edit',
      tool_use_id: 'toolu_e',
      tool_input: { file_path: inRepo('docs/shop.md'), old_string: 'a', new_string: 'b' },
    };
    await other.send('PreToolUse', tool);
    stage.sandbox.write('docs/shop.md', 'edited\n');
    expect(await stage.bash('true')).toBe('');
    await other.send('PostToolUse', tool);
    expect(await stage.bash('true')).toBe('');
    expect(await stage.bash('echo overwritten > docs/shop.md')).toMatch(
      /docs\/shop\.md is being written by role backend \(session s-2\)/,
    );
  });
});

describe('before it stops', () => {
  it('is kept from it once for each violation, until it is put back', async () => {
    const { session, sandbox } = stage;
    await stage.bash('echo x >> server/main.js');
    const first = await session.send('Stop', { stop_hook_active: false });
    expect(first).toMatchObject({
      decision: 'block',
      reason: expect.stringMatching(/^Before you stop, mend this\. coord: while Bash ran/),
    });
    expect(await session.send('Stop', { stop_hook_active: false })).toEqual({});
    await stage.bash('echo y >> server/main.js');
    expect(await session.send('Stop', { stop_hook_active: true })).toEqual({});
    expect(await session.send('Stop', { stop_hook_active: false })).toMatchObject({ decision: 'block' });
    await stage.bash('git checkout -q server/main.js');
    await stage.bash('echo x >> server/main.js');
    await sandbox.git('checkout', '-q', 'server/main.js');
    expect(await session.send('Stop', { stop_hook_active: false })).toEqual({});
  });

  it('tells of the same file here and in another worktree apart, each with a command that puts back that one', async () => {
    const { sandbox, session } = stage;
    const elsewhere = join(sandbox.dir, '../elsewhere');
    await sandbox.git('worktree', 'add', '-q', elsewhere, '-b', 'elsewhere');
    await session.send('UserPromptSubmit', { prompt: 'go' });
    const main = sandbox.read('server/main.js');
    await stage.bash(`echo x | tee -a ${elsewhere}/server/main.js server/main.js`);
    const { reason = '' } = await session.send('Stop', { stop_hook_active: false });
    const words = [...reason.matchAll(/changed in (\S+) against[^]*?audit undo (\S+)\n/g)].map(([, ...found]) => found);
    const there = join(elsewhere, 'server/main.js');
    expect(words.toSorted()).toEqual(
      [
        [elsewhere, there],
        [sandbox.dir, 'server/main.js'],
      ].toSorted(),
    );
    expect(await undo(there)).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(there, 'utf8')).toBe(main);
    expect(await open()).toMatchObject([{ worktree: sandbox.dir, path: 'server/main.js' }]);
  });

  it('finds in every worktree what changed there, unless somebody at work there may make it', async () => {
    const { sandbox, session } = stage;
    const elsewhere = join(sandbox.dir, '../elsewhere');
    await sandbox.git('worktree', 'add', '-q', elsewhere, '-b', 'elsewhere');
    await session.send('UserPromptSubmit', { prompt: 'go' });
    expect(await stage.bash(`echo x >> ${elsewhere}/server/main.js; echo x > ${elsewhere}/web/fine`)).toBe('');
    const { reason = '' } = await session.send('Stop', { stop_hook_active: false });
    expect(reason).toContain(
      `when the session stopped, this changed in ${elsewhere} against the rules:\n- server/main.js`,
    );
    expect(reason).not.toContain('web/fine');
    const [, word = ''] = /audit undo (\S+)\n/.exec(reason) ?? [];
    expect(word).toBe(join(elsewhere, 'server/main.js'));
    expect((await sandbox.coord(['audit'])).stdout).toContain(`\n${word} `);
    expect((await sandbox.coord(['health'])).stdout).toContain(
      `\n  coord audit undo ${word}, or, where it may stay: coord audit settle ${word} --reason …\n`,
    );
    const undone = await sandbox.coord(['audit', 'undo', word], {
      env: { CLAUDECODE: '1', COORD_INSTANCE: 's-1' },
    });
    expect(undone).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(elsewhere, 'server/main.js'), 'utf8')).toBe(sandbox.read('server/main.js'));
    expect(await session.send('Stop', { stop_hook_active: false })).toEqual({});
  });

  it('says nothing of what the role may write that another worktree is bound to: a person may work there by hand', async () => {
    const { sandbox, session } = stage;
    const theirs = join(sandbox.dir, '../theirs');
    await sandbox.git('worktree', 'add', '-q', theirs, '-b', 'theirs');
    expect(await sandbox.coord(['role', 'switch', 'backend'], { cwd: theirs })).toMatchObject({ code: 0 });
    await session.send('UserPromptSubmit', { prompt: 'go' });
    writeFileSync(join(theirs, 'server/main.js'), 'by hand');
    expect(await session.send('Stop', { stop_hook_active: false })).toEqual({});
    writeFileSync(join(theirs, 'stray.txt'), 'x');
    const { reason = '' } = await session.send('Stop', { stop_hook_active: false });
    expect(reason).toContain('stray.txt');
    expect(reason).toContain('If it was not you, leave it as it is and say so');
    expect(reason).not.toContain('server/main.js');
  });

  it('keeps a subagent from it too, which has not ended then', async () => {
    const { session } = stage;
    const agent = { agent_id: 'a1', agent_type: 'general-purpose' };
    await session.send('SubagentStart', agent);
    stage.sandbox.write('server/main.js', 'x');
    expect(await session.send('SubagentStop', { ...agent, stop_hook_active: false })).toMatchObject({
      decision: 'block',
    });
    expect(await open()).toMatchObject([
      { path: 'server/main.js', by: { instance: 'a1' }, during: 'when a subagent ended' },
    ]);
    expect(await session.send('SubagentStop', { ...agent, stop_hook_active: true })).toEqual({});
  });
});

describe('what an audit keeps', () => {
  it('goes with the sessions that are over, also where they never said so', async () => {
    const { sandbox, session } = stage;
    const ask = sandbox.read('coord.config.yaml').replace('unowned: deny', 'unowned: ask');
    sandbox.write('coord.config.yaml', ask);
    const tool = { tool_name: 'Bash', tool_use_id: 'toolu_a', tool_input: { command: 'echo x > notes.txt' } };
    expect((await session.send('PreToolUse', tool)).hookSpecificOutput).toMatchObject({ permissionDecision: 'ask' });
    const others = new Set(filesIn('looks'));
    await stage.join('s-crashed', 'backend');
    const crashed = filesIn('looks').filter((path) => !others.has(path));
    const long = new Date(Date.now() - 15 * 86_400_000);
    for (const path of crashed) utimesSync(path, long, long);
    await stage.join('s-2', 'backend');
    expect(filesIn('signals/asked-writes')).toHaveLength(1);
    expect(crashed).toHaveLength(1);
    expect(filesIn('looks')).toHaveLength(2);
    await session.send('SessionEnd', { reason: 'other' });
    await stage.join('s-3', 'backend');
    expect(filesIn('signals/asked-writes')).toEqual([]);
  });
});

describe('undo', () => {
  it('puts back the very bytes, modes, links and absences, also of what nobody had committed', async () => {
    const { sandbox, session } = stage;
    const bytes = Buffer.from([0, 255, 13, 10, 128, 10]);
    writeFileSync(inRepo('server/raw.bin'), bytes);
    writeFileSync(inRepo('server/run.sh'), 'run\n');
    chmodSync(inRepo('server/run.sh'), 0o755);
    await sandbox.exec('ln', ['-s', '../web/index.html', 'server/link']);
    const main = sandbox.read('server/main.js');
    await session.send('UserPromptSubmit', { prompt: 'go' });
    await stage.bash(
      'cd server; printf x > raw.bin; rm main.js; chmod -x run.sh; rm link; echo > link; mkdir new; echo > new/file',
    );
    const all = ['link', 'main.js', 'new/file', 'raw.bin', 'run.sh'].map((name) => `server/${name}`);
    expect((await paths()).toSorted()).toEqual(all);
    const undone = await undo(...all);
    expect(undone).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(inRepo('server/raw.bin'))).toEqual(bytes);
    expect(sandbox.read('server/main.js')).toBe(main);
    expect(lstatSync(inRepo('server/run.sh')).mode & 0o777).toBe(0o755);
    expect(readlinkSync(inRepo('server/link'))).toBe('../web/index.html');
    expect(existsSync(inRepo('server/new'))).toBe(false);
    const [, kept = ''] =
      /server\/raw\.bin is as it was before\. What was there is kept: git cat-file blob ([0-9a-f]{40})/.exec(
        undone.stdout,
      ) ?? [];
    expect(await sandbox.git('cat-file', 'blob', kept)).toBe('x');
    expect(await stage.bash('true')).toBe('');
    expect(await open()).toEqual([]);
  });

  it('puts back what was there before the first of several violations', async () => {
    const before = stage.sandbox.read('server/main.js');
    await stage.bash('echo one > server/main.js');
    await stage.bash('echo two > server/main.js');
    expect(await undo('server/main.js')).toMatchObject({ code: 0 });
    expect(stage.sandbox.read('server/main.js')).toBe(before);
  });

  it('leaves alone what somebody has written since', async () => {
    await stage.bash('echo one > server/main.js');
    stage.sandbox.write('server/main.js', 'by a person\n');
    expect(await undo('server/main.js')).toMatchObject({
      code: 3,
      stdout: 'server/main.js is left as it is: something else has been written there since.\n',
    });
    expect(stage.sandbox.read('server/main.js')).toBe('by a person\n');
    expect(await open()).toEqual([]);
  });

  it('is for the session, the owner and people; to settle, for the owner and people', async () => {
    const { sandbox } = stage;
    await stage.bash('echo one > server/main.js; echo > coord.txt');
    const settle = ['audit', 'settle', 'server/main.js', '--reason', 'agreed'];
    expect(await sandbox.coord(['audit', 'undo', 'coord.txt'], as('backend', 's-9'))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('not yours to put back'),
    });
    expect(await sandbox.coord(settle, as('frontend', 's-1'))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('only a person, or the owner'),
    });
    expect(await sandbox.coord(settle, as('backend', 's-9'))).toMatchObject({
      code: 0,
      stdout: 'server/main.js is settled.\n',
    });
    expect(await paths()).toEqual(['coord.txt']);
    expect(await sandbox.coord(['audit', 'settle', 'coord.txt', '--reason', 'fine'])).toMatchObject({ code: 0 });
    expect((await sandbox.coord(['audit'])).stdout).toBe('Nothing is open.\n');
    expect((await sandbox.coord(['audit', 'undo', 'coord.txt'])).stderr).toBe(
      'coord: nothing is open at coord.txt. See what is: coord audit\n',
    );
  });

  it('puts back those that are open, and says of the others that nothing is', async () => {
    const { sandbox } = stage;
    const main = sandbox.read('server/main.js');
    await stage.bash('echo one > server/main.js; echo > coord.txt; echo > server/new.js');
    expect(await undo('coord.txt')).toMatchObject({ code: 0 });
    await sandbox.exec('rm', ['server/new.js']);
    expect(await undo('coord.txt', 'server/new.js', 'server/main.js', 'server/main.js')).toMatchObject({
      code: 1,
      stderr: 'coord: nothing is open at coord.txt. See what is: coord audit\n',
      stdout: expect.stringMatching(
        /^server\/new\.js is as it was before\.\nserver\/main\.js is as it was before\. .*\n$/,
      ),
    });
    expect(sandbox.read('server/main.js')).toBe(main);
    expect(await undo('coord.txt', 'server/main.js')).toMatchObject({ code: 2, stdout: '' });
  });

  it('follows no link that a folder has become', async () => {
    const { sandbox } = stage;
    await stage.bash('echo one > server/main.js');
    await sandbox.exec('bash', ['-c', 'mkdir ../away; mv server/main.js ../away; rmdir server; ln -s ../away server']);
    expect(await undo('server/main.js')).toMatchObject({ code: 3 });
    expect(readFileSync(inRepo('../away/main.js'), 'utf8')).toBe('one\n');
  });
});

describe('the state of things', () => {
  it('is in coord health, status, log and audit look', async () => {
    const { sandbox } = stage;
    await stage.bash('echo one > server/main.js');
    expect((await sandbox.coord(['health'])).stdout).toContain('coord audit undo server/main.js');
    expect((await sandbox.coord(['status'])).stdout).toContain('1 change against the rules; coord audit');
    expect((await sandbox.coord(['log'])).stdout).toContain(
      'was at work when server/main.js changed against the rules',
    );
    expect((await sandbox.coord(['audit'])).stdout).toMatch(/^FILE +SEEN +AT WORK +RULE +WHAT\nserver\/main\.js/);
    const look = await sandbox.coord(['audit', 'look', '--role', 'frontend', '--json']);
    expect(look.code).toBe(1);
    expect(JSON.parse(look.stdout)).toMatchObject({ path: 'server/main.js', verdict: 'deny' });
    expect(await sandbox.coord(['audit', 'look', '--role', 'backend'])).toMatchObject({ code: 0 });
  });
});
