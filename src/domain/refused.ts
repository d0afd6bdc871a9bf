/** Why something that was asked for is not done: an expected outcome, told to whoever asked. */
export interface Refused {
  /** invalid: it can't be meant so, such as an unknown id. refused: the rules or the state of things are against it. */
  kind: 'invalid' | 'refused';
  /** A sentence without a full stop. */
  reason: string;
  /** What to do next, a sentence or a command. */
  mend?: string;
}

export const invalid = (reason: string, mend?: string): { ok: false; error: Refused } =>
  refusal('invalid', reason, mend);
export const refused = (reason: string, mend?: string): { ok: false; error: Refused } =>
  refusal('refused', reason, mend);

function refusal(kind: Refused['kind'], reason: string, mend: string | undefined): { ok: false; error: Refused } {
  return { ok: false, error: { kind, reason, ...(mend !== undefined && { mend }) } };
}
