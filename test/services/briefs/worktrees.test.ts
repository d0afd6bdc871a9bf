import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, oneof, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/services/briefs/apply.ts';
import { briefBlock } from '../../../src/services/briefs/block.ts';
import { type BriefPlan, hasDrifted, planBriefs } from '../../../src/services/briefs/plan.ts';
import { survey } from '../../../src/services/briefs/survey.ts';
import { findRepository } from '../../../src/store/repository.ts';
import { createSandbox, type Sandbox } from '../../support/sandbox.ts';

const ROLES = ['backend', 'frontend'];

/** A repository, its worktrees bound to roles, and `coord brief` without the config and the command line. */
async function createTeam(bound: Record<string, string>) {
  const sandbox = await createSandbox();
  const repository = findRepository(sandbox.dir);
  if (!repository) throw new Error('no repository');
  const roleOf = new Map(Object.entries(bound).map(([path, role]) => [join(sandbox.dir, path), role]));
  const plan = async ({ remove = false, words = 'Do good work.' } = {}): Promise<BriefPlan> => {
    const briefs = ROLES.map((role) => ({
      role,
      block: briefBlock(role, `# You are ${role}\n\n${words}\n`, 'generated'),
    }));
    const found = await survey(sandbox.dir, repository, [...roleOf.keys()]);
    return planBriefs({ configDir: sandbox.dir, briefs, remove, roleOf, roleIds: ROLES }, found);
  };
  const apply = async (options: { remove?: boolean; words?: string } = {}): Promise<BriefPlan> => {
    const made = await plan(options);
    await applyPlan(made, repository);
    return made;
  };
  return { sandbox, plan, apply, roleOf };
}

const states = (plan: BriefPlan, sandbox: Sandbox) =>
  Object.fromEntries(plan.steps.map(({ path, state }) => [path.slice(sandbox.dir.length + 1), state]));

const status = (sandbox: Sandbox) => sandbox.git('status', '--porcelain');

/** Bytes as they are in a commit: `git show` as text would not show what an encoding hides. */
const committed = async (sandbox: Sandbox, path: string, cwd = sandbox.dir) =>
  (await sandbox.exec('sh', ['-c', `git show "HEAD:$1" | od -An -v -tx1 | tr -d ' \\n'`, 'sh', path], { cwd })).stdout;

const hex = (bytes: Buffer | string) => Buffer.from(bytes as string).toString('hex');

async function commitAll(sandbox: Sandbox, cwd = sandbox.dir): Promise<void> {
  const identity = ['-c', 'user.name=An Agent', '-c', 'user.email=agent@example.com'];
  await sandbox.exec('git', ['add', '-A'], { cwd });
  await sandbox.exec('git', [...identity, 'commit', '-q', '--allow-empty', '-a', '-m', 'work'], { cwd });
}

describe('a worktree without files of its own', () => {
  it('gets the brief as files that git neither shows nor adds', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    expect(states(await apply(), sandbox)).toEqual({
      '.coord/roles/backend/CLAUDE.md': 'missing',
      '.coord/roles/backend/AGENTS.md': 'missing',
      '.coord/roles/frontend/CLAUDE.md': 'missing',
      '.coord/roles/frontend/AGENTS.md': 'missing',
      'CLAUDE.md': 'missing',
      'AGENTS.md': 'missing',
    });
    expect(sandbox.read('CLAUDE.md')).toBe(sandbox.read('.coord/roles/backend/CLAUDE.md'));
    expect(await status(sandbox)).toBe('');

    await commitAll(sandbox);
    expect(await sandbox.git('ls-tree', '-r', '--name-only', 'HEAD')).toBe('');
  });

  it('keeps the brief out of a commit even when it is added by force', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    await apply();
    await sandbox.git('add', '--force', 'CLAUDE.md', 'AGENTS.md');
    expect(await sandbox.git('show', ':CLAUDE.md')).toBe('');
  });

  it('leaves a file alone that the repository takes out of every ignore rule', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    sandbox.write('.gitignore', '/*\n!CLAUDE.md\n');
    const { skipped } = await apply();
    expect(skipped).toEqual([
      {
        path: join(sandbox.dir, 'CLAUDE.md'),
        role: 'backend',
        broken: false,
        reason: 'git would add it: .gitignore:2 (!CLAUDE.md) takes it out of every ignore rule',
      },
    ]);
    expect(existsSync(join(sandbox.dir, 'CLAUDE.md'))).toBe(false);
  });

  it("becomes a person's file as soon as a person writes into it", async () => {
    const { sandbox, apply, plan } = await createTeam({ '': 'backend' });
    await apply();
    writeFileSync(join(sandbox.dir, 'CLAUDE.md'), `${sandbox.read('CLAUDE.md')}My own rule.\n`);
    await apply();
    expect(hasDrifted(await plan())).toBe(false);
    expect(await status(sandbox)).toBe('?? CLAUDE.md\n');
    await commitAll(sandbox);
    expect(await sandbox.git('show', 'HEAD:CLAUDE.md')).toBe('My own rule.\n');
  });
});

