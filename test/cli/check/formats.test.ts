import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { branchSandbox, checkInto, commitAll } from '../../support/checked.ts';

/** Names that git takes, and that would be something else to a terminal, a runner or a URI. */
const HOSTILE = [
  'server/a\n::error file=web/index.html::it was the frontend',
  'server/b%0A::set-output name=ok::true',
  'server/c,line=7,title=fine',
  'server/d:colon::double',
  'server/e\u001b[2Jgone\r',
  'server/f\u202egpj.exe',
  'server/##[error]g',
  'server/-h "quoted" \\n $(touch pwned) é 日本',
];

it('one line for each finding, whatever files are called', async () => {
  const sandbox = await branchSandbox('frontend/$(touch-pwned)%0A"x"');
  for (const name of HOSTILE) sandbox.write(name, 'x');
  writeFileSync(Buffer.concat([Buffer.from(join(sandbox.dir, 'server/i')), Buffer.from([0xff, 0xfe])]), 'x');
  await commitAll(sandbox);
  const { found } = await checkInto(sandbox);
  expect(found.toSorted()).toEqual([...HOSTILE, 'server/i\ufffd\ufffd'].map((name) => `deny ${name}`).toSorted());

  const text = (await sandbox.coord(['check', '--base', 'main'])).stdout;
  expect(text.trimEnd().split('\n')).toHaveLength(2 + found.length);
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);

  const { code, stdout } = await sandbox.coord(['check', '--base', 'main', '--format', 'github']);
  expect(code).toBe(1);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.pop()).toBe(`coord check: ${found.length} refused`);
  expect(lines).toHaveLength(found.length);
  const files = lines.map((line) => {
    const [, file = ''] =
      /^::error file=([^,:]*),line=1,title=refused by ownership::[^\r\n]+is owned by role backend[^\r\n]*$/.exec(
        line,
      ) ?? [];
    return undone(file);
  });
  expect(files.toSorted()).toEqual(found.map((one) => one.replace('deny ', '')).toSorted());
});

it('an annotation stands at the first line that is changed; a warning and a question are told apart', async () => {
  const sandbox = await branchSandbox(
    'frontend/1',
    'check: { approvers: [{ paths: [notes/**], people: [octocat] }] }\n',
  );
  await sandbox.git('switch', '--quiet', 'main');
  const config = sandbox.read('coord.config.yaml').replace('unowned: deny', 'unowned: ask');
  sandbox.write('coord.config.yaml', config);
  sandbox.write('server/main.js', 'one\ntwo\nthree\nfour\n');
  sandbox.write('server/old.js', 'old\n');
  await commitAll(sandbox);
  await sandbox.git('switch', '--quiet', '--force-create', 'frontend/1');
  sandbox.write('server/main.js', 'one\ntwo\n3\nfour\n');
  sandbox.write('notes/a.md', 'new');
  await sandbox.git('rm', '--quiet', 'server/old.js');
  await commitAll(sandbox);
  const args = ['check', '--base', 'main', '--format', 'github'];
  const { stdout } = await sandbox.coord(args);
  expect(stdout).toBe(
    [
      '::error file=notes/a.md,line=1,title=needs an approval::notes/a.md: added, is owned by nobody; octocat has to approve it',
      '::error file=server/main.js,line=3,title=refused by ownership::server/main.js: changed, is owned by role backend, and this is a change by role frontend (coord.config.yaml:10, server/**)',
      '::error file=server/old.js,line=1,title=refused by ownership::server/old.js: removed, is owned by role backend, and this is a change by role frontend (coord.config.yaml:10, server/**)',
      'coord check: 2 refused, 1 for a person to approve',
      '',
    ].join('\n'),
  );
  await sandbox.git('switch', '--quiet', 'main');
  sandbox.write('coord.config.yaml', config.replace('unowned: ask', 'mode: warn\n  unowned: ask'));
  await commitAll(sandbox);
  await sandbox.git('switch', '--quiet', 'frontend/1');
  const warned = await sandbox.coord(args);
  expect(warned.code).toBe(0);
  expect(warned.stdout).toContain('::warning file=server/main.js,line=3,title=against ownership::');
});

it('SARIF has what the standard requires', async () => {
  const sandbox = await branchSandbox('frontend/1');
  for (const name of HOSTILE) sandbox.write(name, 'x');
  sandbox.write('.claude/settings.json', '{}');
  const commit = await commitAll(sandbox);
  const { code, stdout } = await sandbox.coord(['check', '--base', 'main', '--commits', '--format', 'sarif']);
  expect(code).toBe(1);
  const log = JSON.parse(stdout);
  expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs']);
  expect(log.version).toBe('2.1.0');
  const [{ tool, results }] = log.runs;
  expect(log.runs).toHaveLength(1);
  expect(tool.driver.name).toBe('coord');
  const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const paths = results.map((result: Result) => {
    expect(ids[result.ruleIndex]).toBe(result.ruleId);
    expect(['none', 'note', 'warning', 'error']).toContain(result.level);
    expect(result.message.text.length).toBeGreaterThan(0);
    expect(result.properties.commit).toBe(commit);
    const [location] = result.locations;
    const { artifactLocation, region } = location?.physicalLocation ?? {};
    expect(region?.startLine).toBeGreaterThanOrEqual(1);
    // A URI reference as RFC 3986 has it, which no base can lead out of.
    expect(artifactLocation?.uri).toMatch(/^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/);
    return decodeURIComponent(artifactLocation?.uri ?? '');
  });
  expect(paths.toSorted()).toEqual([...HOSTILE, '.claude/settings.json'].toSorted());
});

/** As the runner reads a property. */
const undone = (value: string) =>
  value
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
  properties: { commit: string };
}
