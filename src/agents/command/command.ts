import type { AgentCommand } from '../../config/generated/config.ts';
import type { AgentSession } from '../../domain/event.ts';
import type { FailureClass } from '../../domain/playbook.ts';
import type { Agent, AgentResult, AgentTask } from '../../services/agents.ts';
import { classOf } from '../failure-class.ts';
import { activityOf } from './activity.ts';
import { argvFor, environmentFor, promptFor } from './call.ts';
import { endedBadly, keepTail, type Tail } from './failure.ts';
import { jsonIn } from './json-in-text.ts';
import { outputLines } from './output-lines.ts';
import { type ProgramEnd, runProgram } from '../../services/processes/run-program.ts';
import { MOST_KEPT, type Reading } from './reader.ts';
import { wholeOutput } from './whole-output.ts';

/** How the role's program is started, and what one call of it may cost. */
export interface CommandSettings {
  command: AgentCommand;
  /** US dollars. */
  budgetUsd?: number;
}

export interface CommandParts {
  env: Readonly<Record<string, string | undefined>>;
  /** Undefined for a role that no program plays. */
  settingsOf(role: string): CommandSettings | undefined;
  /** Where schemas of answers and prompts are written for programs to read: outside of every worktree. Made when needed. */
  folder: string;
}

/** Any program that reads a prompt and prints an answer: one process per step, in a process group of its own. */
export function commandAgent(parts: CommandParts): Agent {
  return {
    async perform(task) {
      const settings = parts.settingsOf(task.role);
      if (!settings)
        return { kind: 'failed', reason: `role ${task.role} has neither agent.command nor agent.preset in the config` };
      return perform(task, settings, parts);
    },
  };
}

/** What is left of a program when it has ended. */
interface Remains {
  program: string;
  end: ProgramEnd;
  reading: Reading;
  isTooMuch: boolean;
  stdout: Tail;
  stderr: Tail;
}

async function perform(task: AgentTask, settings: CommandSettings, parts: CommandParts): Promise<AgentResult> {
  const remains = await run(task, settings.command, parts);
  const { session } = remains.reading;
  const result = resultOf(task, remains, overspent(session, settings));
  return { ...result, ...(session && { session }) };
}

async function run(task: AgentTask, command: AgentCommand, { env, folder }: CommandParts): Promise<Remains> {
  const prompt = promptFor(command, task);
  const argv = argvFor(command, task, prompt, folder);
  const { answer: rule } = command;
  const activity = activityOf((text) => task.report(text));
  const reader = rule.format === 'jsonl' ? outputLines(rule, activity.says) : wholeOutput(rule);
  const tooMuch = new AbortController();
  const tails = { stdout: keepTail(), stderr: keepTail() };
  const heard = (stream: 'stdout' | 'stderr', text: string) => {
    task.heard();
    tails[stream].take(text);
    // JSON is nothing to look at.
    if (stream === 'stderr' || rule.format === 'text') activity.printed(stream, text);
    if (stream === 'stdout' && !reader.take(text)) tooMuch.abort();
  };
  try {
    const end = await runProgram({
      argv,
      folder: task.folder,
      env: environmentFor(command, task, env),
      // Whoever reads it from a file may still look whether there is more.
      input: command.prompt ? '' : prompt,
      signal: AbortSignal.any([task.signal, tooMuch.signal]),
      started: (pid) => task.started(pid),
      stdout: (text) => heard('stdout', text),
      stderr: (text) => heard('stderr', text),
    });
    return { program: argv[0] ?? '', end, reading: reader.end(), isTooMuch: tooMuch.signal.aborted, ...tails };
  } finally {
    activity.end();
  }
}

function resultOf(task: AgentTask, remains: Remains, overspent: string | undefined): AgentResult {
  const { program, end, reading, isTooMuch, stdout, stderr } = remains;
  if (task.signal.aborted) return failed(`${program} was stopped`);
  if (isTooMuch)
    return failed(`${program} printed more than ${MOST_KEPT / 1_000_000} million characters, and was ended`);
  const bad = endedBadly(end, program, task.folder);
  if (bad !== undefined) {
    const of = end.kind === 'exited' ? 'exit' : 'crash';
    // Only what it says of itself: on standard output a model may have spoken.
    return failed(bad + (stderr.shown() || stdout.shown()), classOf(stderr.shown(), of));
  }
  if (overspent !== undefined) return failed(`${program} ${overspent}`);
  const { answer } = reading;
  if (!answer.ok) return failed(`${program} ${answer.error}${stdout.shown() || stderr.shown()}`);
  return { kind: 'answered', output: task.output ? typed(answer.value) : { text: textOf(answer.value) } };
}

function failed(reason: string, of?: FailureClass): AgentResult {
  return { kind: 'failed', reason, ...(of && { class: of }) };
}

/** A text without any JSON is left as it is: the answer has the wrong form, and can be asked for again. */
function typed(answer: unknown): unknown {
  const found = typeof answer === 'string' ? jsonIn(answer) : undefined;
  return found ? found.value : answer;
}

function textOf(answer: unknown): string {
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}

/**
 * A foreign program can't be held to a budget while it works: what it says it has cost is looked at afterwards. The
 * budgets of the step and of the run are the runner's.
 */
function overspent(session: AgentSession | undefined, { budgetUsd = Infinity }: CommandSettings): string | undefined {
  if (!session || session.costUsd <= budgetUsd) return undefined;
  return `cost $${session.costUsd.toFixed(2)}, more than the budget of its role, $${budgetUsd.toFixed(2)}`;
}
