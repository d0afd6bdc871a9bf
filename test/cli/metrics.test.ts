import { beforeEach, expect, it } from 'vitest';
import type { Author, Task, TaskStep } from '../../src/domain/records.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { storeOf } from '../support/store-of.ts';

let sandbox: Sandbox;

const backend: Author = { as: 'agent', role: 'backend' };
const frontend: Author = { as: 'agent', role: 'frontend' };
const at = (minute: number) => `2026-01-15T10:${String(minute).padStart(2, '0')}:00.000Z`;

const task = (id: string, ...did: [TaskStep['did'], number][]): Task => ({
  id,
  title: id,
  priority: 'normal',
  status: 'done',
  dependencies: [],
  deliverables: [],
  expertise: [],
  history: did.map(([did, minute]) => ({ at: at(minute), by: backend, did })),
});

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
  const store = storeOf(sandbox);
  const messages = store.log('messages');
  const sent = { type: 'message.sent', urgency: 'normal', text: 'x' } as const;
  await messages.append({ ...sent, at: at(0), by: backend, to: { role: 'frontend' }, needsResponse: true });
  await messages.append({
    ...sent,
    at: at(4),
    by: frontend,
    to: { role: 'backend' },
    needsResponse: false,
    thread: 'MSG-1',
  });
  await messages.append({ ...sent, at: at(5), by: backend, to: { role: 'frontend' }, needsResponse: true });
  const tasks = store.documents('tasks');
  await tasks.update('TASK-0001', () => task('TASK-0001', ['added', 0], ['completed', 10]));
  await tasks.update('TASK-0002', () =>
    task('TASK-0002', ['added', 0], ['completed', 5], ['reopened', 6], ['completed', 30]),
  );
});

it('tells how a team works together, and nothing where there is nothing to tell from', async () => {
  const { stdout } = await sandbox.coord(['metrics', '--json']);
  expect(JSON.parse(stdout)).toEqual({
    instances: {},
    threads: { answered: 1, waiting: 1 },
    tasks: { done: 2 },
    decisions: {},
    decisionsByCategory: {},
    conflicts: {},
    leases: {},
    events: {},
    effectiveness: {
      decisionConsistency: null,
      knowledgeTransfer: 0.5,
      answerTimeMs: 240_000,
      resolution: null,
      rework: 0.5,
      leadTimeMs: 1_200_000,
      overhead: 1.5,
    },
  });
});

it('counts decisions by category, and how many of them still stand', async () => {
  const log = storeOf(sandbox).log('decisions');
  const proposed = { type: 'decision.proposed', at: at(0), by: backend, scope: 'service' } as const;
  const rest = { tags: [], options: [], inputFrom: [], affects: ['all'] };
  const decided = { type: 'decision.decided', at: at(1), by: backend, choice: 'a', rationale: 'b' } as const;
  for (const [number, category] of ['api', 'api', 'data'].entries()) {
    const id = `DEC-20260115-000${number}`;
    await log.append({ ...proposed, ...rest, id, title: id, category });
    await log.append({ ...decided, id, contributors: [], withoutInput: [] });
  }
  const [id, replacement] = ['DEC-20260115-0000', 'DEC-20260115-0002'];
  await log.append({ type: 'decision.superseded', at: at(2), by: backend, id, replacement });
  const { stdout } = await sandbox.coord(['metrics', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    decisions: { decided: 2, superseded: 1 },
    decisionsByCategory: { api: 2, data: 1 },
    effectiveness: { decisionConsistency: 2 / 3 },
  });
});

it('gives the same to Prometheus', async () => {
  const { stdout } = await sandbox.coord(['metrics', '--prometheus']);
  const values = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(values).toEqual([
    'coord_threads{state="answered"} 1',
    'coord_threads{state="waiting"} 1',
    'coord_tasks{status="done"} 2',
    'coord_knowledge_transfer_ratio 0.5',
    'coord_answer_seconds 240',
    'coord_rework_ratio 0.5',
    'coord_task_lead_seconds 1200',
    'coord_overhead_per_task 1.5',
  ]);
});
