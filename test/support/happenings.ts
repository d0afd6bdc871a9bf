import { type Canvas, draw, type Phase } from '../../src/cli/run/view/draw.ts';
import { follow, type Progress, recall } from '../../src/cli/run/view/progress.ts';
import { parsePlaybook } from '../../src/config/playbooks/playbook.ts';
import type { RunStarted, StepOutcome } from '../../src/domain/event.ts';
import type { Happening } from '../../src/services/runner/parts.ts';

const PLAYBOOK = playbook(`version: 1
name: demo
description: Everything at once.
parts:
  author: { description: writes }
  experts: { description: know, many: true }
steps:
  - { id: write, title: Write it, agent: author, prompt: Write. }
  - id: consult
    title: Ask the experts
    each:
      part: experts
      need: 1
      steps:
        - { id: advise, agent: experts, access: read, prompt: Say it. }
  - id: files
    title: Go through the files
    needs: [write]
    each:
      in: '["a b", "b"]'
      steps:
        - { id: look, agent: author, access: read, prompt: Look. }
        - { id: judge, agent: author, access: read, prompt: Judge. }
  - id: rounds
    title: Review
    needs: [write]
    loop:
      max: 3
      until: "true"
      steps:
        - { id: review, agent: author, access: read, prompt: Review. }
        - { id: fix, agent: author, prompt: Fix. }
  - { id: ask, title: Ask, needs: [write], approve: { question: Go on? } }
`);

const CANVAS: Canvas = {
  columns: 78,
  rows: 40,
  marks: { idle: '.', running: '*', waiting: '?', stopped: '-', done: 'v', failed: 'x', skipped: '>' },
  dim: (text) => text,
};

export const STARTED: RunStarted = {
  type: 'run.started',
  at: at(0),
  run: 'r1',
  playbook: 'demo',
  hash: '',
  inputs: {},
  parts: { author: 'backend', experts: ['frontend', 'ops', 'backend'] },
  base: 'c0',
  rehearsal: false,
};

function playbook(text: string) {
  const parsed = parsePlaybook('demo.yaml', text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** A wall clock, so many seconds after the run began. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 0, 15, 10) + seconds * 1000).toISOString();
}

export const started = (seconds: number, key: string, role?: string): Happening => ({
  type: 'step.started',
  at: at(seconds),
  key,
  attempt: 1,
  ...(role !== undefined && { role }),
});
export const entered = (seconds: number, key: string, branches?: string[]): Happening => ({
  type: 'step.started',
  at: at(seconds),
  key,
  attempt: 1,
  ...(branches && { branches }),
});
export const does = (seconds: number, key: string, text: string): Happening => ({
  type: 'activity',
  at: at(seconds),
  key,
  text,
});
export const finished = (seconds: number, key: string, outcome: StepOutcome): Happening => ({
  type: 'step.finished',
  at: at(seconds),
  key,
  outcome,
});
export const costing = (costUsd: number): StepOutcome => ({
  kind: 'succeeded',
  output: {},
  session: { id: 's', costUsd, tokens: { input: 0, output: 0 }, denials: [] },
});

export function progressOf(happenings: readonly Happening[], history: readonly Happening[] = []): Progress {
  const progress = recall([STARTED, ...history.filter((event) => event.type !== 'activity')]);
  for (const happening of happenings) follow(progress, happening);
  return progress;
}

export function linesOf(
  progress: Progress,
  seconds: number,
  phase: Phase = 'going',
  canvas: Partial<Canvas> = {},
): string[] {
  const { steps, footer } = draw(PLAYBOOK, progress, phase, at(seconds), { ...CANVAS, ...canvas });
  return [...steps.flat(), footer];
}

/** The first step, done. */
export const WRITTEN = [
  started(0, 'write', 'backend'),
  finished(12, 'write', { ...costing(0.42), commit: 'c1' } as StepOutcome),
];
