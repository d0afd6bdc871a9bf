import { examineClient } from '../../hooks/examination/client.ts';
import { examineHooks } from '../../hooks/examination/examine.ts';
import type { Finding, Scene } from '../../hooks/examination/finding.ts';
import { worktreesOf } from '../../hooks/install.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { examineState } from '../../services/state-care.ts';
import type { Workplace } from '../../services/workplace.ts';
import { join } from 'node:path';
import { hookSources } from '../hook-sources.ts';
import type { Terminal } from '../terminal.ts';

/** Everything that coord relies on here. */
export async function examineAll(workplace: Workplace, terminal: Terminal): Promise<Finding[]> {
  const scene = await sceneOf(workplace, terminal);
  return [...(await examineHooks(scene)), ...(await examineClient(scene)), ...(await stateFindings(workplace))];
}

export async function sceneOf(workplace: Workplace, { env }: Terminal): Promise<Scene> {
  return {
    workplace,
    sources: hookSources(),
    env,
    platform: process.platform,
    worktrees: await worktreesOf(workplace),
    install: installCommand(workplace),
  };
}

/** Names the config where a plain `coord hooks install` in the repository would take another. */
function installCommand({ source, repository }: Workplace): string {
  const top = repository.main ?? repository.worktree;
  const isUsual = source.configPath === join(top, 'coord.config.yaml');
  return isUsual ? 'coord hooks install' : `coord hooks install --config ${shellWord(source.configPath)}`;
}

async function stateFindings(workplace: Workplace): Promise<Finding[]> {
  const ailments = await examineState(workplace);
  return ailments.map(({ severity, where, what, mend, repairable }) => ({
    severity,
    check: 'state',
    where: join(workplace.layout.root, where),
    what,
    mend: repairable ? `coord doctor --state --repair, which ${mend}` : mend,
  }));
}
