import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Coord, openCoord } from '../../src/index.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
});

const open = (env: Record<string, string> = {}, cwd = sandbox.dir): Coord => {
  const opened = openCoord({ cwd, env, platform: process.platform });
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
};

/** The value of what must have worked. */
function value<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the library', () => {
  it('does what docs/library.md shows, as an installed package', async () => {
    const [, example = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/library.md', 'utf8')) ?? [];
    sandbox.write('script.mjs', example.replace("'coord-team'", `'${resolve('dist/index.js')}'`));
    const ended = await sandbox.exec(process.execPath, ['script.mjs'], { env: { COORD_ROLE: 'backend' } });
    expect(ended).toEqual({ code: 0, stdout: 'standby\n', stderr: '' });
    const log = (await sandbox.coord(['log', '--json'])).stdout.trimEnd().split('\n');
    const deeds = log.map((line) => JSON.parse(line) as { type: string; key?: string });
    expect(deeds.map(({ type, key }) => (key === undefined ? type : `${type} ${key}`)).sort()).toEqual([
      'decision.proposed',
      'instance.ended',
      'instance.started',
      'lease.released glob:server/migrations/**',
      'lease.released resource:port:5432',
      'lease.taken glob:server/migrations/**',
      'lease.taken resource:port:5432',
    ]);
  });

  it('shares its state with the commands, and says who did what', async () => {
    const backend = open({ COORD_ROLE: 'backend', COORD_INSTANCE: 'b1' });
    const frontend = open({ COORD_ROLE: 'frontend', COORD_INSTANCE: 'f1' });
    const { seq } = value(
      await backend.messages.send({
        to: { role: 'frontend' },
        text: 'e-mail or name?',
        urgency: 'normal',
        needsResponse: true,
      }),
    );
    expect((await frontend.messages.unanswered()).map(({ id }) => id)).toEqual([`MSG-${seq}`]);
    value(await frontend.messages.reply(`MSG-${seq}`, 'both'));
    value(await backend.messages.acknowledge(`MSG-${seq}`));
    value(await backend.messages.close(`MSG-${seq}`));
    expect(await frontend.messages.inbox()).toEqual([]);
    const { stdout } = await sandbox.coord(['log']);
    expect(stdout).toContain('backend asked frontend (MSG-1): e-mail or name?');
    expect(stdout).toContain('frontend answered MSG-1: both');
  });

  it('leases for one instance, refuses the other one and a stale token, and checks without taking anything', async () => {
    const [first, second] = [open({ COORD_INSTANCE: 'one' }), open({ COORD_INSTANCE: 'two' })];
    const [lease] = value(await first.leases.acquire(['port:5432'], { ttlMs: 60_000, reason: 'a database' }));
    const refusedReason = expect.stringMatching(/^port:5432 is held by .* \(a database\) since /);
    expect(await second.leases.acquire(['port:5432'])).toMatchObject({ ok: false, error: { reason: refusedReason } });
    value(await first.leases.release('port:5432', lease?.token));
    expect(await first.leases.renew('port:5432', lease?.token ?? 0)).toMatchObject({
      ok: false,
      error: { kind: 'refused', reason: expect.stringContaining('is stale') },
    });
    expect(await first.leases.list()).toEqual([]);
    const backend = open({ COORD_ROLE: 'backend', COORD_INSTANCE: 'b1' });
    expect(await backend.leases.check('web/app.js')).toMatchObject({ kind: 'decided', decision: { verdict: 'deny' } });
    expect(await backend.leases.check('server/x.js')).toMatchObject({ decision: { verdict: 'allow' } });
    expect(await backend.leases.list()).toEqual([]);
    expect(await backend.leases.acquire(['web/app.js'])).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  it('keeps tasks, memory and decisions, and gives the status of the team', async () => {
    const person = open();
    const backend = open({ COORD_ROLE: 'backend', COORD_INSTANCE: 'b1' });
    const draft = {
      title: 'Return the e-mail',
      priority: 'high',
      dependencies: [],
      deliverables: [],
      expertise: [],
    } as const;
    const task = value(
      await person.tasks.add({ ...draft, dependencies: [], deliverables: [], expertise: [], role: 'backend' }),
    );
    value(await backend.tasks.move(task.id, 'accept'));
    expect((await backend.tasks.mine()).map(({ status }) => status)).toEqual(['active']);
    value(await backend.memory.add({ known: ['ids are UUIDs'] }));
    expect((await person.memory.of('backend')).known.map(({ text }) => text)).toEqual(['ids are UUIDs']);
    expect(await person.memory.add({ known: ['x'] })).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    const { id } = value(await backend.decisions.propose({ title: 'The shape of a user' }));
    value(await backend.decisions.decide({ id, choice: { text: 'flat' }, rationale: 'simple', withoutInput: [] }));
    expect((await person.decisions.list({ status: 'decided' })).map((decision) => decision.id)).toEqual([id]);
    await backend.instances.register('b1');
    const status = await person.status();
    expect(status.session).toMatchObject({ totalInstances: 1, mode: 'single-instance' });
    expect(status.instances['b1']).toMatchObject({ role: 'backend', status: 'active', tasks: [task.id] });
    expect((await person.metrics()).tasks).toEqual({ active: 1 });
  });

  it('says why there is no team', () => {
    const opened = openCoord({ cwd: sandbox.home, env: {}, platform: process.platform });
    expect(opened).toEqual({ ok: false, error: { kind: 'no-config' } });
  });
});
