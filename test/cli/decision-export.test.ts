import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { isPersonOnly } from '../../src/domain/person-only.ts';
import { agentOf } from '../support/agents.ts';
import { decideAll, decided, decisionId, proposed } from '../support/decided.ts';
import { expectFixture } from '../support/exports.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { storeOf } from '../support/store-of.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
  await sandbox.git('config', 'user.name', 'A Person');
  await sandbox.git('config', 'user.email', 'person@example.com');
});

const exported = (...args: string[]) => sandbox.coord(['decision', 'export', ...args]);

function filesIn(folder: string): Record<string, string> {
  const dir = join(sandbox.dir, folder);
  return Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')]));
}

const TALK = '0001-how-do-services-talk.md';
const IDS = '0002-ids-x-b.md';
const AGAIN = '0003-how-do-services-talk-again.md';

it('writes decisions as MADR files, in which no text passes for anything else', async () => {
  await decideAll(sandbox);
  expect(await exported()).toEqual({
    code: 0,
    stdout: `written   docs/decisions/${TALK} (${decisionId(1)})
written   docs/decisions/${IDS} (${decisionId(2)})
written   docs/decisions/${AGAIN} (${decisionId(3)})\n`,
    stderr: '',
  });
  expect(await exported('--id', decisionId(4))).toMatchObject({ code: 0 });
  expectFixture(filesIn('docs/decisions'), 'decisions');
  const again = await exported('--json');
  expect(
    again.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toEqual(
    [TALK, IDS, AGAIN].map((name, index) => ({
      decision: decisionId(index + 1),
      file: `docs/decisions/${name}`,
      outcome: 'unchanged',
    })),
  );
  // Every heading of the hostile one is the template's own.
  const { [IDS]: hostile = '' } = filesIn('docs/decisions');
  const headings = hostile.split('\n').filter((line) => /^\s*#|^\s*(-+|=+)\s*$/.test(line));
  expect(headings.map((line) => line.replace(/^(#+) .*(ULID|Ids).*/, '$1 $2'))).toEqual([
    '---',
    '---',
    '# Ids',
    '## Context and Problem Statement',
    '## Considered Options',
    '## Decision Outcome',
    '### Consequences',
    '## Pros and Cons of the Options',
    '### ULID',
    '## More Information',
  ]);
});

it('numbers go on after those that are there, and stay with their decision, whatever its file is called', async () => {
  const folder = join(sandbox.dir, 'docs/decisions');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '0007-by-hand.md'), '# By hand\n');
  const log = storeOf(sandbox).log('decisions');
  await log.append(proposed(1, { decided: { choice: 'a', rationale: 'b' } }));
  await log.append(proposed(2, { decided: { choice: 'a', rationale: 'b' } }));
  await exported('--id', decisionId(2));
  await exported();
  expect(Object.keys(filesIn('docs/decisions'))).toEqual([
    '0007-by-hand.md',
    '0008-decision-2.md',
    '0009-decision-1.md',
  ]);
  await sandbox.exec('mv', ['docs/decisions/0008-decision-2.md', 'docs/decisions/0002-renamed (by hand).md']);
  await log.append(proposed(3, { replaces: [decisionId(2)], decided: { choice: 'c', rationale: 'd' } }));
  expect((await exported()).stdout).toBe(`unchanged docs/decisions/0009-decision-1.md (${decisionId(1)})
written   docs/decisions/0002-renamed (by hand).md (${decisionId(2)})
written   docs/decisions/0010-decision-3.md (${decisionId(3)})\n`);
  const files = filesIn('docs/decisions');
  expect(files['0002-renamed (by hand).md']).toContain('status: superseded by ADR-0010\n');
  expect(files['0010-decision-3.md']).toContain(
    '* Replaces [0002-renamed (by hand).md](0002-renamed%20%28by%20hand%29.md)\n',
  );
  expect(files['0007-by-hand.md']).toBe('# By hand\n');
});

it('writes through no link that has the name of its file', async () => {
  await storeOf(sandbox)
    .log('decisions')
    .append(proposed(1, { title: 'd1', decided: { choice: 'a', rationale: 'b' } }));
  mkdirSync(join(sandbox.dir, 'docs/decisions'), { recursive: true });
  const before = sandbox.read('server/main.js');
  symlinkSync('../../server/main.js', join(sandbox.dir, 'docs/decisions/0001-d1.md'));
  expect((await exported()).stdout).toBe(`written   docs/decisions/0002-d1.md (${decisionId(1)})\n`);
  expect(sandbox.read('server/main.js')).toBe(before);
});

it('keeps what was changed by hand, in the text or at its end; other line ends are no change', async () => {
  const log = storeOf(sandbox).log('decisions');
  for (const number of [1, 2, 3])
    await log.append(proposed(number, { title: `d${number}`, decided: { choice: 'a', rationale: 'b' } }));
  await exported();
  const path = (name: string) => join(sandbox.dir, 'docs/decisions', name);
  writeFileSync(path('0001-d1.md'), filesIn('docs/decisions')['0001-d1.md']?.replace('# d1', '# mine') ?? '');
  writeFileSync(path('0002-d2.md'), filesIn('docs/decisions')['0002-d2.md']?.replaceAll('\n', '\r\n') ?? '');
  writeFileSync(path('0003-d3.md'), `${filesIn('docs/decisions')['0003-d3.md'] ?? ''}mine\n`);
  const before = filesIn('docs/decisions');
  expect((await exported()).stdout).toBe(
    `kept      docs/decisions/0001-d1.md (${decisionId(1)}) was changed by hand; take it away to have it written anew
unchanged docs/decisions/0002-d2.md (${decisionId(2)})
kept      docs/decisions/0003-d3.md (${decisionId(3)}) was changed by hand; take it away to have it written anew\n`,
  );
  expect(filesIn('docs/decisions')).toEqual(before);
});

it('commits exactly these files, as a person does, and says what was committed', async () => {
  await decideAll(sandbox);
  sandbox.write('server/staged.js', 'staged\n');
  await sandbox.git('add', 'server/staged.js');
  sandbox.write('docs/other.md', 'changed\n');
  const ended = await exported('--commit');
  expect(ended.code).toBe(0);
  expect(ended.stderr).toMatch(/^Committed 3 files as [0-9a-f]{7,}\.\n$/);
  expect(await sandbox.git('show', '--name-only', '--format=%an%n%B', 'HEAD')).toBe(`A Person
Decisions

- ${decisionId(1)}: How do services talk?
- ${decisionId(2)}: # Ids](x) <b>
- ${decisionId(3)}: How do services talk, again?


docs/decisions/${TALK}
docs/decisions/${IDS}
docs/decisions/${AGAIN}
`);
  expect(await sandbox.git('status', '--porcelain')).toBe('A  server/staged.js\n?? docs/other.md\n');
  expect((await exported('--commit')).stderr).toBe('Nothing to commit.\n');
  await storeOf(sandbox).log('decisions').append(decided(4, 'Redis'));
  sandbox.write('.git/hooks/pre-commit', '#!/bin/sh\necho not today >&2\nexit 1\n');
  await sandbox.exec('chmod', ['+x', '.git/hooks/pre-commit']);
  expect(await exported('--commit')).toMatchObject({ code: 5, stderr: expect.stringContaining('not today') as string });
});

it('an agent commits nothing, and writes only what it may write itself', async () => {
  await decideAll(sandbox);
  const frontend = agentOf(sandbox, 'frontend');
  expect(await frontend(['decision', 'export', '--commit'])).toEqual({
    code: 3,
    stdout: '',
    stderr: 'coord: only a person commits decisions; this shell belongs to an agent. Leave --commit out.\n',
  });
  for (const command of ['coord decision export --dir x --commit', 'cd x && coord export decisions --commit'])
    expect(isPersonOnly(command)).toBe(true);
  expect(isPersonOnly('coord decision export; git log --commit')).toBe(false);
  expect(isPersonOnly('COORD_ROLE=backend coord task accept 1')).toBe(true);
  expect(isPersonOnly('echo $COORD_ROLE')).toBe(false);
  for (const dir of ['server/adr', '../elsewhere', '.git/coord/x']) {
    expect(await frontend(['decision', 'export', '--dir', dir])).toMatchObject({ code: 3, stdout: '' });
  }
  symlinkSync(join(sandbox.dir, 'server'), join(sandbox.dir, 'web/link'));
  expect((await frontend(['decision', 'export', '--dir', 'web/link'])).stderr).toContain(
    'server/0001-how-do-services-talk.md is owned by role backend, and you are role frontend',
  );
  expect(readdirSync(join(sandbox.dir, 'server')).filter((name) => name.endsWith('.md'))).toEqual([]);
  expect(await frontend(['decision', 'export', '--dir', 'web/adr'])).toMatchObject({ code: 0 });
});
