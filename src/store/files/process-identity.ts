import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Which process a pid means: a pid is reused, and only with the time it was started, within one boot, it names one
 * process. `start` is in whatever unit the system has; it is only compared.
 */
export interface ProcessIdentity {
  pid: number;
  start: string;
  boot: string;
}

/** The process that has this pid now, or undefined where there is none. @param boot the boot that runs now */
export function identify(pid: number, boot: string, platform: NodeJS.Platform): ProcessIdentity | undefined {
  const start = platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return start === undefined ? undefined : { pid, start, boot };
}

/** Field 22 of /proc/PID/stat (proc(5)); the name in field 2 may hold blanks and brackets. A zombie has ended. */
function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function startByPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
