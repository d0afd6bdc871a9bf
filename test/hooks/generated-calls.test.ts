import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hookAnswers } from '../../src/hooks/answers.ts';
import { handleHook } from '../../src/hooks/handle.ts';
import type { HookReply } from '../../src/hooks/reply.ts';
import type { HookWorld } from '../../src/hooks/world.ts';
import { openWorkplace } from '../../src/services/workplace.ts';
import { type GeneratedCall, generatedCall } from '../support/generated-calls.ts';
import { judgedSandbox } from '../support/judging.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { seeded } from '../support/seeded.ts';
import { ofSoak, soaked } from '../support/soaked.ts';

const SEED = Number(process.env['COORD_SEED'] ?? 20_260_115);
/** As many in one repository as a long session makes. */
const IN_ONE = 5000;
/** Nothing takes so long but what hangs. */
const HANGS_MS = 60_000;

function worldOf(sandbox: Sandbox): HookWorld {
  return {
    env: { CLAUDE_PROJECT_DIR: sandbox.dir, COORD_ROLE: 'frontend', HOME: sandbox.home, PATH: process.env['PATH'] },
    parent: process.pid,
    program: undefined,
    record: undefined,
    tell: () => undefined,
    open: async (cwd) =>
      openWorkplace({ cwd, configPath: join(sandbox.dir, 'coord.config.yaml'), platform: process.platform }),
  };
}

/** What is wrong with an answer, if anything. */
function faultOf({ must, event }: GeneratedCall, { exitCode, stdout, stderr }: HookReply): string | undefined {
  if (exitCode === 2) return stdout === '' && stderr.startsWith('coord: ') && !must ? undefined : `blocked: ${stderr}`;
  if (exitCode !== 0 || stderr !== '') return `ended with ${exitCode as number}: ${stderr}`;
  const answer = (stdout === '' ? {} : JSON.parse(stdout)) as {
    hookSpecificOutput?: { hookEventName?: string; permissionDecision?: string; permissionDecisionReason?: string };
  };
  const { permissionDecision: verdict, permissionDecisionReason: reason = '' } = answer.hookSpecificOutput ?? {};
  if (verdict !== undefined && (event !== 'PreToolUse' || !['ask', 'deny'].includes(verdict))) return `says ${verdict}`;
  if (verdict !== undefined && !reason.startsWith('coord: ')) return `gives no reason: ${reason}`;
  if (verdict !== undefined && /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u.test(reason))
    return `shows what no terminal should: ${JSON.stringify(reason)}`;
  if (must === 'deny' && verdict !== 'deny') return `lets through what is not its own: ${stdout}`;
  if (must === 'pass' && verdict !== undefined) return `keeps from what is allowed: ${stdout}`;
  return undefined;
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it hangs')), HANGS_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

it('answers every tool call, whatever it is made of', { timeout: 24 * 3_600_000 }, async ({ task }) => {
  const wanted = ofSoak(200_000, IN_ONE);
  const chance = seeded(SEED);
  const counts = { calls: 0, denied: 0, asked: 0, blocked: 0, known: 0 };
  while (counts.calls < wanted) {
    const sandbox = await judgedSandbox((config) => config.replace('unowned: deny', 'unowned: ask'));
    const world = worldOf(sandbox);
    for (let index = 0; index < IN_ONE && counts.calls < wanted; index += 1, counts.calls += 1) {
      const generated = generatedCall(chance, sandbox.dir);
      const reply = await inTime(handleHook(generated.event, generated.text, world, async () => hookAnswers));
      const fault = faultOf(generated, reply);
      expect(fault, `seed ${SEED}, call ${counts.calls}: ${generated.text.slice(0, 2000)}`).toBeUndefined();
      counts.denied += reply.stdout.includes('"deny"') ? 1 : 0;
      counts.asked += reply.stdout.includes('"ask"') ? 1 : 0;
      counts.blocked += reply.exitCode === 2 ? 1 : 0;
      counts.known += generated.must === undefined ? 0 : 1;
    }
  }
  // Each kind of answer was met, or the calls are not what they should be.
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(wanted / 1000);
  soaked(task, counts);
});

it('so does the installed program', { timeout: 3_600_000 }, async () => {
  const sandbox = await judgedSandbox();
  const chance = seeded(SEED + 1);
  const program = join(sandbox.dir, '.git/coord/bin/hook.cjs');
  for (let index = 0; index < ofSoak(2000, 60); index += 1) {
    const generated = generatedCall(chance, sandbox.dir);
    const { code, stdout, stderr } = await sandbox.exec(process.execPath, [program, generated.event], {
      input: generated.text,
      env: { CLAUDE_PROJECT_DIR: sandbox.dir, COORD_ROLE: 'frontend' },
    });
    const fault = faultOf(generated, { exitCode: code as 0 | 2, stdout, stderr });
    expect(fault, `seed ${SEED + 1}, call ${index}: ${generated.text.slice(0, 2000)}`).toBeUndefined();
  }
});
