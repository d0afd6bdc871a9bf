import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentCommand } from '../../config/generated/config.ts';
import type { AgentTask } from '../../services/agents.ts';
import { replaceFile } from '../../store/files/replace-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** @param folder where the prompt and the step's schema are written to, if the program wants them in files */
export function argvFor(command: AgentCommand, task: AgentTask, prompt: string, folder: string): string[] {
  const { argv, schema, resume } = command;
  const { output } = task;
  const forAccess = (task.access === 'read' ? command.read : command.write) ?? [];
  const forPrompt = command.prompt ? filled(command.prompt, '{prompt_file}', promptFile(prompt, folder)) : [];
  const forSchema = schema && output ? filled(schema, '{schema_file}', schemaFile(output, folder)) : [];
  const forSession = resume && task.resume ? filled(resume, '{session}', task.resume) : [];
  // Last, because what goes on in a session is a subcommand of some programs.
  return [...argv, ...forAccess, ...forPrompt, ...forSchema, ...forSession];
}

function filled(args: readonly string[], placeholder: string, value: string): string[] {
  return args.map((argument) => argument.replaceAll(placeholder, () => value));
}

function schemaFile(schema: Record<string, unknown>, folder: string): string {
  return fileOf(`${JSON.stringify(schema, undefined, 2)}\n`, folder, 'json');
}

function promptFile(prompt: string, folder: string): string {
  return fileOf(prompt, folder, 'md');
}

/** Named by its content: steps that run at the same time don't meet in it. */
function fileOf(text: string, folder: string, ending: string): string {
  const path = join(folder, `${createHash('sha256').update(text).digest('hex').slice(0, 16)}.${ending}`);
  if (!existsSync(path)) replaceFile(path, text);
  return path;
}

/** coord's own variables come last: the config can't take an agent's role away. */
export function environmentFor(command: AgentCommand, task: AgentTask, env: Environment): Environment {
  return {
    ...env,
    ...command.env,
    COORD_ROLE: task.role,
    COORD_RUN: task.run,
    COORD_WORKSPACE: task.workspace,
    COORD_ACCESS: task.access,
    COORD_BRIEF: briefOf(task),
    ...(task.port !== undefined && { COORD_PORT: String(task.port) }),
  };
}

/** A session that goes on has read its brief; every answer has to have its form. */
export function promptFor(command: AgentCommand, task: AgentTask): string {
  const brief = command.resume && task.resume ? undefined : briefOf(task);
  const paragraphs = [
    brief === undefined ? '' : briefed(brief, command),
    task.prompt.trim(),
    task.output
      ? `When you are done, answer with one JSON value that fits this JSON Schema, and with nothing else:\n${JSON.stringify(task.output)}`
      : '',
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

function briefed(path: string, { brief }: AgentCommand): string {
  return brief === 'text' ? readFileSync(path, 'utf8').trim() : `Your role is described in ${path}; read it first.`;
}

function briefOf({ briefPath }: AgentTask): string | undefined {
  return existsSync(briefPath) ? briefPath : undefined;
}
