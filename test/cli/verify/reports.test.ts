import { expect, it, describe } from 'vitest';
import { eventually, startCoord } from '../../support/runs.ts';
import { isAlive } from '../../support/alive.ts';
import { all, type Element, parseXml, textOf } from '../../support/xml.ts';
import { shop } from './stage.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A shop with a failure whose output means something to every format, and what is skipped for it. */
async function broken() {
  const stage = await shop();
  stage.write(
    'data/check.mjs',
    String.raw`console.log('\u001b[31m]]> <b>&amp; | ` + '`` @team' + String.raw`\u0000');process.exit(1)`,
  );
  return stage;
}

/** Times differ. */
const timeless = (text: string) => text.replaceAll(/;? ?\d+(?:\.\d)?s\b/g, '');

describe('coord verify', () => {
  it('tells layer by layer, with all that a failure says', async () => {
    const { coord } = await broken();
    const { code, stdout } = await coord(['verify', 'cache']);
    expect(code).toBe(1);
    expect(timeless(stdout)).toBe(
      [
        'data',
        '  ✖ ids: exit code 1',
        '    node data/check.mjs',
        '    \\x1b[31m]]> <b>&amp; | `` @team\\x00',
        '    hint: Every product has an id of its own.',
        '  ✔ stock (compatibility): whoever relies on it can go on so',
        '  ✔ stock: what it printed fits contracts/stock.json',
        'cache: skipped, as data failed',
        'coord verify failed: 2 verifiers passed, 1 failed, 1 skipped',
        '',
      ].join('\n'),
    );
  });

  it('says where nothing has changed, and what was left out', async () => {
    const { coord, write } = await shop();
    expect(await coord(['verify'])).toMatchObject({
      code: 0,
      stdout: 'coord verify nothing has changed against main, so nothing was verified; --all verifies every layer\n',
    });
    write('integration/new.mjs', '');
    const { stdout } = await coord(['verify']);
    expect(timeless(stdout)).toBe(
      'partner, as integration/new.mjs has changed\n  ✔ handshake\ncoord verify passed: 1 verifier passed, 5 layers unchanged against main\n',
    );
    expect((await coord(['verify'])).stdout).toContain('  ✔ handshake (passed before, unchanged since)\n');
  });

  it('writes Markdown in which nothing that was printed means anything', async () => {
    const { coord } = await broken();
    const { stdout } = await coord(['verify', 'cache', '--format', 'markdown']);
    expect(timeless(stdout)).toBe(
      [
        '# Verification of shop',
        '',
        '**Failed**: 2 verifiers passed, 1 failed, 1 skipped.',
        '',
        '| layer | verifier | kind | result | |',
        '| --- | --- | --- | --- | --- |',
        '| data | ids | check | **failed** | exit code 1 |',
        '| data | stock (compatibility) | compatibility | passed | whoever relies on it can go on so |',
        '| data | stock | contract | passed | what it printed fits contracts/stock.json |',
        '| cache | | | skipped | data failed |',
        '',
        '## layer data, check ids',
        '',
        'exit code 1.',
        '',
        '```text',
        '\\x1b[31m]]> <b>&amp; | `` @team\\x00',
        '```',
        '',
        'Hint: Every product has an id of its own.',
        '',
      ].join('\n'),
    );
  });

  it('ends all that it has started on Ctrl-C, and exits with 130', async () => {
    const { write, dir, ...sandbox } = await shop();
    write(
      'integration/handshake.mjs',
      "import { writeFileSync } from 'node:fs';\nwriteFileSync('pid', String(process.pid));\nsetInterval(() => {}, 1000);",
    );
    const running = startCoord({ ...sandbox, write, dir }, ['verify', 'partner', '--json']);
    await eventually(() => existsSync(join(dir, 'pid')) && readFileSync(join(dir, 'pid'), 'utf8') !== '');
    running.child.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.code).toBe(130);
    const report = JSON.parse(ended.stdout);
    expect(report).toMatchObject({ passed: false });
    expect(report.layers.at(-1)).toMatchObject({ layer: 'partner', status: 'skipped', because: 'it was stopped' });
    await eventually(() => !isAlive(Number(readFileSync(join(dir, 'pid'), 'utf8'))));
  });
});

