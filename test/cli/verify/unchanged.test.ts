import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outline, shop } from './stage.ts';

describe('coord verify without layers', () => {
  it('verifies what has changed since main, committed or not, and what needs it; nothing else', async () => {
    const { verify, write, git } = await shop();
    const nothing = await verify();
    expect(nothing.report).toMatchObject({ passed: true, base: 'main', layers: [] });
    expect(nothing.report.unchanged).toEqual(['data', 'cache', 'service', 'events', 'partner', 'web']);

    write('cache/report.json', '{ "hits": 0.9 }');
    const changed = await verify();
    expect(outline(changed.report)).toEqual([
      'cache passed: hits',
      'web passed: size',
      'checkout passed: 1-quote 2-events 3-web',
    ]);
    expect(changed.report.because).toEqual({ cache: 'cache/report.json has changed', web: 'it needs cache' });
    expect(changed.report.unchanged).toEqual(['data', 'service', 'events', 'partner']);

    await git('add', '--all');
    await git('commit', '--quiet', '-m', 'more hits');
    write('integration/new.mjs', '');
    const committed = await verify('--no-cache');
    expect(committed.report.because).toEqual({
      cache: 'cache/report.json has changed',
      partner: 'integration/new.mjs has changed',
      web: 'it needs cache',
    });
    // Held against the work's own commit, that is no change.
    expect((await verify('--base', 'HEAD')).report.because).toEqual({ partner: 'integration/new.mjs has changed' });
  });

  it('verifies a layer whose schema has changed, although it lies elsewhere', async () => {
    const { verify, read, write } = await shop();
    write('contracts/placed.json', read('contracts/placed.json').replace('"number"', '"integer"'));
    expect((await verify()).report.because).toEqual({ events: 'contracts/placed.json has changed' });
  });

  it('verifies everything where a file has changed that is no layer’s, unless it is prose', async () => {
    const { verify, write } = await shop();
    write('README.md', 'A word.');
    expect((await verify()).report.layers).toEqual([]);
    write('package-lock.json', '{}');
    const { report } = await verify();
    expect(report.layers).toHaveLength(7);
    expect(report.because).toMatchObject({ web: "package-lock.json has changed, and is no layer's" });
  });

  it('verifies everything where the config has changed, and where nothing says what the work goes into', async () => {
    const { verify, read, write, git } = await shop();
    write('coord.config.yaml', `${read('coord.config.yaml')}\n# A word.\n`);
    expect((await verify()).report.layers).toHaveLength(7);
    await git('checkout', '--quiet', '--', '.');
    await git('checkout', '--quiet', 'main');
    const { report } = await verify();
    expect(report.layers).toHaveLength(7);
    expect(report.base).toBeUndefined();
  });

  it('looks at the worktree that it is called in', async () => {
    const { dir, git, coord, write } = await shop();
    await git('worktree', 'add', '--quiet', '-b', 'frontend/1', '../second');
    write('../second/web/size.mjs', 'console.log(70)');
    const there = await coord(['verify', '--json'], { cwd: join(dir, '../second/web') });
    expect(there.code).toBe(1);
    expect(outline(JSON.parse(there.stdout))).toEqual(['web failed: !size', 'checkout skipped (web failed)']);
    expect(outline(JSON.parse((await coord(['verify', '--json'])).stdout))).toEqual([]);
  });
});

