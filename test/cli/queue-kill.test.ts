import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultEnv, killsOf, readTrace, SOAK_MS } from '../support/faults.ts';
import { entriesOf, queueSandbox, textAt, threeBranches, tipOf } from '../support/queue.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { soaked } from '../support/soaked.ts';

/** Kills of each round, outside a soak. */
const SAMPLE = 6;
/** What changes something on disk. */
const ONLY = '^(write|writeFile|rename|link|unlink|rm|rmdir|mkdir|fsync|fdatasync)$';

/** What a queue comes to, whenever it was worked off and by which commits. */
async function harvestOf(sandbox: Sandbox): Promise<unknown> {
  const { stdout } = await sandbox.coord(['log', '--json', '--lines', '0']);
  const said = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ type }) => type === 'message.sent' || type === 'queue.changed')
    .map(({ type, entry, did, subject, to }) => JSON.stringify({ type, entry, did, subject, to }));
  const lines = async (...args: string[]) => (await sandbox.git(...args)).trimEnd().split('\n');
  return {
    tree: await lines('rev-parse', 'main^{tree}'),
    merges: await lines('log', '--first-parent', '--format=%s', 'main'),
    refs: await lines('for-each-ref', '--format=%(refname)'),
    entries: (await entriesOf(sandbox)).map(({ id, status, tries, told, escalated }) => ({
      id,
      status,
      tries,
      told,
      kept: escalated?.kept,
    })),
    said,
    worktrees: (await lines('worktree', 'list')).length,
    folders: existsSync(`${sandbox.dir}.worktrees/merge-queue`),
    dirty: await sandbox.git('status', '--porcelain'),
    into: await textAt(sandbox, 'coord/queue/MQ-0003-into', 'shared/words.txt'),
    from: (await tipOf(sandbox, 'coord/queue/MQ-0003-from')) === (await tipOf(sandbox, 'docs/1')),
  };
}

it('killed at any write and carried on, the queue comes to the same: two landed, one escalated, all told once', {
  timeout: SOAK_MS,
}, async ({ task }) => {
  const sandbox = await queueSandbox();
  await threeBranches(sandbox);
  const kept = join(sandbox.dir, '../kept');
  cpSync(sandbox.dir, kept, { recursive: true });
  const restore = () => {
    rmSync(sandbox.dir, { recursive: true });
    rmSync(`${sandbox.dir}.worktrees`, { recursive: true, force: true });
    cpSync(kept, sandbox.dir, { recursive: true, preserveTimestamps: true });
  };
  const state = join(sandbox.dir, '.git/coord');
  const trace = join(sandbox.dir, '../calls');
  const run = (env: Record<string, string> = {}) => sandbox.coord(['queue', 'run'], { env });
  expect((await run(faultEnv(state, { only: ONLY, trace }))).code).toBe(4);
  const undisturbed = await harvestOf(sandbox);
  const calls = readTrace(trace);
  // Whoever is told is told in a log: each of these in any case, as a second time is soonest there.
  const told = calls.flatMap((call, index) =>
    call.startsWith('write logs/') ? { at: index + 1, how: 'kill after' } : [],
  );
  expect(told.length).toBeGreaterThan(4);
  const kills = [...told, ...killsOf(calls, SAMPLE, 7)];
  soaked(task, { kills: kills.length });
  let hits = 0;
  for (const kill of kills) {
    restore();
    const killed = await run(faultEnv(state, { only: ONLY, ...kill }));
    expect([-1, 4]).toContain(killed.code);
    if (killed.code === -1) hits += 1;
    const after = await run();
    expect(after, JSON.stringify(kill)).toMatchObject({ code: 4 });
    expect(await harvestOf(sandbox), JSON.stringify(kill)).toEqual(undisturbed);
  }
  // A run may make a few calls less than the first did.
  expect(hits).toBeGreaterThan(kills.length * 0.9);
});

it('killed while git was writing the files of the main checkout, it takes them for its own and a change for a change', {
  timeout: SOAK_MS,
}, async () => {
  const sandbox = await queueSandbox();
  await threeBranches(sandbox);
  const state = join(sandbox.dir, '.git/coord');
  const trace = join(sandbox.dir, '../calls');
  const kept = join(sandbox.dir, '../kept');
  cpSync(sandbox.dir, kept, { recursive: true });
  await sandbox.coord(['queue', 'run'], { env: faultEnv(state, { only: '^rename$', trace }) });
  const renames = readTrace(trace);
  rmSync(sandbox.dir, { recursive: true });
  cpSync(kept, sandbox.dir, { recursive: true });
  // The third time that the first entry is written: it is about to be published.
  const [, , third] = renames.flatMap((call, index) => (/queue-entries\/.*MQ-0001/.test(call) ? index + 1 : []));
  await sandbox.coord(['queue', 'run'], {
    env: faultEnv(state, { only: '^rename$', at: third ?? 0, how: 'kill after' }),
  });
  expect((await entriesOf(sandbox))[0]?.work?.stage).toBe('publishing');
  // As git leaves it: a file is the merge's, and neither the index nor the branch knows.
  writeFileSync(join(sandbox.dir, 'web/page.txt'), 'the new page\n');
  sandbox.write('server/service.txt', 'half a thought\n');
  const ended = await sandbox.coord(['queue', 'run']);
  expect(ended.stderr).toContain('MQ-0002, backend/1, waits: ');
  expect(await sandbox.git('status', '--porcelain')).toBe(' M server/service.txt\n');
  expect((await entriesOf(sandbox)).map(({ status }) => status)).toEqual(['landed', 'waiting', 'waiting']);
  expect(sandbox.read('shared/words.txt')).toBe('one\nfrontend\nthree\n');
});
