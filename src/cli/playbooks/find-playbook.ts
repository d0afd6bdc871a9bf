import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageFile } from '../../config/package-file.ts';
import type { Terminal } from '../terminal.ts';

/** A playbook's file: its text, its rehearsal script if there is one, and the name to show. */
export interface PlaybookSource {
  shown: string;
  text: string;
  script?: { shown: string; text: string };
}

/** Looks in the repository's `playbooks/`, beside the config in force, and then among those the package ships. */
export function findPlaybook(name: string, configDir: string, terminal: Terminal): PlaybookSource | undefined {
  for (const folder of playbookFolders(configDir)) {
    const path = join(folder, `${name}.yaml`);
    if (!existsSync(path)) continue;
    const scriptPath = join(folder, `${name}.rehearsal.yaml`);
    return { ...read(path, terminal), ...(existsSync(scriptPath) && { script: read(scriptPath, terminal) }) };
  }
  return undefined;
}

export function playbookNames(configDir: string): string[] {
  return [...new Set(playbookFolders(configDir).flatMap(namesIn))].sort();
}

/** Those that stand beside the config: a person's own. */
export function ownPlaybookNames(configDir: string): string[] {
  const folder = join(configDir, 'playbooks');
  return existsSync(folder) ? namesIn(folder).sort() : [];
}

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && !file.endsWith('.rehearsal.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));
}

function read(path: string, terminal: Terminal): { shown: string; text: string } {
  const shown = relative(terminal.cwd, path);
  return { shown: shown.startsWith('..') ? path : shown, text: readFileSync(path, 'utf8') };
}

function playbookFolders(configDir: string): string[] {
  return [join(configDir, 'playbooks'), packageFile('playbooks')].filter((folder) => existsSync(folder));
}
