import type { Notice } from '../../domain/notice.ts';
import type { Workplace } from '../../services/workplace.ts';

/**
 * Tells whoever the config names, by another process that nobody waits for: what is told of goes on whatever becomes of
 * it. The bell is not among them, as that process has no terminal.
 * @param coord the program, with what comes before its arguments
 */
export function tellInBackground(coord: readonly string[], { kind, text }: Notice, configPath: string): void {
  const [program = '', ...before] = coord;
  const args = [...before, 'notify', '--background', '--kind', kind, '--config', configPath, '--', text];
  // Asked for late: hardly any hook has anything to tell, and each module costs it its time.
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

/** The same from a hook, which has only the program that was installed with it. */
export function tellFromHook(notice: Notice, { layout, source }: Pick<Workplace, 'layout' | 'source'>): void {
  tellInBackground([layout.coordProgram], notice, source.configPath);
}
