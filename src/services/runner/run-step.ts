import type { RunStep } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { runCommand } from '../processes/run-command.ts';
import { renderTexts } from './handoff-step.ts';
import { checkOutput } from './output.ts';
import type { StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';
import { checkWork, readOnly } from './work.ts';

/** Runs a command of the playbook in a role's worktree. Values reach it as variables, never as part of its text. */
export async function runStep(step: RunStep, context: StepContext): Promise<StepEnd> {
  const { key, scope, state, workspace, parts, signal, report, started } = context;
  const values = renderTexts(step.env, scope);
  if (!values.ok) return failed(`its variable ${values.error}`);
  const { tip } = state;
  const folder = await context.folder();
  const port = context.isAside ? undefined : await parts.portOf(folder);
  const own = {
    COORD_RUN: state.started.run,
    COORD_STEP: key,
    COORD_ROLE: workspace.role,
    ...(port !== undefined && { COORD_PORT: String(port) }),
  };
  const end = await runCommand(step.command, {
    folder,
    limits: step.limits,
    signal,
    env: { ...parts.env, ...values.value, ...own },
    started,
    heard: (text) => report(lastLine(text)),
  });
  if (!end.passed) return failed(`${end.ending} (${firstLine(step.command)})${printed(end.tail)}`, end.class);
  const output = outputOf(step, end.output);
  if (!output.ok) return failed(output.error, 'output');
  // What a command leaves behind is nobody's work, unless the playbook says that it is.
  if (step.access === 'read') return readOnly({ kind: 'succeeded', output: output.value }, tip, context, 'discard');
  return checkWork({ kind: 'succeeded', output: output.value }, tip, context);
}

/** With a schema it has printed one JSON document that fits; without one the output is what it printed. */
function outputOf({ output: schema }: RunStep, printed: string | undefined): Result<unknown, string> {
  if (printed === undefined) return err('it printed more than can be kept');
  if (!schema) return ok({ text: printed });
  let value: unknown;
  try {
    value = JSON.parse(printed);
  } catch {
    return err('what it printed is not one JSON document, and the step has an output');
  }
  const faults = checkOutput(schema, value);
  return faults.length === 0 ? ok(value) : err(`what it printed does not fit the step's output: ${faults.join('; ')}`);
}

function printed(tail: string): string {
  const lines = tail.trimEnd().split('\n').slice(-LINES).join('\n');
  return lines === '' ? '' : `: ${lines}`;
}

/** How many of its last lines a failure shows. */
const LINES = 20;

const firstLine = (text: string) => text.trim().split('\n')[0] ?? '';
const lastLine = (text: string) => text.trim().split('\n').at(-1)?.slice(0, 120) ?? '';
