// One of several sessions that work on one repository as Claude Code does, with the hooks that coord has installed:
//   node session.mjs LIFE (JSON, see session-told.ts)
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type * as library from '../../../src/index.ts';
import { seeded } from '../seeded.ts';
import { callHook } from './call-hook.ts';
import type { SessionLife, SessionTold } from './session-told.ts';
import { doOne, TALK, type Worker } from './talk.ts';

const me = JSON.parse(process.argv[2] ?? '') as SessionLife;
const { name, role, worktree } = me;
const { openCoord } = (await import(me.library)) as typeof library;
const opened = openCoord({ cwd: worktree, env: { COORD_INSTANCE: name }, platform: process.platform });
if (!opened.ok) throw new Error(opened.error.kind);
const coord = opened.value;
const random = seeded(me.seed);
const pick = (end: number) => Math.floor(random() * end);
const worker: Worker = { coord, me: { name, role, markers: '' }, asked: [], pick };
const say = (told: SessionTold) => writeSync(1, `${JSON.stringify(told)}\n`);
const hook = (event: string, fields?: object) => callHook(me, event, fields);
/** One clock for all processes. */
const now = () => Number(process.hrtime.bigint() / 1000n) / 1000;

/** Mostly files that others want too; sometimes one that another role owns. */
function anyPath(): string {
  const at = pick(10);
  if (at === 0) return `${['api', 'web', 'data', 'docs'].filter((other) => other !== role)[pick(3)]}/a.txt`;
  return at < 6 ? `common/${'ab'[pick(2)]}.txt` : `${role}/${'ab'[pick(2)]}.txt`;
}

async function write(call: string): Promise<void> {
  const path = anyPath();
  const file = join(worktree, path);
  const line = `${call} of ${name}`;
  const tool = { tool_name: 'Write', tool_use_id: call, tool_input: { file_path: file, content: line } };
  const asked = now();
  const before = await hook('PreToolUse', tool);
  const reason = before.hookSpecificOutput?.['permissionDecisionReason'];
  if (reason !== undefined) return void say({ did: 'refused', path, reason });
  const begun = now();
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  await pause(pick(30));
  if (path.startsWith('common/') && pick(3) === 0) {
    say({ did: 'stops', path });
    process.kill(process.pid, 'SIGSTOP');
  }
  writeFileSync(file, `${text}${line}\n`);
  const ended = now();
  const after = await hook('PostToolUse', tool);
  const late = /was written after its lease had gone/.test(after.hookSpecificOutput?.['additionalContext'] ?? '');
  say({
    did: 'wrote',
    write: { session: name, role, worktree, path, line, asked, begun, ended, told: now(), late },
  });
}

/** Takes a task and a lease, which are its own: nobody does anything any more. */
async function settle(): Promise<void> {
  const lists = { dependencies: [], deliverables: [], expertise: [] };
  const task = await coord.tasks.add({ title: `the last of ${name}`, priority: 'normal', ...lists });
  if (!task.ok) throw new Error(task.error.reason);
  const claimed = await coord.tasks.move(task.value.id, 'claim');
  const lease = await coord.leases.acquire([`desk:${name}`], { ttlMs: 3_600_000 });
  if (!claimed.ok || !lease.ok) throw new Error('what nobody else wants could not be had');
  say({ did: 'stays', task: task.value.id, lease: `resource:desk:${name}` });
}

await hook('SessionStart', { source: 'startup' });
const end = now() + me.forMs;
for (let turn = 0; now() < end; turn += 1) {
  await hook('UserPromptSubmit', { prompt: 'go on' });
  for (let index = 0; index < 6 && now() < end; index += 1) await write(`${name}-${turn}-${index}`);
  for (let index = 0; index < 2; index += 1)
    say({ did: 'talked', talk: await doOne(TALK, worker, `${name}: ${turn}-${index}`) });
  await hook('Stop', { stop_hook_active: false });
}
if (!me.ends) {
  say({ did: 'rests' });
  await once(process.stdin, 'data');
  await settle();
  await once(process.stdin, 'data');
  process.stdin.pause();
}
await hook('SessionEnd', { reason: 'prompt_input_exit' });
