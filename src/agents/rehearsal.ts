import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rehearsal, Turn, Write } from '../config/generated/rehearsal.ts';
import { runHolder } from '../domain/lease.ts';
import type { Agent, AgentResult, AgentTask, Answer, Approver } from '../services/agents.ts';
import type { Guard } from '../services/guard.ts';
import { explain } from '../services/refusal.ts';

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
      const turn = turnFor(script, task.step, task.round);
      if (!turn) return { kind: 'failed', reason: `the rehearsal script has no turn for step ${task.step}` };
      if (turn.says !== undefined) task.report(turn.says);
      for (const write of turn.writes ?? []) {
        const fault = carryOut(write, task, stage);
        if (fault !== undefined) return { kind: 'failed', reason: fault };
      }
      return answered(turn, task);
    },
  };
}

/** Answers approve steps from the script, as the person would. */
export function rehearsalApprover(script: Rehearsal): Approver {
  return {
    async ask({ step, round }): Promise<Answer | undefined> {
      const turn = turnFor(script, step, round);
      if (turn?.approve === undefined) return undefined;
      return { approved: turn.approve, by: 'rehearsal', reason: turn.reason ?? 'as the script says' };
    },
  };
}

/** Turn n is for the n-th round; the last one serves for all that follow. */
function turnFor(script: Rehearsal, step: string, round: number): Turn | undefined {
  const turns = script.steps[step];
  return turns?.[Math.min(round, turns.length) - 1];
}

function carryOut(write: Write, task: AgentTask, stage: RehearsalStage): string | undefined {
  const path = pathOf(write, task, stage);
  if (path === undefined) return `the rehearsal finds no path for ${JSON.stringify(write)}`;
  const absolute = join(task.folder, path);
  const outcome = stage.guard.beforeWrite({
    path: absolute,
    cwd: task.folder,
    holder: { session: runHolder(task.run, task.role), role: task.role },
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
  if (write.owned_by !== undefined) return stage.ownedBy(scope.parts[write.owned_by] ?? write.owned_by);
  return stage.notOwnedBy(scope.parts[write.not_owned_by ?? ''] ?? '');
}

function answered(turn: Turn, task: AgentTask): AgentResult {
  const session = { id: sessionOf(task), costUsd: 0, tokens: { input: 0, output: 0 }, denials: [] };
  return { kind: 'answered', output: turn.output ?? {}, session };
}

function sessionOf({ run, role }: AgentTask): string {
  return `rehearsal:${run}:${role}`;
}
