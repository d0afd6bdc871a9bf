import type { Workplace } from '../services/workplace.ts';

/** Why no hooks can be put in, as two sentences without a full stop. */
export interface NotInstallable {
  reason: string;
  mend: string;
}

/** Hooks serve the config of the main checkout: where git knows none, there is nothing for them to serve. */
export function whyNotInstallable({ repository }: Pick<Workplace, 'repository'>): NotInstallable | undefined {
  if (repository.main !== undefined) return undefined;
  return {
    reason: 'git knows no main checkout here, and so no config is in force',
    mend: 'Go there; a bare repository has none: clone it, and put the hooks in there with coord hooks install',
  };
}
