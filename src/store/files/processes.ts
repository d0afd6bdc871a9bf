import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import type { Clock } from '../../domain/clock.ts';
import type { Processes } from '../../domain/process.ts';

/** The processes of this machine, as far as they can be seen from here. */
export function systemProcesses(clock: Clock, platform: NodeJS.Platform): Processes {
  let known: string | undefined;
  const space = () => (known ??= platform === 'linux' ? ownSpace() : '');
  const startOf = platform === 'linux' ? startOnLinux : startByPs;
  return {
    identify(pid) {
      const start = startOf(pid);
      return start === undefined ? undefined : { pid, start, boot: clock.monotonic().boot, space: space() };
    },
    stateOf(process) {
      // No process lives through a reboot.
      if (process.boot !== clock.monotonic().boot) return 'ended';
      if (process.space !== space()) return 'unknown';
      return startOf(process.pid) === process.start ? 'running' : 'ended';
    },
  };
}

/** As in `pid:[4026531836]` (pid_namespaces(7)). */
function ownSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
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
