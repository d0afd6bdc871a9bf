import { spawn } from 'node:child_process';
import { packageFile } from '../../config/package-file.ts';
import { type Notice, notifiersOf } from '../../services/team/notices.ts';
import type { OpenTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Tells whoever the config names, by another process that nobody waits for: what is told of goes on whatever becomes of
 * it. Only the bell is rung here, as that process has no terminal.
 */
export function tellOutside({ kind, text }: Notice, { loaded, workplace }: OpenTeam, terminal: Terminal): void {
  const notifiers = notifiersOf(loaded.config.notify, kind);
  if (notifiers.some((notifier) => notifier.kind === 'bell')) terminal.ring();
  if (notifiers.every((notifier) => notifier.kind === 'bell')) return;
  const { configPath } = workplace.source;
  const args = [
    packageFile('dist/coord.js'),
    'notify',
    '--background',
    '--kind',
    kind,
    '--config',
    configPath,
    '--',
    text,
  ];
  const child = spawn(process.execPath, args, { detached: true, stdio: 'ignore', cwd: terminal.cwd });
  child.on('error', () => undefined);
  child.unref();
}
