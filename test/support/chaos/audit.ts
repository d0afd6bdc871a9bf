import { expect } from 'vitest';
import type { Coord } from '../../../src/index.ts';
import type { Task } from '../../../src/domain/records.ts';
import { storeOf } from '../store-of.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Line, Told } from './told.ts';

type Did = Told['did'];
type LineOf<Kind extends Did> = Line & Extract<Told, { did: Kind }>;

/** The lines that say one kind of thing. */
export function saying<Kind extends Did>(lines: readonly Line[], ...kinds: Kind[]): LineOf<Kind>[] {
  return lines.filter((line): line is LineOf<Kind> => (kinds as Did[]).includes(line.did));
}

/** Each of these values is there once. */
export function expectOnce(values: readonly string[]): void {
  expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
}

/** Nothing of `told` is missing in `kept`. */
function expectKept(told: readonly string[], kept: Iterable<string>): void {
  const there = new Set(kept);
  expect(told.filter((one) => !there.has(one))).toEqual([]);
}

/** Tasks are there with what they were given; each has one holder at a time, who was told so. */
export async function auditTasks(coord: Coord, lines: readonly Line[]): Promise<void> {
  const tasks = await coord.tasks.list();
  expectOnce(tasks.map(({ title }) => title));
  expectOnce(saying(lines, 'added').map(({ task }) => task));
  expectKept(
    saying(lines, 'added').map(({ task, title }) => `${task} ${title}`),
    tasks.map(({ id, title }) => `${id} ${title}`),
  );
  const steps = tasks.flatMap(({ id, history }) =>
    history.map(({ by, did }) => `${by.instance} ${nameOfStep(did)} ${id}`),
  );
  const moves = saying(lines, 'claimed', 'accepted', 'released', 'completed');
  expectKept(numbered(moves.map(({ by, did, task }) => `${by} ${did} ${task}`)), numbered(steps));
  for (const { id, result, history } of tasks.filter(({ status }) => status === 'done')) {
    const by = history.findLast(({ did }) => did === 'completed')?.by.instance;
    const told = saying(lines, 'completed').filter((line) => line.task === id && line.by === by);
    if (told.length > 0) expect([id, told.map((line) => line.result)]).toEqual([id, expect.arrayContaining([result])]);
  }
  for (const task of tasks) expect(holdersAtOnce(task)).toEqual([]);
}

/** Whoever gives back what another of its role has just completed opens it again. */
const nameOfStep = (did: string) => (did === 'reopened' ? 'released' : did);

/** `a`, `a` become `a 1`, `a 2`: whoever was told twice has to be found twice. */
function numbered(texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return `${text} ${count}`;
  });
}

/** Steps that gave a task to somebody although another had it. */
function holdersAtOnce({ id, history }: Task): string[] {
  let holder: string | undefined;
  return history.flatMap(({ did, by }) => {
    const before = holder;
    if (did === 'claimed' || did === 'accepted') holder = by.instance;
    else if (did !== 'offered' && did !== 'added') holder = undefined;
    const taken = did === 'claimed' || did === 'accepted';
    return taken && before !== undefined ? [`${id}: ${by.instance} has it, and ${before} too`] : [];
  });
}

/** Every message and mark is in the log, under the number that its sender was told, without a gap. */
export async function auditMessages(sandbox: Sandbox, lines: readonly Line[]): Promise<void> {
  const { records, tornBytes } = await storeOf(sandbox).log('messages').read();
  expect(tornBytes).toBe(0);
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
  const texts = records.map((record) => ('text' in record ? record.text : record.type));
  expectOnce(texts.filter((text) => !text.startsWith('thread.')));
  const sent = saying(lines, 'sent', 'replied');
  expectOnce(sent.map(({ seq }) => String(seq)));
  for (const { seq, text, by } of sent) {
    expect(records[seq - 1]).toMatchObject({ text, by: { as: 'agent', instance: by } });
  }
  expectKept(
    numbered(saying(lines, 'acknowledged', 'closed').map(({ by, did, thread }) => `${by} ${did} ${thread}`)),
    numbered(records.flatMap((r) => ('text' in r ? [] : `${r.by.instance} ${r.type.slice(7)} ${r.thread}`))),
  );
}

/** Decisions have what was said to them; of several calls for one, the one counts whose maker was told so. */
export async function auditDecisions(coord: Coord, lines: readonly Line[]): Promise<void> {
  const decisions = await coord.decisions.list({ all: true });
  expectOnce(decisions.map(({ id }) => id));
  expectOnce(decisions.map(({ title }) => title));
  expectOnce(saying(lines, 'proposed').map(({ decision }) => decision));
  expectOnce(saying(lines, 'decided').map(({ decision }) => decision));
  const proposed = saying(lines, 'proposed').map(({ decision, title }) => `${decision} ${title}`);
  expectKept(
    proposed,
    decisions.map(({ id, title }) => `${id} ${title}`),
  );
  expectKept(
    saying(lines, 'advised').map(({ decision, text, by }) => `${decision} ${by} ${text}`),
    decisions.flatMap(({ id, inputs }) => inputs.map(({ by, text }) => `${id} ${by.instance} ${text}`)),
  );
  expectKept(
    saying(lines, 'decided').map(({ decision, choice, by }) => `${decision} ${by} ${choice}`),
    decisions.map(({ id, decided }) => `${id} ${decided?.by.instance} ${decided?.choice}`),
  );
}

export async function auditMemory(coord: Coord, lines: readonly Line[]): Promise<void> {
  const roles = Object.keys(coord.config.roles);
  const notes = (await Promise.all(roles.map((role) => coord.memory.of(role)))).flatMap(({ known }) => known);
  const kept = notes.map(({ by, text }) => `${by.instance} ${text}`);
  expectOnce(kept);
  expectKept(
    saying(lines, 'noted').map(({ by, text }) => `${by} ${text}`),
    kept,
  );
}