describe("a person's own file", () => {
  const kinds: Record<string, Buffer> = {
    plain: Buffer.from('# Mine\n\nRules.\n'),
    'without a final newline': Buffer.from('# Mine\n\nRules.'),
    'with CRLF': Buffer.from('# Mine\r\n\r\nRules.\r\n'),
    'with a byte order mark': Buffer.from('\ufeff# Mine\n'),
    'in Latin-1': Buffer.from('# M\xfcll\n', 'latin1'),
    'that shows our markers': Buffer.from('Between <!-- coord:brief … --> and\n<!-- /coord:brief -->\n'),
    'that is empty': Buffer.from(''),
    'that is one newline': Buffer.from('\n'),
  };

  it.each(Object.entries(kinds))('%s keeps its bytes, in the file and in commits', async (_name, bytes) => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    const path = join(sandbox.dir, 'CLAUDE.md');
    writeFileSync(path, bytes);
    await commitAll(sandbox);

    await apply();
    expect(readFileSync(path).includes('# You are backend')).toBe(true);
    expect(await status(sandbox)).toBe('');
    expect(await sandbox.git('diff')).toBe('');
    expect(await sandbox.git('diff', 'HEAD')).toBe('');
    await commitAll(sandbox);
    expect(await committed(sandbox, 'CLAUDE.md')).toBe(hex(bytes));

    const edited = Buffer.concat([readFileSync(path), Buffer.from('One more line')]);
    writeFileSync(path, edited);
    await commitAll(sandbox);
    expect(await committed(sandbox, 'CLAUDE.md')).toBe(hex(Buffer.concat([bytes, Buffer.from('One more line')])));

    await apply({ remove: true });
    expect(hex(readFileSync(path))).toBe(hex(Buffer.concat([bytes, Buffer.from('One more line')])));
    expect(await status(sandbox)).toBe('');
  });

  it('keeps any bytes at all', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    const path = join(sandbox.dir, 'CLAUDE.md');
    writeFileSync(path, '# Mine\n');
    await commitAll(sandbox);
    const pieces = oneof(
      constantFrom('\n', '\r\n', '\r', '# Title', '```', '\ufeff', '<!-- /coord:brief -->', '<!-- coord:brief role=x '),
      uint8Array({ min: 1, maxLength: 12 }).map((codes) => Buffer.from(codes).toString('latin1')),
    );
    await assert(
      asyncProperty(array(pieces, { maxLength: 8 }), async (parts) => {
        const bytes = Buffer.from(parts.join(''), 'latin1');
        writeFileSync(path, bytes);
        await apply();
        await commitAll(sandbox);
        expect(await committed(sandbox, 'CLAUDE.md')).toBe(hex(bytes));
        expect(await status(sandbox)).toBe('');
        await apply({ remove: true });
        expect(hex(readFileSync(path))).toBe(hex(bytes));
      }),
      { numRuns: 12 },
    );
  });

  it('is left alone where it is no text', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    const bytes = Buffer.from('# Mine\n', 'utf16le');
    writeFileSync(join(sandbox.dir, 'CLAUDE.md'), bytes);
    const { skipped } = await apply();
    expect(skipped.map(({ reason }) => reason)).toEqual(['it is not a text in UTF-8']);
    expect(readFileSync(join(sandbox.dir, 'CLAUDE.md')).equals(bytes)).toBe(true);
  });

  it('is left alone where another filter of the person already runs, in whichever worktree', async () => {
    const { sandbox, apply } = await createTeam({ '../second': 'frontend' });
    sandbox.write('.gitattributes', 'CLAUDE.md filter=crypt\n');
    await sandbox.git('worktree', 'add', '-q', '../second', '-b', 'second');
    const { skipped } = await apply();
    expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([
      [join(sandbox.dir, '../second/CLAUDE.md'), "git already runs the filter 'crypt' on it, and it can have only one"],
    ]);
  });

  it('is not brought back where git tracks it and somebody deleted it', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    sandbox.write('CLAUDE.md', '# Mine\n');
    await commitAll(sandbox);
    await sandbox.exec('rm', ['CLAUDE.md']);
    const { skipped } = await apply();
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'git tracks it and it is missing here: git checkout brings it back',
    ]);
    expect(await status(sandbox)).toBe(' D CLAUDE.md\n');
  });

  it('keeps its line ends where git converts them', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    await sandbox.git('config', 'core.autocrlf', 'true');
    sandbox.write('CLAUDE.md', '# Mine\r\n');
    await commitAll(sandbox);
    await apply();
    expect(sandbox.read('CLAUDE.md')).not.toMatch(/[^\r]\n/);
    expect(await status(sandbox)).toBe('');
    await commitAll(sandbox);
    expect(await sandbox.git('show', 'HEAD:CLAUDE.md')).toBe('# Mine\n');
  });

  it('that is deleted is no obstacle to removing the briefs', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    sandbox.write('CLAUDE.md', '# Mine\n');
    await commitAll(sandbox);
    await apply();
    await sandbox.exec('rm', ['CLAUDE.md']);
    await apply({ remove: true });
    expect(await status(sandbox)).toBe(' D CLAUDE.md\n');
  });

  it('survives a change of branch, and the brief comes back', async () => {
    const { sandbox, apply, plan } = await createTeam({ '': 'backend' });
    sandbox.write('CLAUDE.md', '# Mine\n');
    await commitAll(sandbox);
    await sandbox.git('branch', 'other');
    sandbox.write('CLAUDE.md', '# Mine, newer\n');
    await commitAll(sandbox);
    await apply();
    await sandbox.git('checkout', '-q', 'other');
    expect(sandbox.read('CLAUDE.md')).toBe('# Mine\n');
    expect(states(await plan(), sandbox)['CLAUDE.md']).toBe('missing');
    await apply();
    expect(await status(sandbox)).toBe('');
    expect(sandbox.read('CLAUDE.md').endsWith('-->\n# Mine\n')).toBe(true);
  });

  it('goes through a stash and a merge with the brief in it', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    sandbox.write('CLAUDE.md', 'one\ntwo\nthree\nfour\nfive\n');
    await commitAll(sandbox);
    await sandbox.git('checkout', '-q', '-b', 'side');
    sandbox.write('CLAUDE.md', 'one\ntwo\nthree\nfour\nFIVE\n');
    await commitAll(sandbox);
    await sandbox.git('checkout', '-q', 'main');
    await apply();
    writeFileSync(join(sandbox.dir, 'CLAUDE.md'), sandbox.read('CLAUDE.md').replace('one\ntwo', 'ONE\ntwo'));
    await sandbox.git('stash');
    await sandbox.git('stash', 'pop');
    await apply();
    await commitAll(sandbox);
    await sandbox.git('merge', '-q', 'side', '-m', 'merge');
    expect(await sandbox.git('show', 'HEAD:CLAUDE.md')).toBe('ONE\ntwo\nthree\nfour\nFIVE\n');
    expect(await status(sandbox)).toBe('');
  });
});

