import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandAgent } from '../../src/agents/command/command.ts';
import { type PresetName, programOf } from '../../src/config/agent-presets.ts';
import type { AgentTask } from '../../src/services/agents.ts';
import { programFolder, watchedTask } from '../support/agent-task.ts';
import { VERDICT } from '../support/command-agent.ts';

/** Lets a preset's program be played by one that writes down how it was called, and prints what the real one did. */
async function play(preset: PresetName, printed: string, changes: Partial<AgentTask> = {}) {
  const folder = programFolder();
  const bin = join(folder.dir, 'bin');
  mkdirSync(bin);
  writeFileSync(join(folder.dir, 'printed'), printed);
  writeFileSync(join(folder.dir, 'brief.md'), 'You write servers.\n');
  const script = '#!/bin/sh\nfor word; do echo "$word"; done > called\ncat > read\ncat printed\n';
  writeFileSync(join(bin, preset), script, { mode: 0o755 });
  const watched = watchedTask(folder.dir, { briefPath: join(folder.dir, 'brief.md'), ...changes });
  const command = programOf({ kind: 'command', preset, model: 'm-1', args: ['--mine'] });
  const agent = commandAgent({
    env: { PATH: [bin, process.env['PATH']].join(delimiter) },
    settingsOf: () => command && { command },
    folder: join(folder.dir, 'given'),
  });
  const result = await agent.perform(watched.task);
  const called = (await folder.written('called')).split('\n').filter((word) => word !== '');
  return { result, called, read: readFileSync(join(folder.dir, 'read'), 'utf8'), reports: watched.reports };
}

const recorded = (name: string) => readFileSync(join('test/fixtures/agents', name), 'utf8');
const VERDICT_ANSWER = { kind: 'answered', output: { verdict: 'approve' } };

describe('what a program of a preset has really printed is read', () => {
  it('codex: its answer, its session, and nothing of what it counts by session', async () => {
    const { result, reports } = await play('codex', recorded('codex.jsonl'), { output: VERDICT });
    const session = { id: '01a1ff95-7e9c-73c1-a3a3-9674040cf3b3', costUsd: 0, tokens: { input: 0, output: 0 } };
    expect(result).toMatchObject({ ...VERDICT_ANSWER, session });
    expect(reports).toEqual(['{"verdict":"approve"}']);
  });

  it('gemini: its answer and its session', async () => {
    const { result } = await play('gemini', recorded('gemini.json'), { output: VERDICT });
    const session = { id: '88871363-37a5-4430-b5c8-203511cb0edb', costUsd: 0 };
    expect(result).toMatchObject({ ...VERDICT_ANSWER, session });
  });

  it('opencode: its last answer, its session, and what both its turns have cost', async () => {
    const { result, reports } = await play('opencode', recorded('opencode.jsonl'), { output: VERDICT });
    const session = { id: 'ses_e0066510bffeXljvp72vOL4gHz', costUsd: 0.24, tokens: { input: 200, output: 40 } };
    expect(result).toMatchObject({ ...VERDICT_ANSWER, session });
    expect(reports[0]).toBe('Making it.');
  });

  it('aider: the object in what it prints for people', async () => {
    const printed =
      'Aider v0.86.2\nRepo-map: using 4096 tokens\n\nIt is fine.\n\n{"verdict":"approve"}\nTokens: 2k sent.\n';
    expect((await play('aider', printed, { output: VERDICT })).result).toMatchObject(VERDICT_ANSWER);
  });
});

describe('how a program of a preset is called', () => {
  const output = { output: VERDICT };
  const again = { ...output, resume: 's-1', access: 'read' } as const;

  it('codex: the session after all options, with the dash for its prompt', async () => {
    const first = await play('codex', '', output);
    const write = ['exec', '--json', '--model', 'm-1', '--mine', '--sandbox', 'workspace-write', '--output-schema'];
    expect(first.called).toEqual([...write, expect.stringMatching(/given\/[0-9a-f]{16}\.json$/)]);
    expect(first.read).toMatch(/^You write servers\.\n\nWrite it\.\n\nWhen you are done/);
    const next = await play('codex', '', again);
    expect(next.called.slice(5)).toEqual([
      '--sandbox',
      'read-only',
      '--output-schema',
      expect.any(String),
      'resume',
      's-1',
      '-',
    ]);
    expect(next.read).toMatch(/^Write it\./);
  });

  it('gemini and opencode: another mode for reading, and their own word for a session', async () => {
    const gemini = ['--output-format', 'json', '--skip-trust', '--model', 'm-1', '--mine'];
    expect((await play('gemini', '')).called).toEqual([...gemini, '--approval-mode', 'auto_edit']);
    expect((await play('gemini', '', again)).called).toEqual([...gemini, '--approval-mode', 'plan', '--resume', 's-1']);
    const opencode = ['run', '--format', 'json', '--model', 'm-1', '--mine'];
    expect((await play('opencode', '')).called).toEqual([...opencode, '--agent', 'build']);
    expect((await play('opencode', '', again)).called).toEqual([...opencode, '--agent', 'plan', '--session', 's-1']);
  });

  it('aider: its prompt in a file, as it reads none from its standard input; it has no sessions', async () => {
    const { called, read } = await play('aider', '', { ...output, resume: 's-1' });
    expect(called.slice(-2)).toEqual(['--message-file', expect.stringMatching(/given\/[0-9a-f]{16}\.md$/)]);
    expect(read).toBe('');
    expect(readFileSync(called.at(-1) ?? '', 'utf8')).toMatch(
      /^You write servers\.\n\nWrite it\.\n\nWhen you are done/,
    );
    expect((await play('aider', '', { access: 'read' })).called.slice(-4, -2)).toEqual(['--chat-mode', 'ask']);
  });
});
