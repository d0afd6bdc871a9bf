import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openWorkplace, type Workplace } from '../services/workplace.ts';
import { replaceFile } from '../store/files/replace-file.ts';
import { type StateLayout, stateLayout } from '../store/files/state-layout.ts';
import { StateUnreadable } from '../store/leases.ts';

/** What the installer leaves beside the hook program, so that the program knows whom it serves. */
export interface Installation {
  /** The config in force, absolute. */
  configPath: string;
  /** The version of coord that installed the hook. */
  version: string;
}

export function writeInstallation(layout: StateLayout, installation: Installation): void {
  replaceFile(layout.installation, `${JSON.stringify(installation)}\n`);
}

function readInstallation(layout: StateLayout): Installation {
  let value: Partial<Installation> | null;
  try {
    value = JSON.parse(readFileSync(layout.installation, 'utf8')) as Partial<Installation> | null;
  } catch (error) {
    throw new StateUnreadable(layout.installation, `what coord installed cannot be read: ${(error as Error).message}`);
  }
  if (typeof value?.configPath !== 'string' || typeof value.version !== 'string') {
    throw new StateUnreadable(layout.installation, 'what coord installed is not described as coord writes it');
  }
  return { configPath: value.configPath, version: value.version };
}

/** Opens the workplace of an installed hook: its program lies in `<state>/bin/`. */
export function installedWorkplace(program: string, cwd: string, platform: NodeJS.Platform): Workplace {
  const stateDir = dirname(dirname(program));
  const { configPath } = readInstallation(stateLayout(stateDir));
  return openWorkplace({ cwd, configPath, stateDir, platform });
}
