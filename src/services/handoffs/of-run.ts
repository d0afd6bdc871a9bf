import { movedOn, verifiedBy } from '../../domain/handoff.ts';
import type { HandoffMove } from '../../domain/handoff-rights.ts';
import type { HandoffStep } from '../../domain/playbook.ts';
import type { Author, Handoff } from '../../domain/records.ts';
import type { RunState, StepRecord } from '../../domain/run.ts';
import { roundPrefix, type StepKey } from '../../domain/step-key.ts';
import type { VerificationReport } from '../../domain/verification.ts';
import { verificationRecord } from './verification-record.ts';

/** What a draft of the document adds to its output. */
export interface DraftOutput {
  from: string;
  to: string;
  fields: Record<string, string>;
}

/**
 * A verified handoff as the run's journal has it so far: every state that it has been in, when, and by whom. Undefined before
 * its document was first written. It has no id.
 * @param key of the step that hands over, after its rounds
 */
export function handoffAt(
  key: StepKey,
  { title, rounds, required }: Pick<HandoffStep, 'title' | 'rounds' | 'required'>,
  state: RunState,
): Handoff | undefined {
  if (!rounds) return undefined;
  const loop = key.slice(0, key.lastIndexOf('/') + 1) + rounds.loop;
  const at = (round: number, id: string) => state.steps.get(roundPrefix(loop, round) + id);
  const draft = draftIn(at(1, rounds.document));
  if (!draft) return undefined;
  const { run, base } = state.started;
  const begun = state.steps.get(loop)?.since ?? '';
  let handoff: Handoff = {
    id: '',
    title,
    ...draft,
    state: 'STANDBY',
    required,
    run,
    step: key,
    work: { branch: `coord/${run}`, base, tip: state.tip },
    history: [{ at: begun, by: COORD, did: 'created', from: 'STANDBY', to: 'STANDBY' }],
  };
  const giver: Author = { as: 'agent', role: draft.from, run };
  handoff = moved(handoff, 'begin', begun, giver);
  for (let round = 1; at(round, rounds.document) ?? at(round, rounds.remedy); round += 1) {
    const remedy = at(round, rounds.remedy);
    if (remedy && remedy.status.kind !== 'skipped')
      handoff = moved(handoff, 'remedy', remedy.since, giver, `round ${round}`);
    const document = at(round, rounds.document);
    const fields = draftIn(document);
    if (!document || !fields) break;
    handoff = moved({ ...handoff, fields: fields.fields }, 'ready', document.ended ?? document.since, giver);
    const verify = at(round, rounds.verify);
    if (!verify) break;
    handoff = verified(moved(handoff, 'verify', verify.since, COORD), verify);
  }
  const last = state.steps.get(key);
  return last?.status.kind === 'finished' && last.status.outcome.kind === 'succeeded'
    ? handedOver(handoff, last.ended ?? last.since)
    : handoff;
}

/** What the playbook says is done once all of its steps before have succeeded. @param at wall clock, ISO 8601 */
export function handedOver(handoff: Handoff, at: string): Handoff {
  const { to, run } = handoff;
  return moved(handoff, 'complete', at, { as: 'coord', role: to, ...(run !== undefined && { run }) });
}

function verified(handoff: Handoff, { status, ended, since }: StepRecord): Handoff {
  if (status.kind !== 'finished') return handoff;
  const { outcome } = status;
  const at = ended ?? since;
  const report =
    outcome.verification ?? (outcome.kind === 'succeeded' ? (outcome.output as VerificationReport) : undefined);
  if (!report) return moved(handoff, 'fail', at, COORD, outcome.kind === 'failed' ? outcome.reason : undefined);
  const said = verifiedBy(handoff, verificationRecord(report, at), { by: COORD, at, rules: NO_RULES });
  if (!said.ok) return handoff;
  return said.value.state === 'VERIFICATION'
    ? moved(said.value, 'approve', at, COORD, 'the playbook asks for no more')
    : said.value;
}

function draftIn(record: StepRecord | undefined): DraftOutput | undefined {
  if (record?.status.kind !== 'finished' || record.status.outcome.kind !== 'succeeded') return undefined;
  return (record.status.outcome.output as { draft?: DraftOutput }).draft;
}

/** What is not in the machine is not in the history either; no move of a run's is. */
function moved(handoff: Handoff, move: HandoffMove, at: string, by: Author, note?: string): Handoff {
  const result = movedOn(handoff, move, { by, at, rules: NO_RULES, ...(note !== undefined && { note }) });
  return result.ok ? result.value : handoff;
}

const COORD: Author = { as: 'coord' };
const NO_RULES = { approvers: [], inEmergency: [] };
