import { describe, expect, it } from 'vitest';
import { outline, shop } from './stage.ts';

const ALL = [
  'data passed: ids stock~ stock',
  'cache passed: hits',
  'service passed: quote~ quote cost',
  'events passed: placed~ placed',
  'partner passed: handshake',
  'web passed: size',
  'checkout passed: 1-quote 2-events 3-web',
];

describe('coord verify over six layers of all types, and data that goes through three of them', () => {
  it('passes where commands, contracts, benchmarks, gates and the flow do', async () => {
    const { verify } = await shop();
    const { code, report } = await verify('--all');
    expect(outline(report).sort()).toEqual(ALL.toSorted());
    expect({ code, passed: report.passed }).toEqual({ code: 0, passed: true });
    const endings = report.layers.flatMap(({ checks }) => checks.map(({ name, ending }) => `${name}: ${ending}`));
    expect(endings).toEqual(
      expect.arrayContaining([
        'ids: exit code 0',
        'stock: what it printed fits contracts/stock.json',
        'hits: 0.93, at least 0.8',
        'cost: 40 steps, 40 steps on record',
        'placed: events/placed.json fits contracts/placed.json',
        'size: 31.5 kB, at most 50 kB',
      ]),
    );
  });

  it.each([
    ['data/stock.json', '[{"id":"tea","left":1},{"id":"tea","left":1}]', 'data', 'ids', 'exit code 3'],
    [
      'data/stock.json',
      '[{"id":"tea","left":-1}]',
      'data',
      'stock',
      'what it printed does not fit contracts/stock.json: /0/left must be >= 0',
    ],
    [
      'contracts/cart.example.json',
      '{"items":[1]}',
      'service',
      'quote',
      'contracts/cart.example.json does not fit contracts/cart.json: /items/0 must be string',
    ],
    [
      'service/cost.mjs',
      "console.log('cost: 44.1')",
      'service',
      'cost',
      '44.1 steps is worse than the 40 steps on record: 44 steps would still pass',
    ],
    [
      'service/cost.mjs',
      "console.log('free')",
      'service',
      'cost',
      'nothing in what it printed is like cost: ([0-9.]+)',
    ],
    ['cache/report.json', '{"hits":0.5}', 'cache', 'hits', '0.5 is below the least that passes, 0.8'],
    ['cache/report.json', '{}', 'cache', 'hits', 'there is no number at /hits of cache/report.json'],
    ['events/placed.json', '{"event":"placed"', 'events', 'placed', 'events/placed.json is not one JSON document'],
    ['integration/handshake.mjs', 'process.exit(7)', 'partner', 'handshake', 'exit code 7'],
    ['web/size.mjs', 'console.log("")', 'web', 'size', 'what it printed is no number'],
    ['web/size.mjs', 'console.log(50.5)', 'web', 'size', '50.5 kB is above the most that passes, 50 kB'],
  ])('fails with what is wrong: %s as %s', async (path, text, layer, name, ending) => {
    const { verify, write } = await shop();
    write(path, text);
    const { code, report } = await verify('--all');
    expect(code).toBe(1);
    const failed = report.layers.flatMap((one) =>
      one.checks.flatMap((check) => (check.passed ? [] : { layer: one.layer, check })),
    );
    expect(failed.map((one) => `${one.layer}: ${one.check.name}`)).toEqual([`${layer}: ${name}`]);
    expect(failed[0]?.check.ending).toContain(ending);
  });

  it('fails at the step of a flow that does not take what the one before it gives', async () => {
    const { verify, write } = await shop();
    // Each layer by itself still passes: only together they do not.
    write('service/quote.mjs', 'console.log(JSON.stringify({ total: 5, state: "open", sum: 5 }))');
    write('events/place.mjs', 'console.log(JSON.stringify({ event: "placed" }))');
    const { code, report } = await verify('--all');
    expect(code).toBe(1);
    expect(report.layers.filter(({ flow }) => !flow).every(({ status }) => status === 'passed')).toBe(true);
    expect(report.layers.at(-1)).toMatchObject({
      layer: 'checkout',
      flow: true,
      status: 'failed',
      checks: [
        { name: '1-quote', passed: true },
        {
          name: '2-events',
          passed: false,
          ending: "what it printed does not fit contracts/placed.json: the whole must have required property 'total'",
          hint: 'Look at what the step before gives.',
        },
      ],
    });
  });

  it('skips what needs a layer that failed, and finishes everything else', async () => {
    const { verify, write } = await shop();
    write('service/quote.mjs', 'process.exit(1)');
    const { report } = await verify('--all');
    expect(outline(report)).toEqual([
      'data passed: ids stock~ stock',
      'cache passed: hits',
      'service failed: quote~ !quote cost',
      'events skipped (service failed)',
      'partner skipped (service failed)',
      'web skipped (service failed)',
      'checkout skipped (service failed, events was skipped, web was skipped)',
    ]);
  });

  it('verifies the layers that are named, and what they need; or those that a role must pass', async () => {
    const { verify } = await shop();
    expect(outline((await verify('cache')).report)).toEqual(['data passed: ids stock~ stock', 'cache passed: hits']);
    expect(outline((await verify('--role', 'backend', '--no-cache')).report)).toEqual([
      'data passed: ids stock~ stock',
      'service passed: quote~ quote cost',
    ]);
  });

  it('verifies a role together with the flows that go through nothing but its layers', async () => {
    const { verify, write, read } = await shop();
    write('coord.config.yaml', read('coord.config.yaml').replace('must_pass: [web]', 'must_pass: [web, events]'));
    const { report } = await verify('--role', 'frontend');
    expect(report.layers.map(({ layer }) => layer)).toEqual(['data', 'service', 'cache', 'web', 'events', 'checkout']);
  });

  it.each([
    [['nowhere'], 'coord: there is no layer nowhere.'],
    [['servise'], "coord: there is no layer servise. Did you mean 'service'?"],
    [['--role', 'nobody'], 'coord: there is no role nobody.'],
    [['--base', 'v9'], 'coord: git knows no commit v9.'],
  ])('exits with 2 for %s', async (args, said) => {
    const { coord } = await shop();
    const { code, stdout, stderr } = await coord(['verify', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});