/** What Jenkins' junit-10.xsd allows, which is what all readers know: attributes, and which elements may be inside. */
const JUNIT: Record<string, { required: string[]; optional: string[]; inside: string[] }> = {
  testsuites: {
    required: [],
    optional: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'],
    inside: ['testsuite'],
  },
  testsuite: {
    required: ['name', 'tests', 'failures', 'errors'],
    optional: [
      'time',
      'disabled',
      'skipped',
      'timestamp',
      'hostname',
      'id',
      'package',
      'group',
      'file',
      'log',
      'url',
      'version',
    ],
    inside: ['properties', 'testcase', 'testsuite', 'system-out', 'system-err'],
  },
  testcase: {
    required: ['name', 'classname'],
    optional: ['assertions', 'time', 'status', 'class', 'file', 'line', 'log', 'group', 'url'],
    inside: ['skipped', 'error', 'failure', 'rerunFailure', 'system-out', 'system-err'],
  },
  // Some readers know no attribute of it.
  skipped: { required: [], optional: [], inside: [] },
  failure: { required: [], optional: ['type', 'message'], inside: [] },
};

function faultsOf(element: Element): string[] {
  const rule = JUNIT[element.name];
  if (!rule) return [`element ${element.name}`];
  const names = Object.keys(element.attributes);
  return [
    ...rule.required.filter((name) => !names.includes(name)).map((name) => `${element.name} without ${name}`),
    ...names
      .filter((name) => ![...rule.required, ...rule.optional].includes(name))
      .map((name) => `${element.name} ${name}`),
    ...element.children.flatMap((child) =>
      typeof child === 'string'
        ? []
        : [...(rule.inside.includes(child.name) ? [] : [`${child.name} in ${element.name}`]), ...faultsOf(child)],
    ),
  ];
}

it('coord verify --format junit writes what readers of JUnit expect, whatever was printed', async () => {
  const { coord } = await broken();
  const { code, stdout } = await coord(['verify', '--all', '--format', 'junit']);
  expect(code).toBe(1);
  const root = parseXml(stdout);
  expect(root.name).toBe('testsuites');
  expect(faultsOf(root)).toEqual([]);
  const suites = all(root, 'testsuite');
  for (const suite of suites) {
    const { tests, failures, errors, skipped, timestamp } = suite.attributes;
    const count = (name: string) => String(all(suite, name).length);
    expect({ tests, failures, errors, skipped }).toEqual({
      tests: count('testcase'),
      failures: count('failure'),
      errors: '0',
      skipped: count('skipped'),
    });
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  }
  const sum = (name: string) => String(suites.reduce((total, { attributes }) => total + Number(attributes[name]), 0));
  expect(root.attributes).toMatchObject({ name: 'shop', tests: sum('tests'), failures: sum('failures'), errors: '0' });
  expect(suites.map(({ attributes }) => attributes['name'])).toEqual([
    'data',
    'cache',
    'service',
    'events',
    'partner',
    'web',
    'flow checkout',
  ]);
  for (const { attributes } of all(root, 'testcase')) expect(attributes['time']).toMatch(/^\d+\.\d{3}$/);
  const cases = all(root, 'testcase').map(({ attributes }) => `${attributes['classname']}: ${attributes['name']}`);
  expect(cases.slice(0, 3)).toEqual(['data: ids', 'data: stock (compatibility)', 'data: stock']);
  const [failure] = all(root, 'failure');
  expect(failure?.attributes).toEqual({ message: 'exit code 1', type: 'check' });
  // Control characters are none of XML's; everything else arrives as it was printed.
  expect(textOf(failure)).toBe(
    'exit code 1\nnode data/check.mjs\nhint: Every product has an id of its own.\n\uFFFD[31m]]> <b>&amp; | `` @team\uFFFD\n',
  );
  expect(all(root, 'skipped').map(textOf)).toContain('data failed');
});
