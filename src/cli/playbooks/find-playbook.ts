import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageFile } from '../../config/package-file.ts';
import type { Shelf } from '../../config/playbooks/uses.ts';
import { readSourceFile } from '../../config/yaml/source-file.ts';
import { ok } from '../../domain/result.ts';
import type { Terminal } from '../terminal.ts';

/** Where a playbook lies, and its rehearsal script if it has one. */
export interface PlaybookFiles {
  name: string;
  playbook: NamedFile;
  script?: NamedFile;
}

interface NamedFile {
  path: string;
  /** The name to show. */
  shown: string;
}

/** Looks in the repository's `playbooks/`, beside the config in force, and then among those the package ships. */
export function findPlaybook(name: string, configDir: string, terminal: Terminal): PlaybookFiles | undefined {
  const folder = playbookFolders(configDir).find((folder) => namesIn(folder).includes(name));
  if (folder === undefined) return undefined;
  const scriptPath = join(folder, `${name}.rehearsal.yaml`);
  return {
    name,
    playbook: named(join(folder, `${name}.yaml`), terminal),
    ...(existsSync(scriptPath) && { script: named(scriptPath, terminal) }),
  };
}

/** The playbooks that one of this repository can use. */
export function shelfOf(configDir: string, terminal: Terminal): Shelf {
  return {
    names: () => playbookNames(configDir),
    find: (name) => {
      const found = findPlaybook(name, configDir, terminal);
      if (!found) return undefined;
      const { path, shown: file } = found.playbook;
      const text = readSourceFile(path, file);
      return text.ok ? ok({ file, text: text.value }) : text;
    },
  };
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

function named(path: string, terminal: Terminal): NamedFile {
  const shown = relative(terminal.cwd, path);
  return { path, shown: shown.startsWith('../..') ? path : shown };
}

function playbookFolders(configDir: string): string[] {
  return [join(configDir, 'playbooks'), packageFile('playbooks')].filter((folder) => existsSync(folder));
}
