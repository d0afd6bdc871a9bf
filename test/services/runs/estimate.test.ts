import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { CoordConfig } from '../../../src/config/generated/config.ts';
import type { Event } from '../../../src/domain/event.ts';
import type { Playbook } from '../../../src/domain/playbook.ts';
import { estimateRun } from '../../../src/services/runs/estimate.ts';
import { createRunFolder } from '../../../src/services/runs/runs.ts';

const PLAYBOOK = { name: 'p', steps: [], finally: [], limits: { agents: 4 } } as unknown as Playbook;
const CONFIG = { roles: {} } as unknown as CoordConfig;
const at = (day: number, minute: number) => new Date(Date.UTC(2026, 0, day, 10, minute)).toISOString();

it('what a run takes is the time that was worked on it, and not what it has waited for people', () => {
  const runs = mkdtempSync(join(tmpdir(), 'coord-test-'));
  onTestFinished(() => rmSync(runs, { recursive: true, force: true }));
  const session = { id: 's', costUsd: 2, tokens: { input: 0, output: 0 }, denials: [] };
  const started = { run: 'r', playbook: 'p', hash: '', inputs: {}, parts: {}, base: 'c0', rehearsal: false };
  const events: Event[] = [
    { type: 'run.started', at: at(1, 0), ...started },
    { type: 'step.finished', at: at(1, 5), key: 'a', outcome: { kind: 'succeeded', output: {}, session } },
    { type: 'run.resumed', at: at(3, 0) },
    { type: 'run.finished', at: at(3, 2), outcome: 'succeeded' },
  ];
  const { journal } = createRunFolder(runs, '20260101-100000-p-4f2a', { playbook: '', used: {} });
  for (const event of events) journal.append(event);
  expect(estimateRun(PLAYBOOK, {}, CONFIG, runs)).toMatchObject({ basis: 'runs', medianUsd: 2, medianMs: 7 * 60_000 });
});
