import { appendFileSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PortRange } from '../../domain/records.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { roleFile } from '../../services/briefs/brief-files.ts';
import { sweepGuardedWrites } from '../../services/audit/guarded-writes.ts';
import { sweepLooks } from '../../services/audit/looks.ts';
import { takeAllAsTheyAre } from '../../services/audit/worktrees.ts';
import { checklistText } from '../../services/checkin/checklist-text.ts';
import { checkIn } from '../../services/checkin/checklist.ts';
import { checkpointText } from '../../services/checkin/items.ts';
import { listCheckpoints } from '../../services/checkpoints/checkpoints.ts';
import { sweepInstances } from '../../services/instances/sweep.ts';
import { portsOf } from '../../services/leases/ports.ts';
import { attend, type Attendance } from '../attendance.ts';
import { takeSession } from '../own-hooks.ts';
import type { HookPayload } from '../payload.ts';
import { context, type HookReply } from '../reply.ts';
import { type HookWorld, openProject } from '../world.ts';

/** SessionStart: the session is registered, and gets its brief and what it should know. */
export async function sessionStart(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const brief = await briefOf(payload, world);
  let told: string | undefined;
  let fault = brief.missing;
  try {
    takeSession(payload, world);
    const attended = await attend(payload, world, { source: payload.source ?? 'startup' });
    const { workplace } = attended.ok ? attended.value : {};
    nameInstance(payload.session, workplace && (await portsOf(workplace, workplace.repository.worktree)), world);
    if (attended.ok) {
      told = await tell(attended.value, payload);
      fault = joined([fault, ...(await takeAllAsTheyAre(attended.value.workplace, payload.session))]);
    } else fault = `coord: ${attended.error.reason}. ${attended.error.mend}`;
  } catch (error) {
    // The brief reaches the session all the same.
    fault = `coord: this session could not be registered: ${error instanceof Error ? error.message : String(error)}. A person has to look.`;
  }
  const texts = [brief.text, told].filter((text) => text !== undefined);
  return context('SessionStart', texts.length > 0 ? texts.join('\n\n') : undefined, fault);
}

const joined = (texts: readonly (string | undefined)[]): string | undefined =>
  texts.filter((text) => text !== undefined).join('\n') || undefined;

/** A session of a run is told by its step what to do; after a compaction it needs to know where it stood like any other. */
async function tell({ workplace, instance, policy, isInRun }: Attendance, { source }: HookPayload) {
  await sweepInstances(workplace, workplace.processes);
  await sweepGuardedWrites(workplace);
  sweepLooks(workplace);
  if (isInRun) {
    const own = (await listCheckpoints(workplace)).findLast(({ by }) => by.instance === instance.id);
    return source === 'compact' && own ? checkpointText(own) : undefined;
  }
  const rules = { expertise: policy.expertise, checkinMs: policy.health.checkinMs };
  return checklistText(await checkIn(workplace, instance, rules), shellWord(workplace.layout.coordProgram));
}

/** A session that got its role from the environment has no brief in its folder: it is given one. */
async function briefOf(payload: HookPayload, world: HookWorld): Promise<{ text?: string; missing?: string }> {
  const role = world.env['COORD_ROLE'];
  if (!role || world.env['COORD_BRIEFED']) return {};
  const { source } = await openProject(payload, world);
  try {
    return { text: readFileSync(roleFile(dirname(source.configPath), role, 'CLAUDE.md'), 'utf8') };
  } catch {
    return { missing: `coord: there is no brief for role ${role}; write it with: coord brief ${role}` };
  }
}

/** The client reads this file before each command of its shell: so coord's commands there know who calls. */
function nameInstance(session: string, ports: PortRange | undefined, { env }: HookWorld): void {
  const file = env['CLAUDE_ENV_FILE'];
  const port = ports ? `export COORD_PORT='${ports.from}'\n` : '';
  if (file) appendFileSync(file, `export COORD_INSTANCE='${session.replaceAll("'", `'\\''`)}'\n${port}`);
}
