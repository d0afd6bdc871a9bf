import type { Decision } from '../../domain/decide.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { explain } from '../guard/refusal.ts';
import type { Workplace } from '../workplace.ts';

/** As in `server/main.js is owned by role backend, and you are role frontend (coord.config.yaml:9, server/**).` */
export function groundOf(
  { path, decision }: { path: string; decision: Decision },
  { source, layout }: Workplace,
  role: string | undefined,
): string {
  const context = { role, configFile: source.configFile, coord: shellWord(layout.coordProgram) };
  const [text = ''] = explain({ kind: 'decided', path, decision }, context).split('\n');
  return text.replace(/^coord: /, '');
}
