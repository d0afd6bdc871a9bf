/** What people are told of outside the terminals, where the config says so. */
export const NOTICE_KINDS = [
  'question',
  'decision',
  'conflict',
  'approval',
  'handoff',
  'late-write',
  'violation',
  'paused',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface Notice {
  kind: NoticeKind;
  /** One or two sentences; it may quote what an agent wrote. */
  text: string;
}