describe('links', () => {
  it('are followed, and the block is written once', async () => {
    const { sandbox, apply, plan } = await createTeam({ '': 'backend' });
    sandbox.write('AGENTS.md', '# Mine\n');
    symlinkSync('AGENTS.md', join(sandbox.dir, 'CLAUDE.md'));
    await commitAll(sandbox);
    await apply();
    expect(readlinkSync(join(sandbox.dir, 'CLAUDE.md'))).toBe('AGENTS.md');
    expect(sandbox.read('AGENTS.md').match(/You are backend/g)).toHaveLength(1);
    expect(hasDrifted(await plan())).toBe(false);
    await commitAll(sandbox);
    expect(await sandbox.git('show', 'HEAD:AGENTS.md')).toBe('# Mine\n');
    await apply({ remove: true });
    expect(sandbox.read('CLAUDE.md')).toBe('# Mine\n');
  });

  it('to a file deeper in the worktree, its name full of wildcards and blanks', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    const target = 'my docs/agents [*] "x".md';
    sandbox.write(target, '# Mine');
    symlinkSync(target, join(sandbox.dir, 'CLAUDE.md'));
    await commitAll(sandbox);
    await apply();
    expect(sandbox.read(target)).toContain('# You are backend');
    expect(await status(sandbox)).toBe('');
    await commitAll(sandbox);
    expect(await sandbox.git('show', `HEAD:${target}`)).toBe('# Mine');
  });

  it('to the twin that is not there yet: it is made', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    symlinkSync('AGENTS.md', join(sandbox.dir, 'CLAUDE.md'));
    await apply();
    expect(lstatSync(join(sandbox.dir, 'AGENTS.md')).isFile()).toBe(true);
    expect(sandbox.read('CLAUDE.md')).toContain('# You are backend');
    expect(await status(sandbox)).toBe('?? CLAUDE.md\n');
  });

  it.each([
    ['../outside.md', true, 'it is a link to ../outside.md, which is outside this worktree'],
    ['nowhere.md', false, 'it is a link to nowhere.md, which does not exist'],
    ['docs', true, 'it is a link to docs, which is not a file'],
  ])('to %s are left alone', async (target, exists, reason) => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    if (target === 'docs') mkdirSync(join(sandbox.dir, target));
    else if (exists) sandbox.write(target, '# Elsewhere\n');
    symlinkSync(target, join(sandbox.dir, 'CLAUDE.md'));
    const { skipped } = await apply();
    expect(skipped).toEqual([{ path: join(sandbox.dir, 'CLAUDE.md'), role: 'backend', broken: false, reason }]);
    expect(readlinkSync(join(sandbox.dir, 'CLAUDE.md'))).toBe(target);
  });
});

