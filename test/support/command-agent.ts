import { join } from 'node:path';
import { commandAgent } from '../../src/agents/command/command.ts';
import type { AgentCommand } from '../../src/config/generated/config.ts';
import type { AgentResult, AgentTask } from '../../src/services/agents.ts';
import { type ProgramFolder, programFolder, type WatchedTask, watchedTask } from './agent-task.ts';

export interface StartedProgram extends WatchedTask {
  folder: ProgramFolder;
  /** Where the program finds its prompt and schemas, if it wants them in files. */
  given: string;
  result: Promise<AgentResult>;
}

/** The settings of a program, where they are not the usual ones. */
export type Settings = Partial<AgentCommand> & { budgetUsd?: number };

/** Starts a program for sh as the agent of a task. Its answer is all that it prints, unless `settings` say otherwise. */
export function startProgram(
  script: string,
  { budgetUsd, ...command }: Settings = {},
  changes: Partial<AgentTask> = {},
  folder = programFolder(),
): StartedProgram {
  const watched = watchedTask(folder.dir, changes);
  const given = join(folder.dir, 'run/given');
  const agent = commandAgent({
    env: { PATH: process.env['PATH'], FROM_COORD: 'yes', COORD_BRIEF: 'of somebody else' },
    settingsOf: () => ({
      command: { argv: [folder.program(script)], answer: { format: 'text' }, ...command },
      ...(budgetUsd !== undefined && { budgetUsd }),
    }),
    folder: given,
  });
  return { ...watched, folder, given, result: agent.perform(watched.task) };
}

/** For sh: prints each value as JSON, on a line of its own. Something else follows on a new line only. */
export function printJson(...values: unknown[]): string {
  return `cat <<'END'\n${values.map((value) => JSON.stringify(value)).join('\n')}\nEND`;
}

/** For sh: waits until the test has made a file. */
export function waitFor(name: string): string {
  return `until [ -e ${name} ]; do sleep 0.05; done`;
}

/** A JSON Schema for the answer of a step. */
export const VERDICT = { type: 'object', required: ['verdict'], properties: { verdict: { type: 'string' } } };
