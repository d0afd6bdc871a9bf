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
  'coord decision export --commit',
  'coord doctor --state --repair',
])('only a person: %s', (command) => expect(isPersonOnlyCommand(command.split(' '))).toBe(true));

it.each([
  'coord task list',
  'coord role list',
  'coord decision export',
  'coord doctor',
  'echo coord approve',
  'grep coord x',
])('anybody: %s', (command) => expect(isPersonOnlyCommand(command.split(' '))).toBe(false));
