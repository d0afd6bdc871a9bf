import { existsSync } from 'node:fs';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { parsePlaybook } from '../../config/playbooks/playbook.ts';
import type { Shelf } from '../../config/playbooks/uses.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { ok, type Result } from '../../domain/result.ts';
import { pinnedIn, readPinned, type RunFolder, usedPath } from '../../services/runs/runs.ts';

/** The playbook that a run is pinned to, with those that it uses. @param hash what its journal says that it is pinned to */
export function parsePinned(run: RunFolder, hash: string): Result<Playbook, Diagnostic[]> {
  const folder = pinnedIn(run, hash);
  const shelf: Shelf = {
    names: () => [],
    find: (name) => {
      const file = usedPath(folder, name);
      return existsSync(file) ? ok({ file, text: readPinned(file) }) : undefined;
    },
  };
  return parsePlaybook(folder.playbookPath, readPinned(folder.playbookPath), undefined, shelf);
}
