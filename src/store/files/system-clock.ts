import { readFileSync } from 'node:fs';
import type { Clock } from '../../domain/clock.ts';
import { programOutput } from './program-output.ts';

/**
 * The clock of this machine. process.hrtime counts on CLOCK_MONOTONIC (macOS: mach time), which all processes of one
 * boot share and which no change of the wall clock touches.
 */
export function systemClock(platform: NodeJS.Platform): Clock {
  let boot: string | undefined;
  return {
    now: () => new Date(),
    monotonic: () => {
      boot ??= bootId(platform);
      return { boot, ms: Number(process.hrtime.bigint() / 1_000_000n) };
    },
  };
}

function bootId(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return programOutput('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']);
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}
