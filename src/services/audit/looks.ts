import type { Look as LookRecord } from '../../domain/records.ts';
import { readShortcut, removeOldShortcuts, removeShortcuts, writeShortcut } from '../../store/files/shortcut.ts';
import type { StateLayout } from '../../store/files/state-layout.ts';
import { faultOf } from '../../store/records.ts';
import type { Workplace } from '../workplace.ts';
import type { Look } from './look.ts';

/** The last look of a session at a worktree. Undefined where there is none, or what there is has been spoilt. */
export function lastLook(layout: StateLayout, worktree: string, session: string): Look | undefined {
  const path = layout.lookOf(worktree, session);
  try {
    const value = readShortcut(path);
    if (value === undefined || faultOf('looks', value) !== undefined) return undefined;
    const { worktree: of, at, repositories, files } = value as LookRecord;
    if (of !== worktree) return undefined;
    return { at, repositories: new Map(Object.entries(repositories)), files: new Map(Object.entries(files)) };
  } catch {
    return undefined;
  }
}

export function keepLook(layout: StateLayout, worktree: string, session: string, look: Look): void {
  const { at } = look;
  const repositories = Object.fromEntries(look.repositories);
  const record: LookRecord = { worktree, at, repositories, files: Object.fromEntries(look.files) };
  writeShortcut(layout.lookOf(worktree, session), record);
}

/** A session's looks are of no use after its end. */
export function forgetLooks(layout: StateLayout, session: string): void {
  removeShortcuts(layout.looks, layout.lookNameOf(session));
}

/** Looks of sessions that never said their end are of no use after this, in milliseconds. */
const KEPT_MS = 14 * 86_400_000;

/** Takes out what nobody has looked at for long. */
export function sweepLooks({ layout, clock }: Pick<Workplace, 'layout' | 'clock'>): void {
  removeOldShortcuts(layout.looks, clock.now().getTime() - KEPT_MS);
}
