import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkConfig } from '../../../src/config/config.ts';
import { policyDocumentOf } from '../../../src/config/policy.ts';
import type { Exception } from '../../../src/domain/exception.ts';
import { compilePolicy, type Policy } from '../../../src/domain/policy.ts';
import { standingOn } from '../../../src/services/guard/standing.ts';
import { denyPatterns } from '../../../src/services/role-settings/deny-patterns.ts';
import { seeded } from '../../support/seeded.ts';
import { ofSoak, soaked } from '../../support/soaked.ts';

const NOW = new Date('2026-01-01T00:00:00Z');

interface Draft {
  roles: Record<string, string[]>;
  ownership?: object;
  base?: string;
}

function policyOf({ roles, ownership = {}, base = '' }: Draft): Policy | undefined {
  const config = {
    version: 1,
    project: { name: 'x' },
    roles: Object.fromEntries(Object.entries(roles).map(([id, owns]) => [id, { title: id, owns }])),
    ownership,
  };
  const checked = checkConfig('coord.config.yaml', stringify(config), {
    name: 'coord.config.yaml',
    look: () => 'file',
  });
  const configFile = `${base === '' ? '' : `${base}/`}coord.config.yaml`;
  return checked.ok ? compilePolicy(policyDocumentOf(checked.value, { configFile, base })) : undefined;
}

function deny(draft: Draft, role: string, files: string[] = [], exceptions: Exception[] = []) {
  const policy = policyOf(draft);
  if (!policy) throw new Error('the config is unsound');
  const { patterns, left } = denyPatterns({ policy, role, exceptions, now: NOW, files });
  return {
    patterns: patterns.map(({ text }) => text).filter((text) => !BUILT_IN.includes(text)),
    left: left.map(({ pattern, why }) => `${pattern}: ${why}`),
  };
}

const BUILT_IN = ['**/.git/*', '**/.claude/*', '**/.coord/*', 'coord.config.yaml', 'coord.baselines.json'];

describe('a pattern in the words of the client', () => {
  it.each([
    ['server/**', ['server/*']],
    ['**/*.sql', ['**/*.sql']],
    ['a/**/b.c', ['a/**/b.c']],
    ['{a,b}/**', ['a/*', 'b/*']],
    ['app/(auth)/**', ['app/(auth)/*']],
    ['app/[[]id[]]/**', ['app/\\[id\\]/*']],
    ['with [*]/**', ['with \\*/*']],
  ])('%s', (pattern, texts) => {
    const draft = { roles: { one: ['mine/**'], two: [pattern] }, ownership: { unowned: 'deny' } };
    const roles = { ...draft.roles, one: pattern.startsWith('**') ? ['mine/**', `!${pattern}`] : ['mine/**'] };
    expect(deny({ ...draft, roles }, 'one')).toEqual({ patterns: texts, left: [] });
  });

  it.each([
    ['a?c/**', 'the client has no word for one character whatever it is, as ? is'],
    ['[ab]/**', 'the client reads a class of characters in either case'],
    ['blank /**', 'a name in it begins or ends with a blank, which the client drops'],
    ['end)', 'it ends with a parenthesis, where the client takes the rule to end'],
  ])('none for %s', (pattern, why) => {
    const draft = { roles: { one: ['mine/**'], two: [pattern] } };
    expect(deny(draft, 'one')).toEqual({ patterns: [], left: [`${pattern}: ${why}`] });
  });
});

const exception = (paths: string[] | undefined, roles?: string[]): Exception => ({
  id: 'EXC-0001',
  paths: paths?.map((pattern) => ({ pattern, reach: () => undefined })),
  roles,
  until: '2026-02-01T00:00:00Z',
  reason: 'r',
  by: 'somebody',
});

const left = (draft: Draft, files?: string[]) => deny(draft, 'one', files).left;

