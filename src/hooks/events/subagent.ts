import { endInstance, register } from '../../services/instances/instances.ts';
import { attend } from '../attendance.ts';
import type { HookPayload } from '../payload.ts';
import { goOn, type HookReply, notice, PASS } from '../reply.ts';
import { type HookWorld, openProject } from '../world.ts';
import { violationsBeforeStop } from './stop.ts';

/** SubagentStart: the subagent is registered under its session. */
export async function subagentStart(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const { agent, session } = payload;
  const attended = await attend(payload, world);
  if (!attended.ok || !agent) return PASS;
  const { workplace, instance, policy } = attended.value;
  const { run, worktree, branch, process } = instance;
  // One whose type is a role says so to others; what it may write is its session's.
  const role = agent.type !== undefined && policy.roleIds.includes(agent.type) ? agent.type : instance.role;
  await register(workplace, {
    id: agent.id,
    kind: 'subagent',
    parent: session,
    session,
    worktree,
    ...(agent.type !== undefined && { agentType: agent.type }),
    ...(role !== undefined && { role }),
    ...(run !== undefined && { run }),
    ...(branch !== undefined && { branch }),
    ...(process && { process }),
    source: 'subagent',
  });
  return PASS;
}

/** SubagentStop: it has ended, unless it has something to mend first. */
export async function subagentStop(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const { agent } = payload;
  if (!agent) return PASS;
  const attended = await attend(payload, world);
  const { reason, forPerson } = attended.ok ? await violationsBeforeStop(payload, world, attended.value) : {};
  if (reason !== undefined) return goOn(reason, forPerson);
  await endInstance(await openProject(payload, world), agent.id, 'done');
  return forPerson === undefined ? PASS : notice(forPerson);
}