describe('several worktrees', () => {
  it("each hold their own role's brief, and share what keeps it out of commits", async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend', '../second': 'frontend' });
    sandbox.write('CLAUDE.md', '# Mine\n');
    await commitAll(sandbox);
    await sandbox.git('worktree', 'add', '-q', '../second', '-b', 'second');
    await apply();
    const second = join(sandbox.dir, '../second');
    expect(sandbox.read('CLAUDE.md')).toContain('# You are backend');
    expect(sandbox.read('../second/CLAUDE.md')).toContain('# You are frontend');
    expect(sandbox.read('../second/AGENTS.md')).toContain('# You are frontend');
    for (const cwd of [sandbox.dir, second]) {
      expect((await sandbox.exec('git', ['status', '--porcelain'], { cwd })).stdout).toBe('');
      await commitAll(sandbox, cwd);
      expect(await committed(sandbox, 'CLAUDE.md', cwd)).toBe(hex('# Mine\n'));
    }
    expect((await sandbox.exec('git', ['worktree', 'remove', second])).code).toBe(0);
  });

  it('a worktree that no role is bound to is not touched', async () => {
    const { sandbox, apply } = await createTeam({ '../second': 'frontend' });
    await sandbox.git('worktree', 'add', '-q', '../second', '-b', 'second');
    await apply();
    expect(existsSync(join(sandbox.dir, 'CLAUDE.md'))).toBe(false);
  });

  it('a worktree that plays no role any more loses its brief, and keeps the bytes of the person', async () => {
    const { sandbox, apply, roleOf } = await createTeam({ '': 'backend', '../second': 'frontend' });
    sandbox.write('CLAUDE.md', '# Mine');
    await commitAll(sandbox);
    await sandbox.git('worktree', 'add', '-q', '../second', '-b', 'second');
    await apply();
    roleOf.delete(join(sandbox.dir, '../second'));
    await apply();
    expect(sandbox.read('../second/CLAUDE.md')).toBe('# Mine');
    expect(existsSync(join(sandbox.dir, '../second/AGENTS.md'))).toBe(false);
    expect(sandbox.read('CLAUDE.md')).toContain('# You are backend');
    expect((await sandbox.exec('git', ['status', '--porcelain'], { cwd: join(sandbox.dir, '../second') })).stdout).toBe(
      '',
    );
  });

  it('a worktree bound to a role that the config lost is reported', async () => {
    const { sandbox, plan } = await createTeam({ '': 'ops' });
    expect((await plan()).skipped).toEqual([
      {
        path: sandbox.dir,
        role: 'ops',
        broken: true,
        reason: 'it is bound to role ops, which the config does not have',
      },
    ]);
  });
});

