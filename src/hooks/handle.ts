import type { Mode } from '../domain/policy.ts';
import { effectOf } from '../domain/tools.ts';
import { StateUnreadable } from '../store/leases.ts';
import { type HookPayload, parsePayload } from './payload.ts';
import { fault, type HookReply, PASS } from './reply.ts';
import type { EventHandler, HookWorld } from './world.ts';

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

/** One Claude Code event in, one reply out. Never throws: a hook that dies would let the write through. */
export async function handleHook(event: string, input: string, world: HookWorld): Promise<HookReply> {
  const payload = parsePayload(input);
  if (!payload.ok) return fault(event, payload.error.tool, payload.error, await modeWithout(world));
  try {
    return await dispatch(event, payload.value, world);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const mend =
      error instanceof StateUnreadable
        ? 'A person has to look at that file; moving it away lets coord start afresh.'
        : 'A person has to look: coord could not use the file system as it must.';
    return fault(event, payload.value.tool, { reason, mend }, await modeWithout(world));
  }
}

async function dispatch(event: string, payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const load = Object.hasOwn(HANDLERS, event) ? HANDLERS[event] : undefined;
  if (!load) return PASS;
  if (event === 'PreToolUse') {
    if (payload.tool === undefined) return fault(event, undefined, NO_TOOL, await modeWithout(world));
    // Nothing is judged about a tool that only reads, so nothing that could fail is asked.
    if (effectOf(payload.tool, payload.input).kind === 'read') return PASS;
  }
  return (await load())(payload, world);
}

const NO_TOOL = {
  reason: "the hook's input names no tool",
  mend: 'Claude Code and coord disagree about the format of hook events: update both.',
};

/** The mode to fail in where the payload or the state is unusable. */
async function modeWithout(world: HookWorld): Promise<Mode> {
  try {
    const { rememberedMode } = await import('../services/guard/policy.ts');
    return rememberedMode((await world.open(world.env['CLAUDE_PROJECT_DIR'] || '.')).source);
  } catch {
    return 'enforce';
  }
}
