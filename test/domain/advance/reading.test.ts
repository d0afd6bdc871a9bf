import { expect, it } from 'vitest';
import { readingOf } from '../../../src/domain/advance/reading.ts';
import type { Scope } from '../../../src/domain/playbook.ts';

const scope = { steps: { r: { output: { findings: ['f1'], verdict: 'bad' } } } } as unknown as Scope;

it.each([
  ['steps.r.output.findings.size() == 0', 'steps.r.output.findings is ["f1"]'],
  ['steps.r.output.findings.map(f, f.id) == []', 'steps.r.output.findings is ["f1"]'],
  ['size(steps.r.output.findings) == 0', 'steps.r.output.findings is ["f1"]'],
  ['steps.r.output.verdict == "good"', 'steps.r.output.verdict is "bad"'],
  ['steps.r.output.missing == 1', ''],
])('of %s it shows the fields that are read, and no method', (source, reading) => {
  expect(readingOf({ source }, scope)).toBe(reading);
});
