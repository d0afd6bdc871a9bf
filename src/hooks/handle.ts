import { effectOf } from '../domain/tools.ts';
import { type HookPayload, parsePayload } from './payload.ts';
import { type Failing, fault, type HookReply, PASS } from './reply.ts';
import type { HookAnswers, HookWorld } from './world.ts';

/** Called only where something is to be judged or told, and then perhaps more than once. */
type LoadAnswers = () => Promise<HookAnswers>;

/** One Claude Code event in, one reply out. Never throws: a hook that dies would let the write through. */
export async function handleHook(
  event: string,
  input: string,
  world: HookWorld,
  load: LoadAnswers,
): Promise<HookReply> {
  const payload = parsePayload(input);
  if (!payload.ok) return fault(event, payload.error.tool, payload.error, await failingWithout(world, load));
  try {
    return await dispatch(event, payload.value, world, load);
  } catch (error) {
    const { name, message: reason } = error instanceof Error ? error : { name: '', message: String(error) };
    const mend =
      name === 'StateUnreadable'
        ? 'A person has to look at that file; moving it away lets coord start afresh.'
        : 'A person has to look: coord could not use the file system as it must.';
    return fault(event, payload.value.tool, { reason, mend }, await failingWithout(world, load));
  }
}

async function dispatch(event: string, payload: HookPayload, world: HookWorld, load: LoadAnswers): Promise<HookReply> {
  if (event === 'PreToolUse') {
    if (payload.tool === undefined) return fault(event, undefined, NO_TOOL, await failingWithout(world, load));
    // Nothing is judged about a tool that only reads, so nothing that could fail is asked.
    if (effectOf(payload.tool, payload.input).kind === 'read') return PASS;
  }
  if (world.record === undefined && world.env['COORD_RUN']) {
    const { leavesToOwnHooks } = await import('./own-hooks.ts');
    if (leavesToOwnHooks(event, payload, world)) return PASS;
  }
  const handler = await (await load()).handlerOf(event);
  return handler ? handler(payload, world) : PASS;
}

const NO_TOOL = {
  reason: "the hook's input names no tool",
  mend: 'Claude Code and coord disagree about the format of hook events: update both.',
};

/** How to fail where the payload or the state is unusable. */
async function failingWithout(world: HookWorld, load: LoadAnswers): Promise<Failing> {
  try {
    return await (await load()).failingOf(world);
  } catch {
    return { mode: 'enforce' };
  }
}
