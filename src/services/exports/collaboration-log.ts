import type { CoordConfig } from '../../config/generated/config.ts';
import { flag, list, record, text, type ValuesOf } from '../../config/templates/shapes.ts';
import { renderTemplate } from '../../config/templates/template.ts';
import { authorName } from '../../domain/author.ts';
import { type Decision, isOverdue, owedInput, statusOf } from '../../domain/decision.ts';
import type { Recipient, Task } from '../../domain/records.ts';
import { unfinishedOf } from '../../domain/task-queue.ts';
import { stateOf } from '../../domain/thread-state.ts';
import { beginningOf, type Thread } from '../../domain/thread.ts';
import type { InstanceNow } from '../instances/instances.ts';
import { readTemplate } from '../named-files.ts';
import type { TeamNow } from '../team/team-now.ts';

const texts = list(text);

/** Everything that the log can name. The texts are by agents and people: the template escapes them all. */
const LOG_SHAPE = record({
  project: text,
  at: text,
  paused: flag,
  pauseReason: text,
  instances: list(
    record({
      name: text,
      id: text,
      presence: text,
      doing: text,
      lastUpdate: text,
      decisions: texts,
      waits: texts,
      needs: texts,
    }),
  ),
  decisions: list(
    record({
      id: text,
      title: text,
      involves: texts,
      deadline: text,
      overdue: flag,
      options: texts,
      owed: texts,
      decider: text,
    }),
  ),
  blockers: list(record({ id: text, title: text, why: text })),
});

type LogValues = ValuesOf<typeof LOG_SHAPE>;

/** As many decisions of a role are told, the newest. */
const KEY_DECISIONS = 5;

/** The collaboration log: one Markdown page that says who is at work, and what waits for whom. */
export function collaborationLog(
  team: TeamNow,
  { project, roles }: Pick<CoordConfig, 'project' | 'roles'>,
  now: Date,
): string {
  const values: LogValues = {
    project: project.name,
    at: minuteOf(now.toISOString()),
    paused: team.paused !== undefined,
    pauseReason: team.paused?.reason ?? '',
    instances: team.instances.map((instance) => instanceOf(instance, team, roles)),
    decisions: team.decisions.filter(isPending).map((decision) => decisionOf(decision, now)),
    blockers: blockersOf(team),
  };
  const template = readTemplate(undefined, 'collaboration-log.md.hbs', LOG_SHAPE);
  const rendered = template.ok ? renderTemplate(template.value, values) : template;
  if (!rendered.ok) throw new Error(rendered.error.map(({ message }) => message).join('; '));
  return `${rendered.value.trim()}\n`;
}

function instanceOf(instance: InstanceNow, team: TeamNow, roles: CoordConfig['roles']): LogValues['instances'][number] {
  const { id, role, presence, heartbeat, started, doing = '', collaborationNeeded } = instance;
  return {
    name: (role === undefined ? undefined : roles[role]?.title) ?? 'no role',
    id,
    presence,
    doing,
    lastUpdate: minuteOf(heartbeat?.at ?? started),
    decisions: role === undefined ? [] : decisionsOf(role, team.decisions),
    waits: waitsOf(instance, team),
    needs: collaborationNeeded,
  };
}

/** What a role has proposed or decided, the newest first. */
function decisionsOf(role: string, decisions: readonly Decision[]): string[] {
  const made = decisions.filter(
    (decision) =>
      statusOf(decision) === 'decided' && [decision.proposed.by.role, decision.decided?.by.role].includes(role),
  );
  const newest = made.toReversed().slice(0, KEY_DECISIONS);
  return newest.map(({ id, title, decided }) => `${title}: ${decided?.choice ?? ''} (${id})`);
}

/** The answers, the input and the tasks of others that it waits for. */
function waitsOf({ id, role }: InstanceNow, { threads, decisions, tasks }: TeamNow): string[] {
  const isOwn = (by: { role?: string; instance?: string }) =>
    by.instance === id || (role !== undefined && by.role === role);
  const asked = threads.filter((thread) => stateOf(thread) === 'waiting' && isOwn(beginningOf(thread).by));
  const proposed = decisions.filter((decision) => isPending(decision) && isOwn(decision.proposed.by));
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const held = tasks.filter(({ status, assignee }) => status === 'active' && assignee !== undefined && isOwn(assignee));
  return [
    ...asked.map((thread) => `an answer from ${recipientOf(beginningOf(thread).to)} (${thread.id})`),
    ...proposed
      .filter((decision) => owedInput(decision).length > 0)
      .map((decision) => `input from ${owedInput(decision).join(', ')} (${decision.id})`),
    ...held.flatMap((task) => unfinishedOf(task, byId).map((other) => `${other}, for ${task.id}`)),
  ];
}

function decisionOf(decision: Decision, now: Date): LogValues['decisions'][number] {
  const { id, title, options, deadline, proposed, inputFrom } = decision;
  const proposer = proposed.by.role;
  const involved = new Set([...(proposer === undefined ? [] : [proposer]), ...inputFrom]);
  return {
    id,
    title,
    involves: involved.size > 0 ? [...involved] : ['a person'],
    deadline: deadline === undefined ? '' : minuteOf(deadline),
    overdue: isOverdue(decision, now),
    options: options.map(({ name }) => name),
    owed: owedInput(decision),
    decider: authorName(proposed.by),
  };
}

function blockersOf({ tasks, threads, conflicts }: TeamNow): LogValues['blockers'] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return [
    ...tasks.filter(isOpen).flatMap((task) => {
      const missing = unfinishedOf(task, byId);
      return missing.length > 0 ? [{ id: task.id, title: task.title, why: `waits for ${missing.join(', ')}` }] : [];
    }),
    ...threads.filter((thread) => stateOf(thread) === 'waiting').map(unanswered),
    ...conflicts
      .filter(({ resolved }) => !resolved)
      .map(({ id, title, between }) => ({ id, title, why: `open between ${between.join(' and ')}` })),
  ];
}

function unanswered(thread: Thread): LogValues['blockers'][number] {
  const { by, to, subject, text, expectedBy } = beginningOf(thread);
  const until = expectedBy === undefined ? '' : `, by ${minuteOf(expectedBy)}`;
  const title = subject ?? (text.length > 120 ? `${text.slice(0, 119)}…` : text);
  return { id: thread.id, title, why: `${authorName(by)} waits for an answer from ${recipientOf(to)}${until}` };
}

function recipientOf(to: Recipient): string {
  if ('role' in to) return to.role;
  if ('expertise' in to) return `whoever knows ${to.expertise.join(', ')}`;
  return 'all' in to ? 'everybody' : 'an agent without a role';
}

const isOpen = ({ status }: Task) => status !== 'done' && status !== 'cancelled';

const isPending = (decision: Decision) => statusOf(decision) === 'pending';

/** `2026-01-15 16:00 UTC` */
const minuteOf = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;
