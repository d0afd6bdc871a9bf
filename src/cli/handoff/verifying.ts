import { randomUUID } from 'node:crypto';
import { approvalRuleOf } from '../../config/handoff-rule.ts';
import { protocolOf } from '../../services/handoffs/protocol.ts';
import type { Verifying } from '../../services/handoffs/verify.ts';
import { teamOf } from '../../services/runs/team.ts';
import { readinessOf, worktreesHome } from '../../services/worktrees/home.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';

/** What verifying needs, from the config in force; told, and undefined, where the config's rule has mistakes. */
export function verifyingBy(
  { loaded, policy, workplace }: OpenTeam,
  signal: AbortSignal,
  report: (activity: string) => void,
  terminal: Terminal,
): Verifying | undefined {
  const rule = approvalRuleOf(loaded);
  if (!rule.ok) {
    showDiagnostics(terminal, rule.error);
    terminal.exit(EXIT.invalid);
    return undefined;
  }
  const { repository, processes, source } = workplace;
  const self = processes.identify(process.pid);
  return {
    protocol: protocolOf(loaded.config),
    rule: rule.value,
    team: teamOf(loaded.config, loaded.dir, source.base),
    policy,
    home: worktreesHome(repository.main ?? repository.worktree, loaded.config),
    readiness: readinessOf(loaded.config),
    holder: { session: `handoff:${randomUUID()}`, ...(self && { process: self }) },
    signal,
    report,
  };
}
