import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Start } from '../../../src/domain/advance.ts';
import type { RunStep } from '../../../src/domain/playbook.ts';
import { runStep } from '../../../src/services/runner/run-step.ts';
import { BROKEN_TEXT, type Changes, stage, startOf, TEXT } from './stage.ts';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'coord-run-step-')));
  return () => rmSync(folder, { recursive: true, force: true });
});

const step = (command: string, more: Partial<RunStep> = {}): RunStep => ({
  id: 'test',
  title: 'test',
  needs: [],
  verb: 'run',
  part: 'author',
  command,
  env: {},
  access: 'read',
  workspace: 'role',
  limits: {},
  ...more,
});

/** Carries a command out in a real folder, which stands for the worktree. */
async function perform(run: RunStep, { workspaces, ...changes }: Changes = {}, more: Partial<Start> = {}) {
  const on = stage({ workspaces: { at: async () => folder, ...workspaces }, ...changes });
  const start = startOf(run, more);
  on.record({ type: 'step.started', key: start.key, attempt: 1 });
  return { ...on, end: await runStep(run, on.context(start)) };
}

const failed = (reason: string, of?: string) => ({
  kind: 'ended',
  outcome: { kind: 'failed', reason, ...(of !== undefined && { class: of }) },
});
const succeeded = (output: unknown) => ({ kind: 'ended', outcome: { kind: 'succeeded', output } });

describe('a command', () => {
  it('is run in the worktree of its role, and what it prints is its output', async () => {
    const { end, calls } = await perform(step('pwd; echo warning >&2'));
    expect(end).toEqual(succeeded({ text: `${folder}\n` }));
    expect(calls).toEqual(['step.started test', 'at backend c0', 'group.started test', 'isUntouched backend c0']);
  });

  it('is told where it runs, and values as variables', async () => {
    const hostile = '"; echo gone; $(echo x) `echo y`';
    const env = { WHO: TEXT(hostile), COORD_ROLE: TEXT('somebody else'), PLAIN: TEXT('of the step') };
    const print = 'printf "%s|" "$COORD_RUN" "$COORD_STEP" "$COORD_ROLE" "$PLAIN" "$KEPT" "$WHO"';
    const { end } = await perform(
      step(print, { env }),
      { env: { PATH: process.env['PATH'], KEPT: 'of coord', PLAIN: 'of coord' } },
      { key: 'fan:a%20b/test' },
    );
    expect(end).toEqual(succeeded({ text: `r1|fan:a%20b/test|backend|of the step|of coord|${hostile}|` }));
  });

  it('is not run where a variable cannot be rendered', async () => {
    const { end, calls } = await perform(step('true', { env: { WHO: BROKEN_TEXT } }));
    expect(end).toEqual(failed('its variable WHO cannot be rendered: steps.x is not there'));
    expect(calls).toEqual(['step.started test']);
  });

  it('tells of its process group, and of the last line that it has printed', async () => {
    const { events, reports } = await perform(step('echo one; echo two'));
    expect(events.find(({ type }) => type === 'group.started')).toMatchObject({
      key: 'test',
      group: { pid: expect.any(Number) },
    });
    expect(reports.at(-1)).toBe('test: two');
  });
});

describe('a command that fails', () => {
  it('fails the step, with the first line of the command and the last lines that it printed', async () => {
    const { end } = await perform(step('for i in $(seq 30); do echo "line $i"; done\nexit 3'));
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 11}`).join('\n');
    expect(end).toEqual(failed(`exit code 3 (for i in $(seq 30); do echo "line $i"; done): ${lines}`, 'exit'));
  });

  it('that has printed nothing says only how it ended', async () => {
    const { end } = await perform(step('exit 1'));
    expect(end).toEqual(failed('exit code 1 (exit 1)', 'exit'));
  });

  it('is ended where it takes too long', async () => {
    const { end } = await perform(step('sleep 300', { limits: { timeoutMs: 300 } }));
    expect(end).toEqual(failed('no end after 0.3 s (sleep 300)', 'timeout'));
  });

  it('is ended where it is silent for too long', async () => {
    const { end } = await perform(step('sleep 300', { limits: { idleMs: 300 } }));
    expect(end).toEqual(failed('nothing heard for 0.3 s (sleep 300)', 'timeout'));
  });

  it('is ended when the run is stopped', async () => {
    const { end } = await perform(step('sleep 300'), { signal: AbortSignal.abort() });
    expect(end).toEqual(failed('stopped (sleep 300)'));
  });

  it('has no work, whatever it has written', async () => {
    const { calls } = await perform(step('exit 1', { access: 'write' }), { workspaces: { commit: async () => 'c1' } });
    expect(calls.join()).not.toContain('commit');
  });
});

describe('what a command prints', () => {
  const output = { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } };

  it('is one JSON document where the step has an output', async () => {
    const { end } = await perform(step(`echo '{ "count": 3 }'; echo log >&2`, { output }));
    expect(end).toEqual(succeeded({ count: 3 }));
  });

  it.each([
    ['no JSON', 'echo three', 'what it printed is not one JSON document, and the step has an output'],
    ['nothing', 'true', 'what it printed is not one JSON document, and the step has an output'],
    ['two documents', `echo '{}{}'`, 'what it printed is not one JSON document, and the step has an output'],
    [
      'another document',
      `echo '{ "count": "3" }'`,
      "what it printed does not fit the step's output: /count must be integer",
    ],
  ])('fails the step where it is %s', async (_, command, reason) => {
    const { end } = await perform(step(command, { output }));
    expect(end).toEqual(failed(reason, 'output'));
  });

  it('fails the step where it is more than can be kept', async () => {
    const { end } = await perform(step('head -c 1100000 /dev/zero | tr "\\0" x'));
    expect(end).toEqual(failed('it printed more than can be kept', 'output'));
  });
});

describe('what a command changes', () => {
  it("is thrown away where it may only read: it is nobody's work", async () => {
    const { end, calls } = await perform(step('true'), { workspaces: { isUntouched: async () => false } });
    expect(end).toEqual(succeeded({ text: '' }));
    expect(calls.slice(-2)).toEqual(['isUntouched backend c0', 'discard backend c0']);
  });

  it('is work of the role where it may write', async () => {
    const changes: Changes = {
      workspaces: { commit: async () => 'c1' },
      git: { changedPaths: async () => ['server/main.js'] },
    };
    const { end } = await perform(step('true', { access: 'write' }), changes);
    expect(end).toEqual({ ...succeeded({ text: '' }), work: { commit: 'c1', since: 'c0' } });
  });

  it('is refused where the role may not write it', async () => {
    const changes: Changes = {
      workspaces: { commit: async () => 'c1' },
      git: { changedPaths: async () => ['web/index.html'] },
    };
    const { end } = await perform(step('true', { access: 'write' }), changes);
    expect(end).toEqual(
      failed(
        'role backend changed files it may not write: web/index.html. ' +
          'Its work is kept on branch coord/r1-refused-backend-1',
      ),
    );
  });
});
