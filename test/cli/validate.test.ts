import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const CONFIG = `version: 1
project: { name: shop }
roles:
  web: { title: Web developer, owns: [web/**] }
  api: { title: API developer, owns: [api/**] }
ownership:
  shared: [{ paths: [docs/**], roles: [web, api] }]
`;

async function shop(config = CONFIG, files = ['web/a.ts', 'web/b.ts', 'api/a.ts', 'docs/a.md']): Promise<Sandbox> {
  const sandbox = await createSandbox();
  sandbox.write('coord.config.yaml', config);
  for (const file of files) sandbox.write(file, 'text\n');
  await sandbox.git('add', '--all');
  return sandbox;
}

describe('coord validate', () => {
  it('says in one line what a valid config rules', async () => {
    const { coord } = await shop();
    expect(await coord(['validate'])).toEqual({
      code: 0,
      stdout: "coord.config.yaml: valid (2 roles, 0 layers, 4 files owned, 0 nobody's)\n",
      stderr: '',
    });
  });

  it('finds the config of a folder above, and names it from where one stands', async () => {
    const { coord, dir } = await shop();
    const ended = await coord(['validate'], { cwd: join(dir, 'web') });
    expect(ended.stdout).toBe("../coord.config.yaml: valid (2 roles, 0 layers, 4 files owned, 0 nobody's)\n");
  });

  it('warns of files that nobody owns, once, and of patterns that match nothing', async () => {
    const files = ['web/a.ts', 'docs/a.md', ...[1, 2, 3, 4, 5, 6, 7].map((number) => `ops/${number}.sh`)];
    const { coord } = await shop(CONFIG, files);
    const ended = await coord(['validate']);
    expect(ended).toEqual({
      code: 0,
      stdout: "coord.config.yaml: valid (2 roles, 0 layers, 2 files owned, 7 nobody's)\n",
      stderr: `coord.config.yaml:5:39 warning dead-glob: 'api/**' of role 'api' matches no file that git tracks
  5 |   api: { title: API developer, owns: [api/**] }
    |                                       ^^^^^^

coord.config.yaml:6:1 warning unowned-files: 7 files have no owner, and a write to one is asked about: ops/1.sh, ops/2.sh, ops/3.sh, ops/4.sh, ops/5.sh … and 2 more
  6 | ownership:
    | ^^^^^^^^^
  hint: give them to a role, or set ownership.unowned to allow

2 warnings
`,
    });
  });

  it('does not mind unowned files where they are allowed', async () => {
    const { coord } = await shop(`${CONFIG}  unowned: allow\n`, ['web/a', 'api/a', 'docs/a', 'README.md']);
    expect(await coord(['validate', '--strict'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('fails on warnings with --strict, and says nothing of valid', async () => {
    const { coord } = await shop(CONFIG, ['web/a']);
    const ended = await coord(['validate', '--strict']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('\n2 warnings\n');
  });

  it('warns of what is idle: negations, duplicates, a folder read as a class, a layer without checks', async () => {
    const config = `version: 1
project: { name: shop }
roles:
  web:
    title: Web developer
    owns:
      - '!web/vendor/**'
      - web/**
      - '!api/**'
      - web/**
      - app/[slug]/page.tsx
    must_pass: [ui]
  ops:
    title: Operations
    owns: [.claude/**, .git/hooks/*]
layers:
  ui: { type: presentation }
`;
    const { coord } = await shop(config, []);
    const ended = await coord(['validate', '--json']);
    const codes = JSON.parse(ended.stdout).diagnostics.map(
      ({ code, at }: { code: string; at: { line: number } }) => `${at.line} ${code}`,
    );
    expect(codes).toEqual([
      '7 idle-negation',
      '8 dead-glob',
      '9 idle-negation',
      '10 duplicate-pattern',
      '10 dead-glob',
      '11 dead-glob',
      '11 class-or-folder',
      '12 no-checks',
      '15 owns-nothing',
      '15 dead-glob',
      '15 dead-glob',
    ]);
  });

  it('prints JSON for programs, valid or not', async () => {
    const { coord, write } = await shop();
    const good = await coord(['validate', '--json']);
    expect(JSON.parse(good.stdout)).toEqual({ valid: true, diagnostics: [], files: { owned: 4, unowned: 0 } });
    write('coord.config.yaml', CONFIG.replace('owns: [api/**]', 'owns: [web/api/**]'));
    const bad = await coord(['validate', '--json']);
    expect({ code: bad.code, stderr: bad.stderr }).toEqual({ code: 2, stderr: '' });
    expect(JSON.parse(bad.stdout)).toEqual({
      valid: false,
      diagnostics: [
        {
          severity: 'error',
          code: 'overlapping-owners',
          message: "'web' and 'api' both own web/api/example",
          file: 'coord.config.yaml',
          at: { line: 5, column: 39, length: 10 },
          hint: "write '!web/api/**' below 'web/**', or list these paths under ownership.shared",
          related: [{ at: { line: 4, column: 39, length: 6 }, message: "'web' owns it by this line" }],
        },
      ],
    });
  });

  it('without git says that no files were looked at', async () => {
    const { coord, home } = await createSandbox();
    const folder = join(home, 'plain');
    mkdirSync(folder);
    writeFileSync(join(folder, 'coord.config.yaml'), CONFIG);
    expect(await coord(['validate'], { cwd: folder })).toEqual({
      code: 0,
      stdout: 'coord.config.yaml: valid (2 roles, 0 layers; git tracks no files here, so none were looked at)\n',
      stderr: '',
    });
  });

  it('says what to do where there is no config', async () => {
    const { coord } = await createSandbox();
    expect(await coord(['validate'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'coord: no coord.config.yaml here or in a folder above. Write one, or name it with --config.\n',
    });
    expect(await coord(['validate', '-c', 'other.yaml'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'other.yaml: error missing-file: there is no such file\n\n1 error\n',
    });
  });

  it('reads no binary files and no UTF-16', async () => {
    const { coord, dir } = await createSandbox();
    writeFileSync(join(dir, 'coord.config.yaml'), Buffer.from('\ufeffversion: 1\n', 'utf16le'));
    expect((await coord(['validate'])).stderr).toBe(
      'coord.config.yaml: error not-text: the file is UTF-16; save it as UTF-8\n\n1 error\n',
    );
    writeFileSync(join(dir, 'coord.config.yaml'), Buffer.from([0x76, 0xff, 0xfe, 0x00]));
    expect((await coord(['validate'])).stderr).toBe(
      'coord.config.yaml: error not-text: the file is not UTF-8 text\n\n1 error\n',
    );
  });

  it('survives brackets by the thousand', async () => {
    const { coord, write } = await createSandbox();
    write('coord.config.yaml', `version: ${'['.repeat(200_000)}`);
    expect(await coord(['validate'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('coord owner', () => {
  it('says who owns each path, and which line says so', async () => {
    const { coord, dir } = await shop();
    const paths = ['a.ts', '../api/new.ts', '../docs/x.md', '../README.md', '../.claude/x', join(dir, '.git/config')];
    const ended = await coord(['owner', ...paths], { cwd: join(dir, 'web') });
    expect(ended).toEqual({
      code: 0,
      stdout: `web/a.ts: web (coord.config.yaml:4:39 web/**)
api/new.ts: api (coord.config.yaml:5:39 api/**)
docs/x.md: shared by web, api (coord.config.yaml:7:22 docs/**)
README.md: nobody
.claude/x: protected, no agent writes it (built in)
${join(dir, '.git/config')}: protected, no agent writes it (built in)
`,
      stderr: '',
    });
  });

  it('refuses what lies outside', async () => {
    const { coord } = await shop();
    expect(await coord(['owner', 'web/a.ts', '../elsewhere'])).toEqual({
      code: 3,
      stdout: 'web/a.ts: web (coord.config.yaml:4:39 web/**)\n',
      stderr: 'coord: ../elsewhere: it lies outside the repository\n',
    });
  });
});

describe('coord roles', () => {
  it('shows the team', async () => {
    const { coord } = await shop();
    expect((await coord(['roles'])).stdout).toBe(`web  Web developer
  owns        web/**

api  API developer
  owns        api/**
`);
    const json = await coord(['roles', 'api', '--json']);
    expect(JSON.parse(json.stdout)).toEqual([{ id: 'api', title: 'API developer', owns: ['api/**'] }]);
  });

  it('knows which role was meant', async () => {
    const { coord } = await shop();
    expect(await coord(['roles', 'wep'])).toEqual({
      code: 2,
      stdout: '',
      stderr: "coord: there is no role 'wep'; did you mean 'web'?\n",
    });
  });
});

it('checks the playbooks too: those beside the config, and which parts are bound', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const config = sandbox.read('coord.config.yaml');
  sandbox.write(
    'coord.config.yaml',
    config.replace('ux: frontend, documentation: frontend }', 'xu: frontend }\n  review-chian:\n    parts: {}'),
  );
  sandbox.write('playbooks/mine.yaml', 'version: 1\nname: mine\nstps: []\n');
  const { code, stderr } = await sandbox.coord(['validate']);
  expect(code).toBe(2);
  expect(stderr).toContain("coord.config.yaml:27:74 error unknown-part: playbook 'review-chain' has no part 'xu'");
  expect(stderr).toContain("hint: did you mean 'ux'?");
  expect(stderr).toContain("error unknown-playbook: there is no playbook 'review-chian'");
  expect(stderr).toContain("warning unbound-part: nobody plays part 'documentation' of playbook 'review-chain'");
  expect(stderr).toContain('playbooks/mine.yaml:3:1 error unknown-key');
});
