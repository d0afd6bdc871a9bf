import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { printJson, type StartedProgram, startProgram, waitFor } from '../../support/command-agent.ts';

/** Waits for a report, and then lets the program go on that waits for a file. */
async function reported({ reports, folder }: StartedProgram, text: string, file: string): Promise<void> {
  await vi.waitUntil(() => reports.at(-1) === text, { timeout: 60_000 });
  writeFileSync(join(folder.dir, file), '');
}

it('is the newest line of what a person would read, cut short', async () => {
  const started = startProgram(
    [
      `printf '\\033[32mThinking\\033[0m\\n\\n'`,
      waitFor('heard'),
      `printf '10%%\\r${'y'.repeat(200)}\\r' >&2`,
      waitFor('seen'),
    ].join('\n'),
  );
  await reported(started, 'Thinking', 'heard');
  await reported(started, 'y'.repeat(120), 'seen');
  expect(await started.result).toMatchObject({ kind: 'answered' });
  expect(started.reports).toEqual(['Thinking', 'y'.repeat(120)]);
  expect(started.heard()).toBeGreaterThan(1);
});

it('is what a line of JSON says of it, while the program works', async () => {
  const lines = [{ doing: ' \nReading\nmuch' }, { doing: 7 }, { doing: 'Writing' }, { answer: 1 }];
  const [reading = '', odd = '', writing = '', answer = ''] = lines.map((line) => printJson(line));
  const started = startProgram([reading, waitFor('read'), odd, writing, waitFor('wrote'), answer].join('\n'), {
    answer: { format: 'jsonl', value: '/answer', activity: '/doing' },
  });
  await reported(started, 'Reading', 'read');
  await reported(started, 'Writing', 'wrote');
  expect(await started.result).toEqual({ kind: 'answered', output: { text: '1' } });
  expect(started.reports).toEqual(['Reading', 'Writing']);
});

it('is passed on now and then only, whatever the program prints', async () => {
  const { result, reports } = startProgram('seq 200000; seq 200000 >&2');
  expect(await result).toMatchObject({ kind: 'answered' });
  expect(reports.length).toBeLessThan(200);
  expect(reports[0]).toBe('1');
});

it('is not what the program prints as JSON', async () => {
  const { result, reports } = startProgram(`${printJson({ a: 1 })}\necho busy >&2`, { answer: { format: 'json' } });
  await result;
  expect(reports).toEqual(['busy']);
});
