import type { LoadedConfig } from '../../config/config.ts';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { policyDocumentOf } from '../../config/policy.ts';
import { ok, type Result } from '../../domain/result.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { listBindings } from '../bindings.ts';
import type { Workplace } from '../workplace.ts';
import { applyPlan } from './apply.ts';
import type { Brief } from './brief-files.ts';
import { type BriefPlan, planBriefs } from './plan.ts';
import { survey } from './survey.ts';
import { writeTexts } from './write-texts.ts';

export interface BriefOptions {
  /** Whose briefs. Default: every role's. */
  roles?: readonly string[];
  /** Takes the briefs away again. Default: writes them. */
  remove?: boolean;
}

/** Reads the repository and decides what `applyPlan` has to do; changes nothing. */
export async function planRoleBriefs(
  loaded: LoadedConfig,
  workplace: Workplace,
  { roles = Object.keys(loaded.config.roles), remove = false }: BriefOptions = {},
): Promise<Result<BriefPlan, Diagnostic[]>> {
  const briefs = remove ? ok(roles.map((role) => ({ role, block: '' }))) : textsOf(roles, loaded, workplace);
  if (!briefs.ok) return briefs;

  const bindings = listBindings(workplace.layout);
  const roots = bindings.map(({ worktree }) => worktree);
  const found = await survey(loaded.dir, workplace.repository, roots);
  return ok(
    planBriefs(
      {
        configDir: loaded.dir,
        briefs: briefs.value,
        remove,
        roleOf: new Map(bindings.map(({ worktree, role }) => [worktree, role])),
        roleIds: Object.keys(loaded.config.roles),
      },
      found,
    ),
  );
}

function textsOf(
  roles: readonly string[],
  loaded: LoadedConfig,
  { source, layout }: Workplace,
): Result<Brief[], Diagnostic[]> {
  const policy = policyDocumentOf(loaded, source);
  return writeTexts(roles, loaded.dir, { config: loaded.config, policy, coord: shellWord(layout.coordProgram) });
}

/** Brings every brief up to date: the roles' own files, and those in worktrees that are bound to a role. */
export async function writeBriefs(
  loaded: LoadedConfig,
  workplace: Workplace,
): Promise<Result<BriefPlan, Diagnostic[]>> {
  const plan = await planRoleBriefs(loaded, workplace);
  if (plan.ok) await applyPlan(plan.value, workplace.repository);
  return plan;
}
