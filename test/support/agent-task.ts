import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { AgentTask } from '../../src/services/agents.ts';

/** A task for an agent, and what the agent has told of its work. */
export interface WatchedTask {
  task: AgentTask;
  reports: string[];
  pids: number[];
  /** Signs of life so far. */
  heard(): number;
  stop(): void;
}

/** A task in `folder`, which stands for the worktree. */
export function watchedTask(folder: string, changes: Partial<AgentTask> = {}): WatchedTask {
  const stop = new AbortController();
  const reports: string[] = [];
  const pids: number[] = [];
  let heard = 0;
  const task: AgentTask = {
    run: 'r1',
    key: 'write',
    step: 'write',
    round: 1,
    attempt: 1,
    role: 'backend',
    workspace: 'backend+2',
    prompt: 'Write it.',
    folder,
    access: 'write',
    briefPath: join(folder, 'no-brief.md'),
    scope: { run: { id: 'r1' }, inputs: {}, parts: {}, steps: {} },
    signal: stop.signal,
    report: (activity) => void reports.push(activity),
    heard: () => {
      heard += 1;
    },
    started: (pid) => void pids.push(pid),
    refused: () => undefined,
    ...changes,
  };
  return { task, reports, pids, heard: () => heard, stop: () => stop.abort() };
}

/** A folder with programs to start. */
export interface ProgramFolder {
  dir: string;
  /** Writes a program for sh, and gives its path. */
  program(script: string): string;
  /** What a program has written into a file of the folder, once it has. */
  written(name: string): Promise<string>;
}

export function programFolder(): ProgramFolder {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'coord-agent-')));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  let count = 0;
  return {
    dir,
    program(script) {
      count += 1;
      const path = join(dir, `program-${count}`);
      writeFileSync(path, `#!/bin/sh\n${script}\n`);
      chmodSync(path, 0o755);
      return path;
    },
    written: async (name) => {
      const path = join(dir, name);
      const text = () => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');
      await vi.waitUntil(() => text() !== '', { timeout: 60_000 });
      return text();
    },
  };
}
