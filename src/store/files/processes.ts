import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { Clock } from '../../domain/clock.ts';
import type { Processes } from '../../domain/process.ts';
import { programOutput } from './program-output.ts';

/** The processes of this machine, as far as they can be seen from here. `identify` throws where the system does not say. */
export function systemProcesses(clock: Clock, platform: NodeJS.Platform): Processes {
  let known: string | undefined;
  const space = () => (known ??= platform === 'linux' ? ownSpace() : '');
  const [startOf, parentOf] = platform === 'linux' ? [startOnLinux, parentOnLinux] : [startByPs, parentByPs];
  const identify = (pid: number) => {
    const start = startOf(pid);
    return start === undefined ? undefined : { pid, start, boot: clock.monotonic().boot, space: space() };
  };
  return {
    identify,
    firstAbove(pid, passedOver) {
      // The first process of all is nobody's client; what goes round is not there.
      for (let [at, steps] = [pid, 0]; at > 1 && steps < MAX_STEPS; steps += 1) {
        const seen = parentOf(at);
        if (!seen) return undefined;
        if (!passedOver.has(seen.name)) return identify(at);
        at = seen.parent;
      }
      return undefined;
    },
    stateOf(process) {
      // No process lives through a reboot.
      if (process.boot !== clock.monotonic().boot) return 'ended';
      try {
        if (process.space !== space()) return 'unknown';
        return startOf(process.pid) === process.start ? 'running' : 'ended';
      } catch {
        // Nobody may take anything from a process only because too many files are open to look it up.
        return 'unknown';
      }
    },
  };
}

/** As many processes are looked at on the way up. */
const MAX_STEPS = 50;

interface Seen {
  /** The program's name, without its folder and the dash that marks a login shell. */
  name: string;
  parent: number;
}

/** As in `pid:[4026531836]` (pid_namespaces(7)). */
function ownSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

/** Field 22 of /proc/PID/stat (proc(5)). A zombie has ended. */
function startOnLinux(pid: number): string | undefined {
  const fields = statOf(pid)?.fields;
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

function parentOnLinux(pid: number): Seen | undefined {
  const stat = statOf(pid);
  return stat && { name: programName(stat.name), parent: Number(stat.fields[1]) };
}

/** The fields from the third on; the name in the second one may hold blanks and brackets. */
function statOf(pid: number): { name: string; fields: string[] } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    return { name: stat.slice(stat.indexOf('(') + 1, end), fields: stat.slice(end + 2).split(' ') };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** A process that ends while its file is read gives ESRCH. */
function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function parentByPs(pid: number): Seen | undefined {
  const [, parent, name] = /^\s*(\d+)\s+(.+)$/.exec(ps(pid, 'ppid=,comm=') ?? '') ?? [];
  return name === undefined ? undefined : { name: programName(name), parent: Number(parent) };
}

function programName(name: string): string {
  return basename(name.trim()).replace(/^-/, '');
}

/** A start time has to read the same for everybody, whatever language and time zone they have set. */
const PS_ENV = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' };

const startByPs = (pid: number) => ps(pid, 'lstart=');

function ps(pid: number, format: string): string | undefined {
  try {
    return programOutput('ps', ['-o', format, '-p', String(pid)], PS_ENV) || undefined;
  } catch (error) {
    // 1 says that there is no such process.
    if ((error as { status?: unknown }).status === 1) return undefined;
    throw error;
  }
}
