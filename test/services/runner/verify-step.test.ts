import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { VerifyStep } from '../../../src/domain/playbook.ts';
import { verifyStep } from '../../../src/services/runner/verify-step.ts';
import type { Team } from '../../../src/services/runs/team.ts';
import type { CheckSpec } from '../../../src/services/verification/specs.ts';
import { stage, startOf } from './stage.ts';

const STEP: VerifyStep = {
  id: 'verify',
  title: 'verify',
  needs: [],
  verb: 'verify',
  part: 'author',
  onFailure: 'fail',
};
const check = (name: string, command: string, hint?: string): CheckSpec => ({
  kind: 'check',
  name,
  command,
  timeoutMs: 60_000,
  ...(hint !== undefined && { hint }),
});
const roles = { backend: { title: 'Backend', mustPass: ['api'], briefPath: '' } };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coord-verify-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

async function verify(checks: CheckSpec[], team: Partial<Team> = {}) {
  const layers = [
    { id: 'data', needs: [], checks: [check('schema', 'echo fine')] },
    { id: 'api', needs: ['data'], checks },
    { id: 'web', needs: [], checks: [check('never', 'exit 1')] },
  ];
  const on = stage({
    team: { project: 'Shop', roles, layers, requiredFields: [], ...team },
    workspaces: { at: async () => folder },
  });
  return { ...on, end: await verifyStep(STEP, on.context(startOf(STEP))) };
}

describe('a verification', () => {
  it('runs the checks that the role must pass, and those of the layers below', async () => {
    const { end, reports, calls } = await verify([check('unit', 'pwd'), check('types', 'true')]);
    expect(end).toMatchObject({
      kind: 'ended',
      outcome: {
        kind: 'succeeded',
        verification: {
          passed: true,
          layers: [
            { layer: 'data', status: 'passed' },
            { layer: 'api', status: 'passed', checks: [{ tail: `${folder}\n` }, { name: 'types' }] },
          ],
        },
      },
    });
    expect(reports).toEqual(['verify: data: schema', 'verify: api: unit', 'verify: api: types']);
    // The process group of each check is known, and what the checks leave behind is thrown away.
    expect(calls).toEqual([
      'at backend c0',
      'group.started verify',
      'group.started verify',
      'group.started verify',
      'discard backend c0',
    ]);
  });

  it('that fails says which check it was, and how it is usually mended', async () => {
    const { end, calls } = await verify([check('unit', 'echo 1 failed; exit 3', 'Run npm test.')]);
    expect(end).toMatchObject({
      outcome: {
        kind: 'failed',
        reason: 'layer api, check unit: exit code 3 (echo 1 failed; exit 3). Run npm test.',
        verification: { passed: false, layers: [{}, { checks: [{ tail: '1 failed\n' }] }] },
      },
    });
    expect(calls.at(-1)).toBe('discard backend c0');
  });

  it('has failed where the role is not in the config any more', async () => {
    const { end, calls } = await verify([], { roles: {} });
    expect(end).toEqual({
      kind: 'ended',
      outcome: {
        kind: 'failed',
        reason: 'role backend is not in the config any more, so nothing can be verified',
      },
    });
    expect(calls).toEqual([]);
  });
});
