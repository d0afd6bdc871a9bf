import { join } from 'node:path';

/** What a hook answers, as the client reads it. */
export interface HookAnswer {
  systemMessage?: string;
  decision?: string;
  reason?: string;
  hookSpecificOutput?: Record<string, string>;
}

/** An event's JSON with the fields that every event has. */
export function eventText(session: string, cwd: string, event: string, fields: object = {}): string {
  return JSON.stringify({
    session_id: session,
    transcript_path: join(cwd, '../transcript.jsonl'),
    cwd,
    hook_event_name: event,
    ...fields,
  });
}
