import { type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { examineHooks } from '../../hooks/examination/examine.ts';
import { installHooks } from '../../hooks/install.ts';
import { applyPlan } from '../../services/briefs/apply.ts';
import { planRoleBriefs } from '../../services/briefs/briefs.ts';
import { sceneOf } from '../doctor/examine.ts';
import { hookSources } from '../hook-sources.ts';
import type { SharedTeam } from '../open-shared.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';

/** Brings the role's brief and the hooks of a worktree up to date, and looks whether they hold there. */
export async function makeSound(
  worktree: string,
  role: string,
  { loaded, workplace }: SharedTeam,
  terminal: Terminal,
): Promise<Result<void, Refused>> {
  const briefs = await planRoleBriefs(loaded, workplace, { roles: [role] });
  if (briefs.ok) await applyPlan(briefs.value, workplace.repository);
  else showDiagnostics(terminal, briefs.error);
  const installed = await installHooks(workplace, hookSources(), worktree);
  if (!installed.ok) {
    const [first] = installed.error;
    return refused(`the hooks are not in ${first?.path}: ${first?.fault.message}`, first?.fault.hint);
  }
  const scene = { ...(await sceneOf(workplace, terminal)), worktrees: [worktree], ownSettings: true };
  const fault = (await examineHooks(scene)).find(({ severity }) => severity === 'fault');
  return fault
    ? refused(`the hooks do not hold in ${worktree}: ${fault.where}: ${fault.what}`, `Mend: ${fault.mend}.`)
    : ok(undefined);
}
