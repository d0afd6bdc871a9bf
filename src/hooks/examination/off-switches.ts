import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../install.ts';
import { type Finding, fault, type Scene } from './finding.ts';

/** A settings file that the client reads, as far as it can be read. */
interface SettingsFile {
  path: string;
  /** Written by whoever runs the machine: no other file overrules it. */
  managed: boolean;
  settings: Record<string, unknown>;
}

/** Whatever keeps the client from running the hooks that stand in a worktree's settings. */
export function examineSwitches(worktree: string, scene: Scene): Finding[] {
  const files = settingsFiles(worktree, scene);
  const managed = files.filter((file) => file.managed);
  return [
    ...disabled(files),
    ...managed.flatMap(({ path, settings }) =>
      MANAGED_ONLY.filter(({ isOn }) => isOn(settings)).map(({ key, means }) =>
        fault(
          'off-switch',
          path,
          `"${key}" is set: ${means}`,
          `have whoever manages this machine take "${key}" out of it`,
        ),
      ),
    ),
  ];
}

/** Each hides a person's hooks (seen in clients 2.1.197 and 2.1.329); only a managed file can say so. */
const MANAGED_ONLY = [
  {
    key: 'allowManagedHooksOnly',
    means: 'the client runs no hooks but those of managed settings',
    isOn: ({ allowManagedHooksOnly }: Record<string, unknown>) => allowManagedHooksOnly === true,
  },
  {
    key: 'strictPluginOnlyCustomization',
    means: 'the client runs no hooks but those of plugins',
    isOn: ({ strictPluginOnlyCustomization: strict }: Record<string, unknown>) =>
      strict === true || (Array.isArray(strict) && strict.includes('hooks')),
  },
];

/** The file that is read last and says anything about it decides. */
function disabled(files: readonly SettingsFile[]): Finding[] {
  const last = files.findLast(({ settings }) => typeof settings['disableAllHooks'] === 'boolean');
  if (last?.settings['disableAllHooks'] !== true) return [];
  const mend = last.managed
    ? 'have whoever manages this machine take "disableAllHooks" out of it'
    : 'take "disableAllHooks" out of this file';
  return [fault('off-switch', last.path, '"disableAllHooks" is set: the client runs no hooks', mend)];
}

/** The files that the client reads for a session there, from the weakest to the strongest. */
function settingsFiles(worktree: string, { env, platform }: Scene): SettingsFile[] {
  const own = env['CLAUDE_CONFIG_DIR'] || join(env['HOME'] ?? '/', '.claude');
  const person = [join(own, 'settings.json'), join(worktree, '.claude/settings.json'), join(worktree, SETTINGS)];
  return [
    ...person.map((path) => ({ path, managed: false, settings: settingsIn(path) })),
    ...managedFiles(platform).map((path) => ({ path, managed: true, settings: settingsIn(path) })),
  ];
}

function managedFiles(platform: NodeJS.Platform): string[] {
  const folder = platform === 'darwin' ? '/Library/Application Support/ClaudeCode' : '/etc/claude-code';
  const pieces = join(folder, 'managed-settings.d');
  const names = existsSync(pieces) ? readdirSync(pieces).filter((name) => /^[^.].*\.json$/.test(name)) : [];
  return [join(folder, 'managed-settings.json'), ...names.sort().map((name) => join(pieces, name))];
}

/** What the client ignores, as it can't read it, switches nothing off. */
function settingsIn(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
