import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rehearsal, Turn, Write } from '../config/generated/rehearsal.ts';
import type { AgentSession } from '../domain/event.ts';
import { runHolder } from '../domain/lease.ts';
import type { FailureClass } from '../domain/playbook.ts';
import { branchOf } from '../domain/step-key.ts';
import type { Agent, AgentTask, Person } from '../services/agents.ts';
import type { Guard } from '../services/guard/guard.ts';
import { explain } from '../services/guard/refusal.ts';
import { runCommand } from '../services/processes/run-command.ts';

/** What the rehearsal's writes go through: the same guard as the installed hook's, and real paths to write to. */
export interface RehearsalStage {
  guard: Guard;
  configFile: string;
  coord: string;
  /** Some path that a role may write, or may not. */
  ownedBy(role: string): string | undefined;
  notOwnedBy(role: string): string | undefined;
}

/** Plays agents from a script: what they say and answer is written down, what they do to files is real. */
export function rehearsalAgent(script: Rehearsal, stage: RehearsalStage): Agent {
  return {
    async perform(task) {
      const turn = turnFor(script, task.key, task.step, task.round);
      if (!turn) return { kind: 'failed', reason: `the rehearsal script has no turn for step ${task.step}` };
      if (turn.says !== undefined) task.report(turn.says);
      for (const write of turn.writes ?? []) {
        const fault = await carryOut(write, task, stage);
        if (fault !== undefined) return { kind: 'failed', reason: fault };
      }
      const ending = turn.runs === undefined ? undefined : await run(turn.runs, task);
      const session = sessionOf(turn, task);
      if (ending) return { kind: 'failed', ...ending, session };
      const { fails: reason, fails_as: of, fails_times: times = Infinity } = turn;
      return reason === undefined || task.attempt > times
        ? { kind: 'answered', output: turn.output ?? {}, session }
        : { kind: 'failed', reason, ...(of && { class: of }), session };
    },
  };
}

/** Answers approve steps from the script, as the person would. */
export function rehearsalPerson(script: Rehearsal): Person {
  return {
    async answer({ key, step, round }) {
      const turn = turnFor(script, key, step, round);
      if (turn?.approve === undefined) return undefined;
      return { approved: turn.approve, by: 'rehearsal', reason: turn.reason ?? 'as the script says' };
    },
    // The script plays every role, also one that a person plays in earnest.
    handIn: async () => undefined,
  };
}

/** Turn n is for the n-th round; the last one serves for all that follow. A branch may have turns of its own. */
function turnFor({ steps }: Rehearsal, key: string, step: string, round: number): Turn | undefined {
  const turns = steps[`${step}:${branchOf(key)}`] ?? steps[step];
  return turns?.[Math.min(round, turns.length) - 1];
}

/** What an agent does in its shell, as a process group of its own. @returns how it failed */
async function run(
  command: string,
  { folder, signal, started, heard }: AgentTask,
): Promise<{ reason: string; class?: FailureClass } | undefined> {
  const { passed, ending, class: of } = await runCommand(command, { folder, limits: {}, signal, started, heard });
  if (passed) return undefined;
  const reason = `the rehearsal's command ended with ${ending}: ${command}`;
  return { reason, ...(of && { class: of }) };
}

async function carryOut(write: Write, task: AgentTask, stage: RehearsalStage): Promise<string | undefined> {
  const path = pathOf(write, task, stage);
  if (path === undefined) return `the rehearsal finds no path for ${JSON.stringify(write)}`;
  const absolute = join(task.folder, path);
  const outcome = await stage.guard.beforeWrite({
    path: absolute,
    cwd: task.folder,
    holder: { session: runHolder(task.run, task.workspace), role: task.role },
  });
  const allowed = outcome.kind === 'outside' || (outcome.kind === 'decided' && outcome.decision.verdict === 'allow');
  if (!allowed) {
    const text = explain(outcome, { role: task.role, configFile: stage.configFile, coord: stage.coord });
    task.refused(path, text);
    return write.refused ? undefined : `the rehearsal's write of ${path} was refused: ${text}`;
  }
  if (write.refused) return `the rehearsal's write of ${path} should have been refused, and was allowed`;
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, write.text);
  task.report(`wrote ${path}`);
  return undefined;
}

function pathOf(write: Write, { scope }: AgentTask, stage: RehearsalStage): string | undefined {
  if (write.path !== undefined) return write.path;
  if (write.owned_by !== undefined) return of(write.owned_by, stage.ownedBy);
  return of(write.not_owned_by ?? '', stage.notOwnedBy);

  function of(part: string, find: (role: string) => string | undefined): string | undefined {
    const role = scope.parts[part];
    return typeof role === 'string' ? find(role) : undefined;
  }
}

function sessionOf({ cost_usd: costUsd = 0 }: Turn, { run, workspace }: AgentTask): AgentSession {
  return { id: `rehearsal:${run}:${workspace}`, costUsd, tokens: { input: 0, output: 0 }, denials: [] };
}
