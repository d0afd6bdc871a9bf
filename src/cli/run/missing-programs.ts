import { isAbsolute } from 'node:path';
import { programOf } from '../../config/agent-presets.ts';
import type { CoordConfig } from '../../config/generated/config.ts';
import type { Playbook, Step } from '../../domain/playbook.ts';
import { findProgram } from '../../hooks/examination/executable.ts';
import type { Bindings } from '../../services/runs/run-parts.ts';
import type { Terminal } from '../terminal.ts';

/** The programs that this run's agents would need and that are not here, a sentence each: better said before than half way. */
export function missingPrograms(
  { steps, finally: atEnd }: Playbook,
  bound: Bindings,
  { roles }: CoordConfig,
  { env }: Pick<Terminal, 'env'>,
): string[] {
  const parts = new Set(agentParts([...steps, ...atEnd], (part) => part));
  const players = new Set([...parts].flatMap((part) => bound[part] ?? []));
  const faults = [...players].flatMap((role) => {
    const agent = roles[role]?.agent ?? {};
    if (agent.kind === 'manual') return [];
    const isClaude = agent.kind !== 'command';
    const program = isClaude ? env['COORD_CLAUDE'] || 'claude' : programOf(agent)?.argv[0];
    // One that is named by a path in the repository is looked for in the worktree, once there is one.
    if (program === undefined || (program.includes('/') && !isAbsolute(program))) return [];
    if (findProgram(program, env['PATH']) !== undefined) return [];
    return isClaude
      ? `role ${role} is played by Claude Code, and there is no program ${program}; install it, say where it is with COORD_CLAUDE, or rehearse the playbook with --rehearse`
      : `role ${role} is played by ${program}, and there is no such program; install it, or say in the role's agent.command.argv where it is`;
  });
  return [...new Set(faults)];
}

/** The parts whose agents have something to do. @param named what a part goes by outside of a used playbook */
function agentParts(steps: readonly Step[], named: (part: string) => string | undefined): string[] {
  return steps.flatMap((step): string[] => {
    if (step.verb === 'agent') return [named(step.part) ?? []].flat();
    if (step.verb === 'use')
      return agentParts(step.steps, (part) => {
        const ours = step.parts[part];
        return ours === undefined ? undefined : named(ours);
      });
    return 'steps' in step ? agentParts(step.steps, named) : [];
  });
}
