import { installHooks } from '../../hooks/install.ts';
import { whyNotInstallable } from '../../hooks/installable.ts';
import { installCoordProgram } from '../../hooks/program.ts';
import { applyPlan } from '../../services/briefs/apply.ts';
import { planRoleBriefs } from '../../services/briefs/briefs.ts';
import { type AddedWorktree, addWorktree } from '../../services/worktrees/add.ts';
import { portPlanOf, readinessOf, worktreesHome } from '../../services/worktrees/home.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import type { Result } from '../../domain/result.ts';
import { hookSources } from '../hook-sources.ts';
import { turnRequest } from '../git/turn-request.ts';
import { openForPerson } from '../open-for-person.ts';
import type { SharedTeam } from '../open-shared.ts';
import { NO_REPOSITORY, refuse } from '../refuse.ts';
import { stopOnSignals } from '../run/signals.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  branch?: string;
  from?: string;
  name?: string;
  json?: true;
  config?: string;
}

export async function addOne(role: string, options: Options, terminal: Terminal): Promise<void> {
  const team = openForPerson('adds worktrees', terminal, options.config);
  if (!team) return;
  const { workplace, policy } = team;
  const { repository } = workplace;
  if (!policy.roleIds.includes(role))
    return refuse(invalid(`there is no role ${role}; the roles are ${policy.roleIds.join(', ')}`).error, terminal);
  if (!repository.git) return refuse(NO_REPOSITORY, terminal);
  const added = await makeWorktree(role, options, team, terminal);
  if (!added.ok) return refuse(added.error, terminal);
  const { path, branch: made, ports } = added.value;
  if (options.json) return terminal.out(JSON.stringify({ path, role, branch: made, ...(ports && { ports }) }));
  terminal.out(safeText(`${path} is ready for role ${role}, on branch ${made}${portText(ports)}.`));
  terminal.out(safeText(`Begin with: cd ${shellWord(path)} && claude`));
}

/** A worktree that a session of the role can begin in. */
export async function makeWorktree(
  role: string,
  { branch, from, name }: Pick<Options, 'branch' | 'from' | 'name'>,
  team: SharedTeam,
  terminal: Terminal,
): Promise<Result<AddedWorktree, Refused>> {
  const { workplace, loaded, author } = team;
  const { repository } = workplace;
  const { signal, dispose } = stopOnSignals(terminal);
  const added = await addWorktree(workplace, {
    role,
    home: worktreesHome(repository.main ?? repository.worktree, loaded.config),
    readiness: readinessOf(loaded.config),
    ports: portPlanOf(loaded.config),
    by: author,
    turn: turnRequest(`worktree add ${role}`, team, terminal),
    watch: { signal, started: () => undefined },
    ...(branch !== undefined && { branch }),
    ...(from !== undefined && { from }),
    ...(name !== undefined && { name }),
  }).finally(dispose);
  if (!added.ok) return added;
  if (portPlanOf(loaded.config) && !added.value.ports) terminal.err('coord: no ports are left for it.');
  await equip(added.value.path, role, team, terminal);
  return added;
}

function portText(ports: { from: number; count: number } | undefined): string {
  return ports ? `, with ports ${ports.from} to ${ports.from + ports.count - 1}` : '';
}

/** The role's brief, and the hooks: what fails here is told, and the worktree is there all the same. */
async function equip(path: string, role: string, { loaded, workplace }: SharedTeam, terminal: Terminal): Promise<void> {
  installCoordProgram(workplace.layout, hookSources());
  const plan = await planRoleBriefs(loaded, workplace, { roles: [role] });
  if (plan.ok) await applyPlan(plan.value, workplace.repository);
  else showDiagnostics(terminal, plan.error);
  const why = whyNotInstallable(workplace);
  if (why) return terminal.err(safeText(`coord: the hooks are not in ${path}: ${why.reason}. ${why.mend}.`));
  const hooks = await installHooks(workplace, hookSources(), path);
  if (hooks.ok) return;
  for (const { path: file, fault } of hooks.error)
    terminal.err(
      safeText(`coord: the hooks are not in ${file}: ${fault.message}. Put them in with: coord hooks install`),
    );
}