describe('what has passed', () => {
  it('is not run again as long as nothing that it looks at has changed; --no-cache runs it', async () => {
    const { verify, write } = await shop();
    await verify('service');
    expect(outline((await verify('service')).report)).toEqual([
      'data passed: =ids stock~ =stock',
      'service passed: quote~ =quote =cost',
    ]);
    expect(outline((await verify('service', '--no-cache')).report)).toEqual([
      'data passed: ids stock~ stock',
      'service passed: quote~ quote cost',
    ]);
    write('service/note.md', 'A word.');
    expect(outline((await verify('service')).report)).toEqual([
      'data passed: =ids stock~ =stock',
      'service passed: quote~ quote cost',
    ]);
  });

  it('is told in the worktrees of the same repository too, and after a commit', async () => {
    const { verify, write, git, dir, coord } = await shop();
    write('data/note.md', 'A word.');
    await verify('data');
    await git('add', '--all');
    await git('commit', '--quiet', '-m', 'a word');
    await git('worktree', 'add', '--quiet', '-b', 'backend/1', '../second');
    const there = await coord(['verify', 'data', '--json'], { cwd: join(dir, '../second') });
    expect(outline(JSON.parse(there.stdout))).toEqual(['data passed: =ids stock~ =stock']);
  });

  it.each([
    ['a layer below', 'data/stock.json', '[{ "id": "tea", "left": 2 }]'],
    [
      'its schema, which lies elsewhere',
      'contracts/quote.json',
      '{ "type": "object", "required": ["total", "state"] }',
    ],
    ['the number on record', 'coord.baselines.json', '{ "service/cost": 41 }'],
    ['its command', 'coord.config.yaml', undefined],
    ['a file that is no layer’s', 'package-lock.json', '{}'],
  ])('is run again after a change of %s', async (what, path, text) => {
    const { verify, write, read } = await shop();
    await verify('service');
    const config = read('coord.config.yaml').replace('node service/quote.mjs', 'node ./service/quote.mjs');
    write(path, text ?? config.replace('node service/cost.mjs', 'node ./service/cost.mjs'));
    const { report } = await verify('service');
    const service = report.layers.find(({ layer }) => layer === 'service');
    const again = service?.checks
      .filter(({ kind, cached }) => kind !== 'compatibility' && !cached)
      .map(({ name }) => name);
    const isOne =
      what === 'the number on record' ? ['cost'] : what.startsWith('its schema') ? ['quote'] : ['quote', 'cost'];
    expect(again).toEqual(isOne);
  });

  it('may be nothing at all: the first time that anything passed, its files were changed', async () => {
    const { verify, write } = await shop();
    write('integration/handshake.mjs', "import { writeFileSync } from 'node:fs';\nwriteFileSync('left.txt', 'x');");
    expect(outline((await verify('data', '--no-cache')).report)).toEqual(['data passed: ids stock~ stock']);
    const { code, report } = await verify('partner');
    expect(code).toBe(0);
    expect(outline(report).at(-1)).toBe('partner passed: handshake');
  });

  it('is never a failure, nor what passed while its files were changed', async () => {
    const { verify, write, read, dir } = await shop();
    write(
      'integration/handshake.mjs',
      "import { appendFileSync } from 'node:fs';\nappendFileSync('ran.txt', 'x');\nprocess.exit(1);",
    );
    await verify('partner');
    await verify('partner');
    expect(read('ran.txt')).toBe('xx');
    write(
      'integration/handshake.mjs',
      "import { appendFileSync } from 'node:fs';\nappendFileSync('integration/ran.txt', 'x');",
    );
    await verify('partner');
    // As it was when that began, and not as it was when it passed.
    rmSync(join(dir, 'integration/ran.txt'));
    expect(outline((await verify('partner')).report).at(-1)).toBe('partner passed: handshake');
  });
});

describe('coord verify --record', () => {
  it('puts the numbers that passed on record, and keeps the others', async () => {
    const { verify, write, read } = await shop();
    write('coord.baselines.json', '{ "web/old": 3, "service/cost": 40 }');
    write('service/cost.mjs', "console.log('cost: 60')");
    expect((await verify('service')).code).toBe(1);
    const recorded = await verify('service', '--record');
    expect(recorded.code).toBe(0);
    expect(recorded.report.recorded).toEqual({ 'service/cost': 60 });
    expect(read('coord.baselines.json')).toBe('{\n  "service/cost": 60,\n  "web/old": 3\n}\n');
    expect((await verify('service')).code).toBe(0);
  });

  it('is for a person: an agent is refused, and may not write the file itself', async () => {
    const { coord, read } = await shop();
    const before = read('coord.baselines.json');
    const ended = await coord(['verify', '--record'], { env: { CLAUDECODE: '1' } });
    expect(ended).toEqual({
      code: 3,
      stdout: '',
      stderr:
        'coord: the numbers that work is held against are for a person to record. Say in your work which number has changed, and why.\n',
    });
    expect(read('coord.baselines.json')).toBe(before);
    expect((await coord(['why', 'coord.baselines.json', '--role', 'backend'])).stdout).toContain('protected');
  });

  it('is asked for where there is no number on record, and where the record is broken', async () => {
    const { verify, write, coord } = await shop();
    write('coord.baselines.json', '{}');
    const cost = (await verify('service')).report.layers.at(-1)?.checks.at(-1);
    expect(cost).toMatchObject({
      ending: '40 steps, and no number is on record to hold it against',
      hint: 'Record one with coord verify --record, and commit coord.baselines.json.',
    });
    write('coord.baselines.json', '{ "service/cost": "40" }');
    expect(await coord(['verify', 'service'])).toMatchObject({
      code: 2,
      stderr: 'coord: coord.baselines.json is not as coord verify --record writes it: record the numbers again.\n',
    });
  });
});
