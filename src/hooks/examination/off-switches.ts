import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../install.ts';
import { type Finding, fault, type Scene } from './finding.ts';

/** A settings file that the client reads, as far as it can be read. */
interface SettingsFile {
  path: string;
  /** Whose it is. What whoever manages the machine has written overrules all others. */
  of: 'person' | 'worktree' | 'machine';
  settings: Record<string, unknown>;
}

/** Whatever keeps the client from running the hooks that stand in a worktree's settings. */
export function examineSwitches(worktree: string, scene: Scene): Finding[] {
  const files = settingsFiles(worktree, scene);
  const managed = files.filter((file) => file.of === 'machine');
  return [
    // Newer clients read the main checkout's local settings in every worktree too (2.1.329; 2.1.197 does not): what stands
    // there is told of the main checkout, which is always looked at.
    ...disabled(scene.ownSettings ? managed : files),
    ...managed.flatMap(({ path, settings }) =>
      MANAGED_ONLY.filter(({ isOn }) => isOn(settings)).map(({ key, means }) =>
        fault('off-switch', path, `"${key}" is set: ${means}`, mendOf('machine', key)),
      ),
    ),
    ...files.flatMap(({ path, of, settings }) =>
      modesIn(settings['env']).map((name) => fault('off-switch', path, modeText(name), mendOf(of, name))),
    ),
    ...modesIn(scene.env).map((name) => fault('off-switch', 'environment', modeText(name), `unset ${name}`)),
  ];
}

/**
 * Modes of the client without hooks. It takes them from its environment; from settings files 2.1.197 and 2.1.329 take the
 * first two where a person has written them, and 2.1.197 the first from any.
 */
const MODES = ['CLAUDE_CODE_SIMPLE', 'CLAUDE_CODE_SAFE_MODE', 'CLAUDE_CODE_RESTRICTED'];

function modesIn(env: unknown): string[] {
  if (typeof env !== 'object' || env === null) return [];
  const values = env as Record<string, unknown>;
  return MODES.filter((name) => !['', '0', 'false', 'no', 'off'].includes(String(values[name] ?? '').toLowerCase()));
}

const modeText = (name: string) => `${name} is set: the client runs without hooks`;

function mendOf(of: SettingsFile['of'], key: string): string {
  return of === 'machine'
    ? `have whoever manages this machine take "${key}" out of it`
    : `take "${key}" out of this file`;
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
  const what = '"disableAllHooks" is set: the client runs no hooks';
  return [fault('off-switch', last.path, what, mendOf(last.of, 'disableAllHooks'))];
}

/** The files that the client reads for a session there, from the weakest to the strongest. */
function settingsFiles(worktree: string, { env, platform }: Scene): SettingsFile[] {
  const own = env['CLAUDE_CONFIG_DIR'] || join(env['HOME'] ?? '/', '.claude');
  const files: Omit<SettingsFile, 'settings'>[] = [
    { path: join(own, 'settings.json'), of: 'person' },
    { path: join(worktree, '.claude/settings.json'), of: 'worktree' },
    { path: join(worktree, SETTINGS), of: 'worktree' },
    ...managedFiles(platform).map((path) => ({ path, of: 'machine' as const })),
  ];
  return files.map((file) => ({ ...file, settings: settingsIn(file.path) }));
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