describe('what is left to the hook', () => {
  it("a part of it is the role's own", () => {
    const roles = { one: ['web/api/**'], two: ['web/**', '!web/api/**', 'lib/**'] };
    expect(deny({ roles }, 'one')).toEqual({ patterns: ['lib/*'], left: ['web/**: the role may write a part of it'] });
    expect(deny({ roles }, 'two')).toEqual({ patterns: ['web/api/*'], left: [] });
  });

  it('a part of it is shared with the role, or by a later list', () => {
    const roles = { one: ['a/**'], two: ['b/**'] };
    const shared = [{ paths: ['b/both/**'], roles: ['one', 'two'] }];
    expect(left({ roles, ownership: { shared } })).toEqual(['b/**: the role may write a part of it']);
    const closed = [{ paths: ['b/**'], roles: ['two'] }, ...shared];
    expect(deny({ roles, ownership: { shared: closed } }, 'one').patterns).toEqual(['b/*', 'b/*']);
  });

  it('names differ in the case of a letter only', () => {
    const roles = { one: ['Docs/**'], two: ['docs/**'] };
    expect(left({ roles })).toEqual(['docs/**: a pattern of the role differs from it in the case of a letter only']);
    const apart = { one: ['web/**'], two: ['docs/**'] };
    expect(left({ roles: apart, ownership: { unowned: 'allow' } }, ['DOCS/x'])).toEqual([
      'docs/**: the client would refuse DOCS/x too',
    ]);
  });

  it('a folder may be called as the file', () => {
    const roles = { one: ['docs/**', '!docs/*'], two: ['docs/*'] };
    expect(left({ roles })).toEqual(['docs/*: the client would refuse all that is below it too']);
    const through = { one: ['docs/api.md/**'], two: ['docs/*.md'] };
    expect(left({ roles: through })).toEqual(['docs/*.md: the client would refuse all that is below it too']);
    const plain = { one: ['web/**'], two: ['docs/*.md', 'Makefile'] };
    expect(deny({ roles: plain }, 'one', ['Makefile']).patterns).toEqual(['docs/*.md', 'Makefile']);
    expect(deny({ roles: plain }, 'one', ['docs/x.md/y', 'Makefile/y'])).toEqual({
      patterns: [],
      left: [
        'docs/*.md: the client would refuse docs/x.md/y too',
        'Makefile: the client would refuse all that is below it too',
      ],
    });
  });

  it('an exception is in force for a part of it', () => {
    const draft = { roles: { one: ['a/**'], two: ['b/**', 'c/**'] }, ownership: { protected: ['p.txt', 'q.txt'] } };
    const given = (one: Exception) => deny(draft, 'one', [], [one]).patterns;
    expect(given(exception(['b/x/**']))).toEqual(['c/*', 'p.txt', 'q.txt']);
    expect(given(exception(['*.txt', 'p.txt']))).toEqual(['b/*', 'c/*', 'q.txt']);
    expect(given(exception(undefined))).toEqual([]);
    expect(given(exception(undefined, ['two']))).toEqual(['b/*', 'c/*', 'p.txt', 'q.txt']);
  });

  it('nothing is written where nothing is refused', () => {
    const roles = { one: ['a/**'], two: ['b/**'] };
    expect(deny({ roles, ownership: { mode: 'warn' } }, 'one')).toEqual({ patterns: [], left: [] });
  });

  it('is placed below the folder of the config', () => {
    const roles = { one: ['a/**', '!**/*.sql'], two: ['b/**', '**/*.sql'] };
    expect(deny({ roles, base: 'my app', ownership: { protected: ['p.txt'], unowned: 'deny' } }, 'one')).toEqual({
      patterns: [
        'my app/b/*',
        'my app/**/*.sql',
        'my app/p.txt',
        'my app/coord.config.yaml',
        'my app/coord.baselines.json',
      ],
      left: [],
    });
  });
});

const PIECES = ['a', 'b', 'c', '(b)', '*', 'a*', '*b', '{a,b}', '[ab]', '?', 'x.y'];
const FOLDERS = ['a', 'b', 'c', '(b)', 'ab', 'aa', 'cb'];
const FILES = [...FOLDERS, 'x.y', 'a.b', '.a', 'd'];

it('refuses nothing that the role may write, whatever the config', { timeout: 3_600_000 }, ({ task }) => {
  const random = seeded(7);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: 1 + Math.floor(random() * most) }, make);
  const pattern = () => some(3, () => (random() < 0.2 ? '**' : one(PIECES))).join('/');
  const list = () => some(3, () => (random() < 0.25 ? '!' : '') + pattern());
  const paths = Array.from({ length: 300 }, () => [...some(3, () => one(FOLDERS)).slice(1), one(FILES)].join('/'));
  const counts = { configs: 0, patterns: 0, refused: 0 };
  for (let round = 0; round < ofSoak(20_000, 300); round += 1) {
    const policy = policyOf({
      roles: { one: list(), two: list(), three: list() },
      ownership: {
        unowned: one(['allow', 'ask', 'deny']),
        ...(random() < 0.5 && { protected: list() }),
        ...(random() < 0.5 && {
          shared: [
            { paths: list(), roles: ['one', one(['two', 'three'])] },
            { paths: list(), roles: ['two'] },
          ],
        }),
      },
    });
    if (!policy) continue;
    counts.configs += 1;
    for (const role of policy.roleIds) {
      const { patterns } = denyPatterns({ policy, role, exceptions: [], now: NOW, files: [] });
      counts.patterns += patterns.length - BUILT_IN.length;
      for (const path of paths) {
        const by = patterns.filter(({ text }) => clientMatches(text, path));
        if (by.length === 0) continue;
        counts.refused += 1;
        const { verdict } = standingOn(policy, [], path, role, NOW);
        expect({ role, path, by: by.map(({ text }) => text), verdict }).toMatchObject({ verdict: 'deny' });
      }
    }
  }
  expect(counts.patterns).toBeGreaterThan(counts.configs);
  expect(counts.refused).toBeGreaterThan(1000);
  soaked(task, counts);
});

/** What the client takes a pattern to match, once more, slow and obvious: itself and all below, in either case. */
function clientMatches(text: string, path: string): boolean {
  const names = path.toLowerCase().split('/');
  const pattern = text.toLowerCase().split('/');
  return names.some((_, index) => matches(pattern, names.slice(0, index + 1)));
}

function matches([first, ...rest]: string[], [name, ...names]: string[]): boolean {
  if (first === undefined) return name === undefined;
  if (first === '**')
    return (
      matches(rest, name === undefined ? [] : [name, ...names]) ||
      (name !== undefined && matches(['**', ...rest], names))
    );
  if (name === undefined) return false;
  const regex = new RegExp(
    `^${first.replaceAll(/\\(.)|[.()+$]/g, (found) => `\\${found.at(-1)}`).replaceAll(/(?<!\\)\*/g, '.*')}$`,
  );
  return regex.test(name) && matches(rest, names);
}
