import type { Playbook } from '../../domain/playbook.ts';
import type { LoadedConfig } from '../../config/config.ts';
import type { Bindings } from '../../services/runs/run-parts.ts';
import type { Terminal } from '../terminal.ts';
import { findPlaybook, ownPlaybookNames, playbookNames, shelfOf } from './find-playbook.ts';
import { loadPlaybook } from './load-playbook.ts';

/** A playbook in a few words; as JSON it is what `coord playbooks --json` prints. */
export interface ListedPlaybook extends Pick<Playbook, 'name' | 'description' | 'parts' | 'inputs'> {
  from: 'here' | 'coord';
  file: string;
  /** Who plays its parts here, as the config says. */
  played: Bindings;
  /** The playbooks that it uses, directly or not. */
  uses: string[];
  /** It has a script to rehearse it with. */
  rehearsal: boolean;
  /** Of one that has mistakes nothing else is known. */
  mistakes: number;
}

/** Every playbook that there is, by name. */
export function listPlaybooks({ dir: configDir, config }: LoadedConfig, terminal: Terminal): ListedPlaybook[] {
  const own = ownPlaybookNames(configDir);
  const shelf = shelfOf(configDir, terminal);
  return playbookNames(configDir).flatMap((name): ListedPlaybook[] => {
    const files = findPlaybook(name, configDir, terminal);
    if (!files) return [];
    const loaded = loadPlaybook(files, shelf, false);
    const from = own.includes(name) ? 'here' : 'coord';
    const played = config.playbooks?.[name]?.parts ?? {};
    const of = { name, from, file: files.playbook.shown, played, rehearsal: files.script !== undefined } as const;
    if (!loaded.ok) return [{ ...of, description: '', parts: {}, inputs: {}, uses: [], mistakes: loaded.error.length }];
    const { description, parts, inputs, used } = loaded.value.playbook;
    return [{ ...of, description, parts, inputs, uses: Object.keys(used).sort(), mistakes: 0 }];
  });
}
