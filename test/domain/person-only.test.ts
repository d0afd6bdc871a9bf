import { expect, it } from 'vitest';
import { isPersonOnlyCommand } from '../../src/domain/person-only.ts';

it.each([
  'coord approve r1',
  'coord --config x.yaml approve r1',
  'coord -c x.yaml hooks install',
  '/usr/local/bin/coord reject r1',
  'node dist/coord.js role switch x',
  'npx coord done r1',
  'npx --yes coord-team cancel r1',
  'npx coord@latest pause',
  'pnpm exec coord lease force x',
  'coord worktree prune',
  'coord handoff approve 1',
  'coord handoff --json rollback HAND-0001',
  'coord decision export --commit',
  'coord doctor --state --repair',
])('only a person: %s', (command) => expect(isPersonOnlyCommand(command.split(' '))).toBe(true));

it('lets a role decide on a handoff where the config does', () => {
  expect(isPersonOnlyCommand(['coord', 'handoff', 'approve', '1'], ['approve', 'reject'])).toBe(false);
  expect(isPersonOnlyCommand(['coord', 'handoff', 'rollback', '1'], ['approve', 'reject'])).toBe(true);
});

it.each([
  'coord task list',
  'coord handoff list',
  'coord handoff ready 1',
  'coord role list',
  'coord decision export',
  'coord doctor',
  'echo coord approve',
  'grep coord x',
])('anybody: %s', (command) => expect(isPersonOnlyCommand(command.split(' '))).toBe(false));
