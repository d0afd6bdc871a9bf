import { isDeepStrictEqual } from 'node:util';
import { getNodeValue } from 'jsonc-parser';
import { err, ok, type Result } from '../../domain/result.ts';
import type { HookEntry } from '../entries.ts';
import { misshapenHook, parseSettings, type SettingsDocument, type SettingsFault, valueOf } from './document.ts';
import { applyEdits, type Edit } from './edits.ts';
import { FRESH_LAYOUT, insertion, type Layout, layoutOf, replacement } from './insert.ts';
import { type InstalledHook, installedHooks, type IsOurs } from './installed.ts';
import { isCoordHook } from './mark.ts';
import { pruneHooks } from './prune.ts';

export type { SettingsFault } from './document.ts';
export { isCoordHook } from './mark.ts';

/** What uninstalling leaves of a settings file: a text, or nothing, where coord had made the file. */
export type Stripped = { kind: 'text'; text: string } | { kind: 'delete' };

/**
 * The text of a Claude Code settings file with coord's hooks in it. All else keeps its bytes, and so does what is right
 * already: a second run changes nothing, and a new command takes the place of the old one.
 * @param text the file as it is; undefined where there is none
 */
export function mergeHooks(
  text: string | undefined,
  entries: readonly HookEntry[],
  isOurs: IsOurs = isCoordHook,
): Result<string, SettingsFault> {
  if (text === undefined) return ok(freshSettings(entries));
  const parsed = parseSettings(text);
  if (!parsed.ok) return parsed;
  const fault = misshapenHook(
    parsed.value,
    entries.map(({ event }) => event),
  );
  if (fault) return err(fault);

  const installed = installedHooks(parsed.value, isOurs);
  if (hasLeftovers(installed, entries)) {
    const rest = strip(parsed.value, isOurs);
    return mergeHooks(rest.kind === 'text' ? rest.text : undefined, entries, isOurs);
  }
  const layout = layoutOf(text);
  const edits = entries.flatMap((entry) => {
    const old = installed.find(({ event }) => event === entry.event)?.node;
    return old && !isDeepStrictEqual(getNodeValue(old), entry.hook) ? [replacement(text, old, entry.hook, layout)] : [];
  });
  const missing = entries.filter(({ event }) => !installed.some((hook) => hook.event === event));
  return ok(applyEdits(text, [...edits, ...insertions(parsed.value, missing, layout)]));
}

/** The settings file without coord's hooks: the bytes that were there before, and whatever changed since then. */
export function stripHooks(text: string, isOurs: IsOurs = isCoordHook): Result<Stripped, SettingsFault> {
  const parsed = parseSettings(text);
  return parsed.ok ? ok(strip(parsed.value, isOurs)) : parsed;
}

/** The events for which coord's hook is installed, in the order of the file. */
export function installedEvents(text: string, isOurs: IsOurs = isCoordHook): Result<string[], SettingsFault> {
  const parsed = parseSettings(text);
  if (!parsed.ok) return parsed;
  return ok([...new Set(installedHooks(parsed.value, isOurs).map(({ event }) => event))]);
}

/** A settings file with nothing but coord's hooks. */
export function freshSettings(entries: readonly HookEntry[]): string {
  const hooks = Object.fromEntries(entries.map((entry) => [entry.event, [groupOf(entry)]]));
  return `${JSON.stringify({ hooks }, undefined, FRESH_LAYOUT.unit)}\n`;
}

/** Ours, but not as it is wanted: for an event of an older coord, twice, or moved below another matcher. */
function hasLeftovers(installed: readonly InstalledHook[], entries: readonly HookEntry[]): boolean {
  return installed.some(({ event, matcher }, index) => {
    const entry = entries.find((wanted) => wanted.event === event);
    return !entry || entry.matcher !== matcher || installed.findIndex((hook) => hook.event === event) !== index;
  });
}

function strip({ text, root }: SettingsDocument, isOurs: IsOurs): Stripped {
  const rest = pruneHooks(text, root, isOurs);
  return rest === 'gone' ? { kind: 'delete' } : { kind: 'text', text: applyEdits(text, rest) };
}

/** Where each missing hook goes: into its event's list, else with a list of its own, else with `hooks` itself. */
function insertions({ text, root, hooks }: SettingsDocument, missing: readonly HookEntry[], layout: Layout): Edit[] {
  const members: { key: string; value: unknown }[] = [];
  const edits: Edit[] = [];
  for (const entry of missing) {
    const list = hooks && valueOf(hooks, entry.event);
    if (list) edits.push(insertion(text, list, [{ value: groupOf(entry) }], layout));
    else members.push({ key: entry.event, value: [groupOf(entry)] });
  }
  if (members.length === 0) return edits;
  if (hooks) return [...edits, insertion(text, hooks, members, layout)];
  const value = Object.fromEntries(members.map((member) => [member.key, member.value]));
  return [insertion(text, root, [{ key: 'hooks', value }], layout)];
}

/** One group for each entry: a person's own groups are never written into. */
function groupOf({ matcher, hook }: HookEntry): object {
  return { ...(matcher !== undefined && { matcher }), hooks: [hook] };
}
