import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { eventText, type HookAnswer } from '../support/event-text.ts';
import type { Ended } from '../support/sandbox.ts';
import type { Setting } from './settings.ts';
import type { Way } from './ways.ts';

/**
 * Where a way was met: before the tool (`refused`, `asked`), by git while the tool ran (`held`), or after its effect: told
 * after the tool or at the session's stop, refused when it is committed, or found by `coord check` or `coord doctor`.
 */
export type Met = 'refused' | 'asked' | 'held' | 'told' | 'stop' | 'commit' | 'check' | 'doctor';

/** What a way changes where it does not say so itself: the text and the mode of role backend's files. */
const EFFECT = 'stat -c %A server/app.js; cat server/*.js server/plan.ipynb';

/**
 * Tries a way as a client would: event by event through the installed hooks, with a real shell between.
 * @param session a name that no other trial in this repository has
 * @returns where it was met, first place first; nothing where nobody noticed
 */
export async function tryWay(way: Way, setting: Setting, session: string): Promise<Met[]> {
  const { shell, send } = sessionIn(setting, session);
  await reset(setting);
  if (way.before !== undefined) await shell(way.before, 'person');
  await send('UserPromptSubmit', { prompt: 'go' });
  const before = await effectOf(way, setting);
  const call = { tool_name: way.tool, tool_input: absolute(way, setting.folder), tool_use_id: `call-${session}` };
  const verdict = (await send('PreToolUse', call)).hookSpecificOutput?.['permissionDecision'];
  if (verdict === 'deny') return ['refused'];
  if (verdict === 'ask') return ['asked'];

  await shell(way.does ?? String(way.input['command']), 'agent');
  const hadEffect = (await effectOf(way, setting)) !== before;
  const met: Met[] = hadEffect ? [] : ['held'];
  if (tellsOf(await send('PostToolUse', { ...call, tool_response: {} }))) met.push('told');
  const isSubagent = setting.fields['agent_id'] !== undefined;
  const stop = await send(isSubagent ? 'SubagentStop' : 'Stop', { stop_hook_active: false });
  if (tellsOf(stop)) met.push('stop');
  await send('SessionEnd', { reason: 'other' });
  if (hadEffect) met.push(...(await merged(way, setting, session)));
  return way.isSwitch ? [...met, ...(await examined(setting))] : met;
}

/** What the doctor finds, and puts right again. */
async function examined({ sandbox, folder }: Setting): Promise<Met[]> {
  const doctor = await sandbox.coord(['doctor'], { cwd: folder });
  await sandbox.exec('git', ['config', '--unset', 'core.hooksPath']);
  expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0 });
  return doctor.code === 1 ? ['doctor'] : [];
}

/** Whether a way has its effect where nobody looks. */
export async function isReal(way: Way, setting: Setting): Promise<boolean> {
  const { shell } = sessionIn(setting, 'none');
  const unguarded = (script: string) => shell(`${NO_HOOKS}\n${script}`, 'person');
  await reset(setting);
  if (way.before !== undefined) await unguarded(way.before);
  const before = await effectOf(way, setting);
  await unguarded(way.does ?? String(way.input['command']));
  return (await effectOf(way, setting)) !== before;
}

const NO_HOOKS = 'export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.hooksPath GIT_CONFIG_VALUE_0=/dev/null';

/** Who notices what stands in the worktree, or in its commit, on its way to others. */
async function merged(way: Way, setting: Setting, session: string): Promise<Met[]> {
  const { shell } = sessionIn(setting, session);
  const met: Met[] = [];
  if (way.effect === undefined && (await shell('git add -A && git commit -q -m work', 'agent')).code !== 0) {
    met.push('commit');
    await shell(`${NO_HOOKS}\ngit add -A && git commit -q -m work`, 'person');
  }
  const check = await setting.sandbox.coord(['check', '--base', 'start', '--role', 'frontend', '--json'], {
    cwd: setting.folder,
  });
  return check.code !== 0 && check.stdout.includes('server/') ? [...met, 'check'] : met;
}

async function effectOf(way: Way, setting: Setting): Promise<string> {
  return (await sessionIn(setting, 'none').shell(`{ ${way.effect ?? EFFECT}; } 2>&1`, 'person')).stdout;
}

/** A session's events and shells, and a person's shell beside them. */
export function sessionIn({ sandbox, folder, env, fields }: Setting, session: string) {
  const shell = (script: string, who: 'agent' | 'person'): Promise<Ended> =>
    sandbox.exec('bash', ['-c', script], {
      cwd: folder,
      env: who === 'agent' ? { ...env, COORD_INSTANCE: session } : {},
    });
  const send = async (event: string, more: object, own: Record<string, string> = env): Promise<HookAnswer> => {
    const ended = await sandbox.exec('sh', ['-c', installedCommand(folder, event)], {
      cwd: folder,
      env: own,
      input: eventText(session, folder, event, { ...fields, ...more }),
    });
    expect(ended, event).toMatchObject({ code: 0, stderr: '' });
    return ended.stdout === '' ? {} : (JSON.parse(ended.stdout) as HookAnswer);
  };
  return { shell, send };
}

/** The command that the client would run for an event, as it stands in the worktree's settings; nothing where none does. */
function installedCommand(folder: string, event: string): string {
  const { hooks } = JSON.parse(readFileSync(join(folder, '.claude/settings.local.json'), 'utf8')) as {
    hooks?: Record<string, { hooks: { command: string }[] }[]>;
  };
  return hooks?.[event]?.[0]?.hooks[0]?.command ?? '';
}

/** What every trial begins from. */
async function reset({ sandbox, folder }: Setting): Promise<void> {
  const git = (...args: string[]) => sandbox.exec('git', ['-c', 'core.hooksPath=/dev/null', ...args], { cwd: folder });
  for (const command of ['am', 'cherry-pick']) await git(command, '--abort');
  await git('stash', 'clear');
  await git('reset', '--quiet', '--hard', 'start');
  await git('clean', '-fdq');
}

function absolute({ input }: Way, folder: string): Record<string, unknown> {
  const path = input['file_path'];
  return typeof path === 'string' ? { ...input, file_path: join(folder, path) } : input;
}

function tellsOf({ hookSpecificOutput, reason }: HookAnswer): boolean {
  return `${hookSpecificOutput?.['additionalContext'] ?? ''}${reason ?? ''}`.includes('server/');
}
