import { packageFile } from '../../config/package-file.ts';
import { openQuestions } from '../approvals/open-questions.ts';
import type { OpenTeam } from '../open-team.ts';

export interface ExpiredRun {
  run: string;
  step: string;
  text: string;
}

/**
 * Has runs carried on that nobody has answered in time, each by a process of its own that nobody waits for: the run itself
 * says what an unanswered question comes to. @param tried what was begun before, which is not begun again
 */
export async function carryOnExpired({ workplace }: OpenTeam, tried: Set<string>): Promise<ExpiredRun[]> {
  const now = workplace.clock.now().toISOString();
  const due = (await openQuestions(workplace)).filter(({ expires }) => expires !== undefined && expires < now);
  const begun: ExpiredRun[] = [];
  for (const { run, key } of due) {
    if (tried.has(`${run} ${key}`)) continue;
    tried.add(`${run} ${key}`);
    begun.push({ run, step: key, text: `Nobody has answered ${key} of run ${run} in time; it goes on without.` });
  }
  for (const run of new Set(begun.map((one) => one.run))) resume(run, workplace.source.configPath);
  return begun;
}

function resume(run: string, configPath: string): void {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const args = [packageFile('dist/coord.js'), 'resume', run, '--config', configPath];
  const child = spawn(process.execPath, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