describe('drift', () => {
  it('is found and mended, and a second run changes nothing', async () => {
    const { sandbox, apply, plan } = await createTeam({ '': 'backend' });
    sandbox.write('CLAUDE.md', '# Mine\n');
    await apply();
    expect(hasDrifted(await plan())).toBe(false);
    const exclude = sandbox.read('.git/info/exclude');
    const attributes = sandbox.read('.git/info/attributes');

    expect(states(await plan({ words: 'Do better work.' }), sandbox)['CLAUDE.md']).toBe('outdated');
    writeFileSync(join(sandbox.dir, 'CLAUDE.md'), sandbox.read('CLAUDE.md').replace('good', 'no'));
    expect(states(await plan(), sandbox)['CLAUDE.md']).toBe('edited');
    await apply();
    expect(hasDrifted(await plan())).toBe(false);
    expect(sandbox.read('.git/info/exclude')).toBe(exclude);
    expect(sandbox.read('.git/info/attributes')).toBe(attributes);
  });

  it('is found where somebody took the filter away', async () => {
    const { sandbox, apply, plan } = await createTeam({ '': 'backend' });
    await apply();
    await sandbox.git('config', '--remove-section', 'filter.coord-brief');
    expect(hasDrifted(await plan())).toBe(true);
    await apply();
    expect(hasDrifted(await plan())).toBe(false);
  });

  it('a second brief without its end line is as little guessed at', async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    await apply();
    const path = join(sandbox.dir, 'CLAUDE.md');
    const twice = sandbox.read('CLAUDE.md') + sandbox.read('CLAUDE.md').replace(/<!-- \/coord.*\n/, '# Mine\n');
    writeFileSync(path, twice);
    expect((await apply()).skipped.map(({ broken }) => broken)).toEqual([true]);
    expect((await apply({ remove: true })).skipped.map(({ broken }) => broken)).toEqual([true]);
    expect(sandbox.read('CLAUDE.md')).toBe(twice);
  });

  it('a brief without its end line is never committed, and never guessed at', async () => {
    const { sandbox, apply, plan } = await createTeam({ '': 'backend' });
    sandbox.write('CLAUDE.md', '# Mine\n');
    await commitAll(sandbox);
    await apply();
    const broken = sandbox.read('CLAUDE.md').replace(/<!-- \/coord.*\n/, '');
    const marker = /<!-- \/coord.*-->/.exec(sandbox.read('CLAUDE.md'))?.[0] ?? '';
    writeFileSync(join(sandbox.dir, 'CLAUDE.md'), broken);

    const add = await sandbox.exec('git', ['add', '-A']);
    expect(add.code).not.toBe(0);
    expect(add.stderr).toContain(`coord: the brief in this file has lost its end line: ${marker}`);
    expect((await plan()).skipped).toEqual([
      {
        path: join(sandbox.dir, 'CLAUDE.md'),
        role: 'backend',
        broken: true,
        reason: `the end of the brief in it is lost: put the line '${marker}' back, or delete the brief from line 1 on`,
      },
    ]);
    await apply();
    expect(sandbox.read('CLAUDE.md')).toBe(broken);
    expect((await sandbox.exec('git', ['checkout', '--', 'CLAUDE.md'])).code).toBe(0);
    expect(sandbox.read('CLAUDE.md')).toBe('# Mine\n');
  });
});

describe('removing', () => {
  it("leaves git's own files and the config as they were", async () => {
    const { sandbox, apply } = await createTeam({ '': 'backend' });
    const person = '# a line of mine, without an end';
    writeFileSync(join(sandbox.dir, '.git/info/exclude'), person);
    const config = sandbox.read('.git/config');
    await apply();
    expect(sandbox.read('.git/info/exclude')).toBe(
      `${person}\n# coord: begin (written by \`coord brief\`, taken out by \`coord brief --remove\`)\n.coord/\n/AGENTS.md\n/CLAUDE.md\n# coord: end\n`,
    );
    expect(sandbox.read('.git/info/attributes')).toBe(
      '# coord: begin (written by `coord brief`, taken out by `coord brief --remove`)\n/AGENTS.md filter=coord-brief\n/CLAUDE.md filter=coord-brief\n# coord: end\n',
    );
    await apply({ remove: true });
    expect(sandbox.read('.git/info/exclude')).toBe(person);
    expect(existsSync(join(sandbox.dir, '.git/info/attributes'))).toBe(false);
    expect(sandbox.read('.git/config')).toBe(config);
    for (const path of ['CLAUDE.md', 'AGENTS.md', '.coord']) expect(existsSync(join(sandbox.dir, path))).toBe(false);
    expect(hasDrifted(await apply({ remove: true }))).toBe(false);
  });
});
