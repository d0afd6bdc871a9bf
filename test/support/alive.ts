import { execFileSync } from 'node:child_process';

/** Whether a process has not ended yet. One that nobody has waited for (a zombie) has. */
export function isAlive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}

/** Whether any process has this word on its command line. */
export function isAtWork(word: string): boolean {
  return execFileSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' }).includes(word);
}
