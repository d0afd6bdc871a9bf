import { takeAllAsTheyAre } from '../../services/audit/worktrees.ts';
import { checklistText } from '../../services/checkin/checklist-text.ts';
import { checkIn } from '../../services/checkin/checklist.ts';
import { tellNews } from '../../services/checkin/news.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { attend, type Attendance } from '../attendance.ts';
import type { HookPayload } from '../payload.ts';
import { context, type HookReply, PASS } from '../reply.ts';
import type { HookWorld } from '../world.ts';
import { keepFocus } from './at-work.ts';

/** UserPromptSubmit: the session hears what has come since it was last told; what people did meanwhile is not its work. */
export async function userPrompt(payload: HookPayload, world: HookWorld): Promise<HookReply> {
  const attended = await attend(payload, world);
  if (!attended.ok) return PASS;
  const { isInRun, workplace } = attended.value;
  const unseen = await takeAllAsTheyAre(workplace, payload.session);
  const focus = isInRun ? undefined : await keepFocus(attended.value);
  const forPerson = [...unseen, ...(focus === undefined ? [] : [focus])].join('\n');
  const forModel = isInRun ? undefined : await news(attended.value);
  return context('UserPromptSubmit', forModel, forPerson === '' ? undefined : forPerson);
}

async function news({ workplace, instance, policy }: Attendance): Promise<string | undefined> {
  if (instance.seen) return tellNews(workplace, instance, policy.expertise);
  // It came before the hooks did.
  const rules = { expertise: policy.expertise, checkinMs: policy.health.checkinMs };
  return checklistText(await checkIn(workplace, instance, rules), shellWord(workplace.layout.coordProgram));
}
