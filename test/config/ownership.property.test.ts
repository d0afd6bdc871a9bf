import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkConfig } from '../../src/config/config.ts';
import type { Diagnostic } from '../../src/config/diagnostics/diagnostic.ts';
import { policyDocumentOf } from '../../src/config/policy.ts';
import { ownershipOf } from '../../src/domain/ownership.ts';
import { compilePolicy } from '../../src/domain/policy.ts';
import { referenceOwns } from './reference.ts';

interface Draft {
  roles: Record<string, string[]>;
  shared: string[];
  protected: string[];
}

const PIECES = [
  'a',
  'b',
  'c',
  '.',
  '1',
  '(b)',
  '*',
  '?',
  '[ab]',
  '[a-c]',
  '[!a]',
  '[!b-c]',
  '{a,b}',
  '{a,}',
  '{b,c/a}',
  '{1..3}',
  '{a,{b,*}}',
  '+',
  '$',
];
const segment = fc.oneof(
  { weight: 1, arbitrary: fc.constant('**') },
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
  },
);
const positive = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join('/'))
  .filter((pattern) => !/[?*+@!]\(/.test(pattern));
const pattern = fc.oneof(
  { weight: 3, arbitrary: positive },
  { weight: 1, arbitrary: positive.map((glob) => `!${glob}`) },
);
const patterns = fc.array(pattern, { minLength: 1, maxLength: 4 });
const drafts: fc.Arbitrary<Draft> = fc.record({
  roles: fc.record({ one: patterns, two: patterns, three: patterns }, { requiredKeys: ['one'] }) as fc.Arbitrary<
    Draft['roles']
  >,
  shared: fc.oneof(fc.constant<string[]>([]), patterns),
  protected: fc.oneof(fc.constant<string[]>([]), patterns),
});

const NAMES = ['a', 'b', 'c', '1', '.a', 'ab', 'ba', '(b)', 'a.b', 'a1', 'aca', '.git', 'x', '+', 'b$'];
const paths = [
  ...NAMES,
  ...NAMES.flatMap((folder) => NAMES.map((name) => `${folder}/${name}`)),
  ...['a', 'b', 'ab'].flatMap((top) =>
    ['a', 'c', '1'].flatMap((folder) => NAMES.map((name) => `${top}/${folder}/${name}`)),
  ),
  'a/b/c/a',
  'b/a/1/a.b',
  'c/c/c/c',
  'coord.config.yaml',
  '.claude/settings.json',
  'a/.claude/x',
  'b/.coord/roles/one/CLAUDE.md',
  'a/.git/x/y',
];
const BUILT_IN = ['**/.git/**', '**/.claude/**', '**/.coord/**', 'coord.config.yaml', 'coord.baselines.json'];

describe('ownership', () => {
  it('is what an obvious reference says, for 2,000 configs', () => {
    let valid = 0;
    let overlapping = 0;
    fc.assert(
      fc.property(drafts, (draft) => {
        const checked = check(draft);
        if (checked.ok) {
          valid += 1;
          const policy = compilePolicy(policyDocumentOf(checked.value, { configFile: 'coord.config.yaml', base: '' }));
          for (const path of paths)
            expect({ path, ...said(ownershipOf(policy, path)) }).toEqual({ path, ...expected(draft, path) });
          return;
        }
        if (checked.error.some(({ code }) => code === 'bad-glob')) return;
        overlapping += 1;
        expect(
          checked.error.filter(({ severity, code }) => severity === 'error' && code !== 'overlapping-owners'),
        ).toEqual([]);
        const told = checked.error.filter(({ message }) => message.includes(' both own ')).map(overlapOf);
        for (const { roles, path } of told)
          expect({ path, kind: 'contested', roles }).toEqual({ path, ...expected(draft, path, roles) });
        const pairs = new Set(told.map(({ roles }) => roles.join()));
        for (const path of paths) {
          const { kind, roles } = expected(draft, path);
          if (kind === 'contested') expect(pairs, path).toContain(roles.slice(0, 2).join());
        }
      }),
      { numRuns: 2000, seed: 20_240_601 },
    );
    // Generators that only ever make one kind of config would prove little.
    expect({ valid: valid > 300, overlapping: overlapping > 300 }).toEqual({ valid: true, overlapping: true });
  });
});

function check({ roles, shared, protected: guarded }: Draft) {
  const ownership = {
    ...(shared.length > 0 && { shared: [{ paths: shared, roles: ['one'] }] }),
    ...(guarded.length > 0 && { protected: guarded }),
  };
  const text = stringify({
    version: 1,
    project: { name: 'generated' },
    roles: Object.fromEntries(Object.entries(roles).map(([id, owns]) => [id, { title: id, owns }])),
    ownership,
  });
  return checkConfig('coord.config.yaml', text, { name: 'coord.config.yaml', look: () => 'file' });
}

interface Said {
  kind: string;
  roles: string[];
}

/** @param among the roles that are asked about */
function expected(draft: Draft, path: string, among = Object.keys(draft.roles)): Said {
  if (referenceOwns([...draft.protected, ...BUILT_IN], path)) return { kind: 'protected', roles: [] };
  if (referenceOwns(draft.shared, path)) return { kind: 'shared', roles: ['one'] };
  const roles = among.filter((role) => referenceOwns(draft.roles[role] ?? [], path));
  return { kind: ['unowned', 'owned'][roles.length] ?? 'contested', roles };
}

function said(ownership: ReturnType<typeof ownershipOf>): Said {
  switch (ownership.kind) {
    case 'owned':
      return { kind: 'owned', roles: [ownership.role] };
    case 'shared':
      return { kind: 'shared', roles: ownership.roles };
    case 'contested':
      return { kind: 'contested', roles: ownership.owners.map((owner) => owner.role) };
    default:
      return { kind: ownership.kind, roles: [] };
  }
}

function overlapOf({ message }: Diagnostic): { roles: string[]; path: string } {
  const [, one = '', two = '', path = ''] = /^'(.+)' and '(.+)' both own (.+)$/.exec(message) ?? [];
  return { roles: [one, two], path };
}
