import { beforeEach, describe, expect, it } from 'vitest';
import { type AuditStage, auditStage } from '../support/audit-stage.ts';

let stage: AuditStage;

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
  });
});
