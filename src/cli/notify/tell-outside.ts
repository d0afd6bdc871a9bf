import { packageFile } from '../../config/package-file.ts';
import { notifiersOf } from '../../config/notifiers.ts';
import type { Notice } from '../../domain/notice.ts';
import type { OpenTeam } from '../open-team.ts';
import { tellInBackground } from './background.ts';
import type { Terminal } from '../terminal.ts';

/** Tells whoever the config names, and waits for nobody. */
export function tellOutside(notice: Notice, { loaded, workplace }: OpenTeam, terminal: Terminal): void {
  const notifiers = notifiersOf(loaded.config.notify, notice.kind);
  if (notifiers.some(({ kind }) => kind === 'bell')) terminal.ring();
  if (notifiers.some(({ kind }) => kind !== 'bell'))
    tellInBackground([process.execPath, packageFile('dist/coord.js')], notice, workplace.source.configPath);
}
