import { rememberedMode } from '../services/guard/policy.ts';
import { failingIn } from './guarding.ts';
import type { Failing } from './reply.ts';
import type { EventHandler, HookAnswers, HookWorld } from './world.ts';

/** What answers each event. Loaded late: a hook runs one of them, once. */
const HANDLERS: Record<string, () => Promise<EventHandler>> = {
  SessionStart: async () => (await import('./events/session-start.ts')).sessionStart,
  UserPromptSubmit: async () => (await import('./events/user-prompt.ts')).userPrompt,
  PreToolUse: async () => (await import('./events/before-tool.ts')).beforeTool,
  PostToolUse: async () => (await import('./events/after-tool.ts')).afterTool('PostToolUse'),
  PostToolUseFailure: async () => (await import('./events/after-tool.ts')).afterTool('PostToolUseFailure'),
  PostToolBatch: async () => (await import('./events/after-tool.ts')).afterTool('PostToolBatch'),
  PreCompact: async () => (await import('./events/before-compaction.ts')).beforeCompaction,
  SubagentStart: async () => (await import('./events/subagent.ts')).subagentStart,
  SubagentStop: async () => (await import('./events/subagent.ts')).subagentStop,
  Stop: async () => (await import('./events/stop.ts')).stop,
  SessionEnd: async () => (await import('./events/session-end.ts')).sessionEnd,
};

export const hookAnswers: HookAnswers = { handlerOf, failingOf };

async function handlerOf(event: string): Promise<EventHandler | undefined> {
  return Object.hasOwn(HANDLERS, event) ? HANDLERS[event]?.() : undefined;
}

async function failingOf(world: HookWorld): Promise<Failing> {
  const workplace = await world.open(world.env['CLAUDE_PROJECT_DIR'] || '.');
  return failingIn(workplace, rememberedMode(workplace.source));
}
