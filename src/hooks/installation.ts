import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openWorkplace, type Workplace } from '../services/workplace.ts';
import { replaceFile } from '../store/files/replace-file.ts';
import { stateLayout } from '../store/files/state-layout.ts';
import { StateUnreadable } from '../store/leases.ts';

/** The record from which the hook program knows whom it serves: one of the installer's, and one of each run's. */
export interface Installation {
  /** The config in force, absolute. */
  configPath: string;
  /** The version of coord that wrote the record. */
  version: string;
}

export function writeInstallation(record: string, installation: Installation): void {
  replaceFile(record, `${JSON.stringify(installation)}\n`);
}

export function readInstallation(record: string): Installation {
  let value: Partial<Installation> | null;
  try {
    value = JSON.parse(readFileSync(record, 'utf8')) as Partial<Installation> | null;
  } catch (error) {
    throw new StateUnreadable(record, `what coord installed cannot be read: ${(error as Error).message}`);
  }
  if (typeof value?.configPath !== 'string' || typeof value.version !== 'string') {
    throw new StateUnreadable(record, 'what coord installed is not described as coord writes it');
  }
  return { configPath: value.configPath, version: value.version };
}

/** How the hook program was started. */
export interface HookStart {
  /** The program itself, which lies in `<state>/bin/`. */
  program: string;
  /** A run's own record; without one, it is the installed hook that was started. */
  record: string | undefined;
  platform: NodeJS.Platform;
}

/** Opens the workplace of a started hook program. */
export function hookWorkplace({ program, record, platform }: HookStart, cwd: string): Workplace {
  const stateDir = dirname(dirname(program));
  const { configPath } = readInstallation(record ?? stateLayout(stateDir).installation);
  return openWorkplace({ cwd, configPath, stateDir, platform });
}
