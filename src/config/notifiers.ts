import { NOTICE_KINDS, type NoticeKind } from '../domain/notice.ts';
import type { Notifier } from './generated/config.ts';

/** Who is told of notices of this kind. */
export function notifiersOf(notifiers: readonly Notifier[] = [], kind: NoticeKind): Notifier[] {
  return notifiers.filter(({ on }) => on === undefined || on.includes(kind));
}

/** The kinds that somebody is told of without a terminal, as a hook has none. */
export function noticesWithoutTerminal(notifiers: readonly Notifier[] = []): NoticeKind[] {
  const silent = notifiers.filter(({ kind }) => kind !== 'bell');
  return NOTICE_KINDS.filter((kind) => notifiersOf(silent, kind).length > 0);
}
